import type { DatabaseSync } from 'node:sqlite';

/** What is not shown today of an entry of the public list: `mark` is a digest of it, or `gone` where that is all. */
export type HiddenVersion = { seq: number; mark: string };

/**
 * What the public may no longer see of what entries of the public list once showed, and since when: whatever was made of such an entry (a page of the
 * LDES, a dump) is known by it not to be good any more.
 */
export interface HiddenVersions {
  /** Of all entries about an item. */
  ofItem(item: string): Map<number, string>;
  /** Of all entries, in the order of the list. */
  all(): HiddenVersion[];
  /** Of the entries between two numbers, both included. */
  between(first: number, last: number): HiddenVersion[];
  /** The newest recall; 0 where there is none. */
  lastRecall(): number;
  /**
   * Whether a copy of the public state holds something that the public may no longer see: it was made when the public list had come to `head` and
   * the recalls to `recall`.
   */
  isRecalled(copy: { head: number; recall: number }): boolean;
  /** Whether a copy made at `head` shows the entry `seq` of an item's record: no later one is in it. */
  isNewestAt(seq: number, head: number): boolean;
  /** Inside a write transaction: what is hidden of an entry now; `undefined` where nothing is. */
  set(entry: { seq: number; item: string; mark: string | undefined }): void;
  /** Inside a write transaction: tells that an entry shows less than it did. */
  recall(seq: number, time: string): void;
}

export function hiddenVersions(db: DatabaseSync): HiddenVersions {
  const ofItem = db.prepare('SELECT seq, mark FROM hidden_version WHERE item = ?');
  const all = db.prepare('SELECT seq, mark FROM hidden_version ORDER BY seq');
  const between = db.prepare('SELECT seq, mark FROM hidden_version WHERE seq BETWEEN ? AND ? ORDER BY seq');
  const last = db.prepare('SELECT coalesce(max(id), 0) AS id FROM recall');
  const newest = `NOT EXISTS (SELECT 1 FROM public_change AS later WHERE later.item = entry.item AND later.record = entry.record
    AND later.seq > entry.seq AND later.seq <= ?1)`;
  const isNewest = db.prepare(
    `SELECT 1 FROM public_change AS entry WHERE seq = ?2 AND seq <= ?1 AND ${newest}`,
  );
  const recalled = db.prepare(
    `SELECT 1 FROM recall JOIN public_change AS entry ON entry.seq = recall.seq
     WHERE recall.id > ?2 AND entry.seq <= ?1 AND ${newest} LIMIT 1`,
  );
  const put = db.prepare(
    `INSERT INTO hidden_version (seq, item, mark) VALUES (?, ?, ?)
     ON CONFLICT (seq) DO UPDATE SET item = excluded.item, mark = excluded.mark`,
  );
  const drop = db.prepare('DELETE FROM hidden_version WHERE seq = ?');
  const recall = db.prepare('INSERT INTO recall (seq, time) VALUES (?, ?)');
  return {
    ofItem: (item) => new Map((ofItem.all(item) as HiddenVersion[]).map(({ seq, mark }) => [seq, mark])),
    all: () => all.all() as HiddenVersion[],
    between: (first, last) => between.all(first, last) as HiddenVersion[],
    lastRecall: () => (last.get() as { id: number }).id,
    isRecalled: (copy) => recalled.get(copy.head, copy.recall) !== undefined,
    isNewestAt: (seq, head) => isNewest.get(head, seq) !== undefined,
    set: ({ seq, item, mark }) => {
      if (mark === undefined) drop.run(seq);
      else put.run(seq, item, mark);
    },
    recall: (seq, time) => {
      recall.run(seq, time);
    },
  };
}
