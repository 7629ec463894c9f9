import type { DatabaseSync } from 'node:sqlite';

/** What became of an item's IIIF manifest in public. `seq` rises by commit and is never given twice; `time` is ISO 8601, UTC. */
export type ManifestActivity = {
  seq: number;
  time: string;
  item: string;
  kind: 'create' | 'update' | 'delete';
};

/** Whose manifests: all, a collection's, or a partner's. */
export type ManifestOwner = 'all' | `collection:${string}` | `partner:${string}`;

/**
 * The items that have a manifest in public, by owner, and what became of them. When a manifest is gone, what was noted of it before goes too,
 * so that a deletion alone tells of it: numbers are left out then, and none is moved.
 */
export interface ManifestList {
  /** Activities from one number to another, both included, oldest first. */
  between(first: number, last: number): ManifestActivity[];
  /** The number of the last activity before one, and of the first after it. */
  before(seq: number): number | undefined;
  after(seq: number): number | undefined;
  /** How many activities there are. */
  count(): number;
  /** How many items of an owner have a manifest. */
  total(owner: ManifestOwner): number;
  /** Items of an owner in the order of their ids, from one on. */
  items(query: { owner: ManifestOwner; from?: string; limit: number }): string[];
  /** The first item of each run of `size` items of an owner. */
  starts(query: { owner: ManifestOwner; size: number }): string[];
  /** Which of these items have pictures in a record, public or not, or had a manifest: no others need to be looked at. */
  concerned(items: readonly string[]): Set<string>;
  /** Notes how an item stands now, none of its owners meaning that its manifest is gone; inside a write transaction. */
  note(state: { item: string; time: string; owners: readonly ManifestOwner[] }): void;
}

export function manifestList(db: DatabaseSync): ManifestList {
  const between = db.prepare(
    'SELECT seq, time, item, kind FROM manifest_activity WHERE seq BETWEEN ? AND ? ORDER BY seq',
  );
  const before = db.prepare('SELECT max(seq) AS seq FROM manifest_activity WHERE seq < ?');
  const after = db.prepare('SELECT min(seq) AS seq FROM manifest_activity WHERE seq > ?');
  const count = db.prepare('SELECT count(*) AS n FROM manifest_activity');
  const total = db.prepare('SELECT count(*) AS n FROM manifest_place WHERE owner = ?');
  const items = db.prepare(
    'SELECT item FROM manifest_place WHERE owner = ? AND item >= ? ORDER BY item LIMIT ?',
  );
  const starts = db.prepare(
    `SELECT item FROM (SELECT item, row_number() OVER (ORDER BY item) AS n FROM manifest_place WHERE owner = ?1)
     WHERE (n - 1) % ?2 = 0 ORDER BY item`,
  );
  const concerned = db.prepare(
    `SELECT record.item FROM record JOIN image ON image.record = record.id WHERE record.item IN (SELECT value FROM json_each(?1))
     UNION SELECT item FROM manifest_activity WHERE item IN (SELECT value FROM json_each(?1))`,
  );
  const newest = db.prepare('SELECT kind FROM manifest_activity WHERE item = ? ORDER BY seq DESC LIMIT 1');
  const forget = db.prepare('DELETE FROM manifest_activity WHERE item = ?');
  const append = db.prepare('INSERT INTO manifest_activity (time, item, kind) VALUES (?, ?, ?)');
  const leave = db.prepare('DELETE FROM manifest_place WHERE item = ?');
  const place = db.prepare('INSERT OR IGNORE INTO manifest_place (owner, item) VALUES (?, ?)');
  const numbered = (row: unknown) => (row as { seq: number | null }).seq ?? undefined;
  const named = (rows: unknown[]) => (rows as { item: string }[]).map(({ item }) => item);
  return {
    between: (first, last) => between.all(first, last).map((row) => ({ ...row }) as ManifestActivity),
    before: (seq) => numbered(before.get(seq)),
    after: (seq) => numbered(after.get(seq)),
    count: () => (count.get() as { n: number }).n,
    total: (owner) => (total.get(owner) as { n: number }).n,
    items: ({ owner, from = '', limit }) => named(items.all(owner, from, limit)),
    starts: ({ owner, size }) => named(starts.all(owner, size)),
    concerned: (ids) => new Set(named(concerned.all(JSON.stringify(ids)))),
    note({ item, time, owners }) {
      const last = (newest.get(item) as Pick<ManifestActivity, 'kind'> | undefined)?.kind;
      const known = last !== undefined && last !== 'delete';
      if (owners.length === 0 && !known) return;
      leave.run(item);
      if (owners.length === 0) forget.run(item);
      for (const owner of owners) place.run(owner, item);
      append.run(time, item, owners.length === 0 ? 'delete' : known ? 'update' : 'create');
    },
  };
}
