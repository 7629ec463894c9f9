/** One entry of the public list: what became of a partner's record in public. `seq` rises by commit; `time` is ISO 8601, UTC. */
export type PublicChange = {
  seq: number;
  time: string;
  item: string;
  record: string;
  kind: 'create' | 'update' | 'delete';
  /** The revision that it showed; unknown of entries that were made before this was kept. */
  revision?: number;
  /** Ids of the statements that were contested then. */
  contested?: readonly string[];
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
  /** The sets that it is in by what it says, or said last. */
  sets: readonly string[];
};

/** What harvest asks for; both dates inclusive. Pages follow `after`, the `seq` of the last record seen: rising, never an offset. */
export type PublicRecordQuery = {
  from?: string;
  until?: string;
  partner?: string;
  collection?: string;
  /** A set by what records say, or the kind of one, with a colon at its end: `language:`. */
  set?: string;
  after?: number;
  limit: number;
};

/** Reading the public list. */
export interface PublicList {
  /** The last entry's number, 0 where there is none. */
  head(): number;
  changesAfter(seq: number, limit: number): PublicChange[];
  /** The entries from one number to another, both included, oldest first. */
  changesBetween(first: number, last: number): PublicChange[];
  /** The first entry at or after a number. */
  changeFrom(seq: number): PublicChange | undefined;
  /** All entries of an item, oldest first. */
  changesOf(item: string): PublicChange[];
  record(item: string, record: string): PublicRecord | undefined;
  /** Whether an item ever was public: what is gone answers 410, what never was 404. */
  knows(item: string): boolean;
  /** The newest states in the order of `seq` (and so of datestamp). */
  records(query: PublicRecordQuery): PublicRecord[];
  /**
   * Items whose newest public record was entered between two numbers, both included, with its datestamp: each item is in one such stretch of the list.
   */
  itemsBetween(first: number, last: number): { item: string; datestamp: string }[];
  /** How many records {@link PublicList.records} would give in all, `after` and `limit` aside. */
  count(query: Omit<PublicRecordQuery, 'after' | 'limit'>): number;
  /** Each combination of sets that public records are in, with the newest of these records. */
  setsInUse(): PublicRecord[];
  /** How much is public now. */
  counts(): { items: number; records: number; partners: number };
  /** The datestamp of the first entry ever, or undefined. */
  earliest(): string | undefined;
}
