/** One entry of the public list: what became of a partner's record in public. `seq` rises by commit; `time` is ISO 8601, UTC. */
export type PublicChange = {
  seq: number;
  time: string;
  item: string;
  record: string;
  kind: 'create' | 'update' | 'delete';
};

/** The newest public state of a record, for harvest. `datestamp`: YYYY-MM-DDThh:mm:ssZ; `seq`: its last entry in the public list. */
export type PublicRecord = {
  item: string;
  record: string;
  partner: string;
  collection: string;
  datestamp: string;
  seq: number;
  deleted: boolean;
};

/** What harvest asks for; both dates inclusive. Pages follow `after`, the `seq` of the last record seen: rising, never an offset. */
export type PublicRecordQuery = {
  from?: string;
  until?: string;
  partner?: string;
  collection?: string;
  after?: number;
  limit: number;
};

/** Reading the public list. */
export interface PublicList {
  /** The last entry's number, 0 where there is none. */
  head(): number;
  changesAfter(seq: number, limit: number): PublicChange[];
  /** All entries of an item, oldest first. */
  changesOf(item: string): PublicChange[];
  record(item: string, record: string): PublicRecord | undefined;
  /** Whether an item ever was public: what is gone answers 410, what never was 404. */
  knows(item: string): boolean;
  /** The newest states in the order of `seq` (and so of datestamp). */
  records(query: PublicRecordQuery): PublicRecord[];
  /** How many records {@link PublicList.records} would give in all, `after` and `limit` aside. */
  count(query: Omit<PublicRecordQuery, 'after' | 'limit'>): number;
  /** How much is public now. */
  counts(): { items: number; records: number; partners: number };
  /** The datestamp of the first entry ever, or undefined. */
  earliest(): string | undefined;
}
