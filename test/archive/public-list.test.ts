import { publicListContract } from '../contract/public-list.ts';
import { sqlitePublicList } from './sqlite-public-list.ts';

publicListContract('SQLite', sqlitePublicList);
