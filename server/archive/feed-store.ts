import type { DatabaseSync } from 'node:sqlite';

/** An item that changed, at a place in the archive's change list. */
export type Change = { seq: number; item: string };

/** The change list and the cursors of those who follow it or the public list. */
export interface FeedStore {
  changesAfter(seq: number, limit: number): Change[];
  head(): number;
  cursor(follower: string): number;
  setCursor(follower: string, seq: number): void;
}

export function feedStore(db: DatabaseSync): FeedStore {
  const after = db.prepare('SELECT seq, item FROM change WHERE seq > ? ORDER BY seq LIMIT ?');
  const head = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM change');
  const cursor = db.prepare('SELECT seq FROM cursor WHERE follower = ?');
  const put = db.prepare(
    'INSERT INTO cursor (follower, seq) VALUES (?, ?) ON CONFLICT (follower) DO UPDATE SET seq = excluded.seq',
  );
  return {
    changesAfter: (seq, limit) => after.all(seq, limit) as Change[],
    head: () => (head.get() as { seq: number }).seq,
    cursor: (follower) => (cursor.get(follower) as { seq: number } | undefined)?.seq ?? 0,
    setCursor: (follower, seq) => {
      put.run(follower, seq);
    },
  };
}
