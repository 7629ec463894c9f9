import { sqlitePublicList } from '../../archive/sqlite-public-list.ts';
import { oaiSuite } from './oai-suite.ts';
import { makeOaiWorld } from './oai-world.ts';

oaiSuite('list in SQLite', (options = {}) => makeOaiWorld({ bench: sqlitePublicList(), ...options }));
