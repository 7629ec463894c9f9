export type { PublicChange, PublicList, PublicRecord, PublicRecordQuery } from '../archive/public-list.ts';
