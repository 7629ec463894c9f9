import { publicListContract } from '../../contract/public-list.ts';
import { memoryPublicList } from './memory-public-list.ts';

publicListContract('in memory', memoryPublicList);
