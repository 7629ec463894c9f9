import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/**
 * A record as a writer finds it: `latest` is the digest of its newest live content, `published` and `pending` the rows of its revisions that are
 * public and that await the partners.
 */
export type StoredRecord = {
  id: number;
  item: string;
  name: string;
  partner: string;
  collection: string;
  sourceId: string;
  revisions: number;
  latest: Uint8Array | null;
  published: number | null;
  pending: number | null;
  /** When all that it said was erased. */
  erased: string | null;
};

export type RevisionState = 'proposed' | 'published' | 'withdrawn' | 'returned' | 'superseded';

/** A revision as a writer finds it. */
export type StoredRevision = {
  id: number;
  record: number;
  number: number;
  state: RevisionState;
  digest: Uint8Array;
  deposit: number;
  proposal: number | null;
  /** The revision (its row) whose state of things a revert brought back by this one. */
  restores: number | null;
  content: string;
};

/** `partial` and `complete` are files; an `edit` is one record by hand, a `restore` an old content made new, a `revert` undoes another. */
export const depositModes = ['partial', 'complete', 'edit', 'restore', 'revert', 'withdraw'] as const;
export type DepositMode = (typeof depositModes)[number];

/** By which approvals a revision became public where its own partner's did not suffice; `silence`: the days had passed. */
export type Decided = { approvals: readonly string[]; silence: boolean };

/** What stands for a row's id within its source once what it said was erased; `item`: the address that was the row's own. */
export const erasedSource = (item: string): string => `erased ${item}`;

/** The digest by which contents are the same. */
export const contentDigest = (canonical: string): Uint8Array => hash('sha256', canonical, 'buffer');
/** What stands for the content of a record that was taken back. */
export const noContent = { content: '{}', digest: contentDigest('') };

const recordColumns =
  'id, item, name, partner, collection, source_id AS sourceId, revisions, latest, published, pending, erased';

/** Writing items, records and changes; inside a write transaction. */
export function recordsWriter(db: DatabaseSync) {
  const findRecord = db.prepare(
    `SELECT ${recordColumns} FROM record WHERE partner = ? AND collection = ? AND source_id = ?`,
  );
  const recordById = db.prepare(`SELECT ${recordColumns} FROM record WHERE id = ?`);
  const recordNamed = db.prepare(
    `SELECT ${recordColumns} FROM record WHERE item = ? AND name = ? AND erased IS NULL`,
  );
  const recordsOfItem = db.prepare(`SELECT ${recordColumns} FROM record WHERE item = ? ORDER BY id`);
  const described = db.prepare(
    'SELECT 1 FROM record WHERE item = ? AND partner <> ? AND published IS NOT NULL LIMIT 1',
  );
  const currentItem = db.prepare('SELECT coalesce(joined_to, id) AS id FROM item WHERE id = ?');
  const putItem = db.prepare('INSERT OR IGNORE INTO item (id, joined_to) VALUES (?, ?)');
  const names = db.prepare(
    `SELECT name FROM record INDEXED BY record_item WHERE item = ?1 AND partner = ?2
     UNION SELECT name FROM former_record WHERE item = ?1`,
  );
  const putRecord = db.prepare(
    'INSERT INTO record (item, name, partner, collection, source_id) VALUES (?, ?, ?, ?, ?)',
  );
  const see = db.prepare('UPDATE record SET seen = ? WHERE id = ?');
  const unseen = db.prepare(
    `SELECT ${recordColumns} FROM record
     WHERE partner = ?1 AND collection = ?2 AND seen IS NOT ?3 AND id > ?4 AND CASE WHEN ?6
       THEN published IS NOT NULL OR pending IS NOT NULL
       ELSE published IS NOT NULL AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.id = record.pending AND content = '{}') END
     ORDER BY id LIMIT ?5`,
  );
  const standing = db.prepare(
    'SELECT count(*) AS n FROM record WHERE partner = ? AND collection = ? AND (published IS NOT NULL OR pending IS NOT NULL)',
  );
  const putChange = db.prepare('INSERT INTO change (item) VALUES (?)');
  const putChanges = db.prepare(
    'INSERT INTO change (item) SELECT DISTINCT item FROM record WHERE collection = ?',
  );

  /** The partner's id, with a number from the second record of the partner on. */
  function freeName(item: string, partner: string): string {
    const taken = new Set((names.all(item, partner) as { name: string }[]).map(({ name }) => name));
    let name = partner;
    for (let n = 2; taken.has(name); n += 1) name = `${partner}.${n}`;
    return name;
  }

  return {
    findRecord: (key: { partner: string; collection: string; sourceId: string }) =>
      findRecord.get(key.partner, key.collection, key.sourceId) as StoredRecord | undefined,
    recordById: (id: number) => recordById.get(id) as StoredRecord | undefined,
    recordNamed: (item: string, name: string) => recordNamed.get(item, name) as StoredRecord | undefined,
    recordsOfItem: (item: string) => recordsOfItem.all(item) as StoredRecord[],
    /** Whether other partners have public records of an item. */
    describedByOthers: (item: string, partner: string): boolean => described.get(item, partner) !== undefined,
    /** The item at an address: itself, or the one that it was joined to; undefined where there is none. */
    currentItem: (id: string): string | undefined => (currentItem.get(id) as { id: string } | undefined)?.id,
    /** Adds an item, or the address of one that is joined to another; what is there already stays. Says whether it is new. */
    addItem: (id: string, joinedTo?: string): boolean => putItem.run(id, joinedTo ?? null).changes > 0,
    freeName,
    /** Adds a partner's record to an item; a `fresh` item has no other. */
    addRecord: (r: {
      item: string;
      partner: string;
      collection: string;
      sourceId: string;
      fresh: boolean;
    }): StoredRecord => {
      const { item, partner, collection, sourceId } = r;
      const name = r.fresh ? partner : freeName(item, partner);
      const id = Number(putRecord.run(item, name, partner, collection, sourceId).lastInsertRowid);
      return {
        id,
        item,
        name,
        partner,
        collection,
        sourceId,
        revisions: 0,
        latest: null,
        published: null,
        pending: null,
        erased: null,
      };
    },
    markSeen: (record: number, deposit: number) => {
      see.run(deposit, record);
    },
    /**
     * Public records of a partner in a collection that a complete deposit did not hold; with `all` those too that were only proposed, or whose
     * withdrawal is.
     */
    unseen: (key: {
      partner: string;
      collection: string;
      deposit: number;
      after: number;
      limit: number;
      all: boolean;
    }) =>
      unseen.all(
        key.partner,
        key.collection,
        key.deposit,
        key.after,
        key.limit,
        key.all ? 1 : 0,
      ) as StoredRecord[],
    /** How many records of a partner in a collection are public, or proposed. */
    standingCount: ({ partner, collection }: { partner: string; collection: string }): number =>
      (standing.get(partner, collection) as { n: number }).n,
    change: (item: string) => {
      putChange.run(item);
    },
    /** Everything in a collection may look different now. */
    changeCollection: (collection: string) => {
      putChanges.run(collection);
    },
  };
}
