import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Concept } from '../../vocab/record/record.ts';
import type { MediaFile } from './archive.ts';
import { canonicalJson } from './canonical-json.ts';

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
  content: string;
};

/** `partial` and `complete` are files; an `edit` is one record by hand, a `restore` an old content made new, a `revert` undoes another. */
export const depositModes = ['partial', 'complete', 'edit', 'restore', 'revert', 'withdraw'] as const;
export type DepositMode = (typeof depositModes)[number];

/** The digest by which contents are the same. */
export const contentDigest = (canonical: string): Uint8Array => hash('sha256', canonical, 'buffer');
/** What stands for the content of a record that was taken back. */
export const noContent = { content: '{}', digest: contentDigest('') };

const recordColumns =
  'id, item, name, partner, collection, source_id AS sourceId, revisions, latest, published, pending';
const revisionColumns = 'id, record, number, state, digest, deposit, proposal, content';

/** Writing items, records, revisions, concepts, files and changes; inside a write transaction. */
export function recordsWriter(db: DatabaseSync) {
  const startDeposit = db.prepare(
    'INSERT INTO deposit (partner, collection, mode, file, mapping, started, actor, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const finishDeposit = db.prepare('UPDATE deposit SET finished = ?, summary = ? WHERE id = ?');
  const markReverted = db.prepare('UPDATE deposit SET reverted_by = ? WHERE id = ?');
  const findRecord = db.prepare(
    `SELECT ${recordColumns} FROM record WHERE partner = ? AND collection = ? AND source_id = ?`,
  );
  const recordById = db.prepare(`SELECT ${recordColumns} FROM record WHERE id = ?`);
  const recordNamed = db.prepare(`SELECT ${recordColumns} FROM record WHERE item = ? AND name = ?`);
  const recordsOfItem = db.prepare(`SELECT ${recordColumns} FROM record WHERE item = ? ORDER BY id`);
  const currentItem = db.prepare('SELECT coalesce(joined_to, id) AS id FROM item WHERE id = ?');
  const putItem = db.prepare('INSERT OR IGNORE INTO item (id, joined_to) VALUES (?, ?)');
  const names = db.prepare('SELECT name FROM record INDEXED BY record_item WHERE item = ? AND partner = ?');
  const putRecord = db.prepare(
    'INSERT INTO record (item, name, partner, collection, source_id) VALUES (?, ?, ?, ?, ?)',
  );
  const putRevision = db.prepare(
    `INSERT INTO revision (record, number, state, digest, deposit, time, content, proposal, published_at, log)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setRevision = db.prepare(
    'UPDATE revision SET state = ?, published_at = coalesce(published_at, ?) WHERE id = ?',
  );
  const supersede = db.prepare(
    "UPDATE revision SET state = 'superseded' WHERE id = ? AND state = 'proposed'",
  );
  const revisionById = db.prepare(`SELECT ${revisionColumns} FROM revision WHERE id = ?`);
  const revisionNumbered = db.prepare(
    `SELECT ${revisionColumns} FROM revision WHERE record = ? AND number = ?`,
  );
  const revisionsOfDeposit = db.prepare(
    `SELECT ${revisionColumns} FROM revision WHERE deposit = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const proposedIn = db.prepare(
    `SELECT ${revisionColumns} FROM revision WHERE proposal = ? AND state = 'proposed' AND id > ? ORDER BY id LIMIT ?`,
  );
  const before = db.prepare(
    `SELECT ${revisionColumns} FROM revision WHERE record = ? AND number < ? AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1`,
  );
  const standing = db.prepare(
    'UPDATE record SET revisions = ?, latest = ?, published = ?, pending = ? WHERE id = ?',
  );
  const see = db.prepare('UPDATE record SET seen = ? WHERE id = ?');
  const unseen = db.prepare(
    `SELECT ${recordColumns} FROM record
     WHERE partner = ? AND collection = ? AND seen IS NOT ? AND published IS NOT NULL AND id > ? ORDER BY id LIMIT ?`,
  );
  const uploaded = db.prepare('SELECT content FROM uploaded WHERE record = ?');
  const putUploaded = db.prepare('INSERT OR REPLACE INTO uploaded (record, content) VALUES (?, ?)');
  const lastFromFile = db.prepare(
    `SELECT content FROM revision JOIN deposit ON deposit.id = revision.deposit
     WHERE record = ? AND mode IN ('partial', 'complete') AND state <> 'withdrawn' ORDER BY number DESC LIMIT 1`,
  );
  const erasedAt = db.prepare(
    'SELECT 1 FROM record WHERE item = ? AND partner = ? AND erased IS NOT NULL LIMIT 1',
  );
  const putConcept = db.prepare(
    'INSERT OR IGNORE INTO concept (id, scheme, label, broader) VALUES (?, ?, ?, ?)',
  );
  const putBroader = db.prepare('INSERT OR IGNORE INTO concept_broader (broader, concept) VALUES (?, ?)');
  const putMedia = db.prepare(
    'INSERT OR IGNORE INTO media (file, format, bytes, width, height) VALUES (?, ?, ?, ?, ?)',
  );
  const dropImages = db.prepare(
    'DELETE FROM image WHERE record = ? AND file NOT IN (SELECT value FROM json_each(?))',
  );
  const putImage = db.prepare('INSERT OR REPLACE INTO image (id, record, file) VALUES (?, ?, ?)');
  const putIdentifier = db.prepare('INSERT OR IGNORE INTO shared_identifier (value, record) VALUES (?, ?)');
  const identified = db.prepare(
    'SELECT DISTINCT item FROM shared_identifier JOIN record ON record.id = record WHERE value = ? AND published IS NOT NULL',
  );
  const putChange = db.prepare('INSERT INTO change (item) VALUES (?)');
  const putChanges = db.prepare(
    'INSERT INTO change (item) SELECT DISTINCT item FROM record WHERE collection = ?',
  );

  // Rows of one source bring the same few thousand concepts over and over.
  const knownConcepts = new Set<string>();
  const concept = (c: Concept) => {
    if (knownConcepts.has(c.id)) return;
    knownConcepts.add(c.id);
    const label = canonicalJson(c.label);
    if (putConcept.run(c.id, c.scheme, label, canonicalJson(c.broader ?? [])).changes === 0) return;
    for (const broader of c.broader ?? []) putBroader.run(broader, c.id);
  };

  /** The partner's id, with a number from the second record of the partner on. */
  function freeName(item: string, partner: string): string {
    const taken = new Set((names.all(item, partner) as { name: string }[]).map(({ name }) => name));
    let name = partner;
    for (let n = 2; taken.has(name); n += 1) name = `${partner}.${n}`;
    return name;
  }

  return {
    /** What was remembered of a transaction that is being taken back. */
    forget: () => knownConcepts.clear(),
    startDeposit: (d: {
      partner: string;
      collection: string;
      mode: DepositMode;
      file: string;
      mapping: string;
      time: string;
      actor: string;
      note?: string;
    }) =>
      Number(
        startDeposit.run(d.partner, d.collection, d.mode, d.file, d.mapping, d.time, d.actor, d.note ?? null)
          .lastInsertRowid,
      ),
    finishDeposit: (id: number, time: string, summary: unknown) => {
      finishDeposit.run(time, canonicalJson(summary), id);
    },
    markReverted: (id: number, by: number) => {
      markReverted.run(by, id);
    },
    findRecord: (key: { partner: string; collection: string; sourceId: string }) =>
      findRecord.get(key.partner, key.collection, key.sourceId) as StoredRecord | undefined,
    recordById: (id: number) => recordById.get(id) as StoredRecord | undefined,
    recordNamed: (item: string, name: string) => recordNamed.get(item, name) as StoredRecord | undefined,
    recordsOfItem: (item: string) => recordsOfItem.all(item) as StoredRecord[],
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
      };
    },
    /**
     * Adds the next revision of a record. A published or withdrawn one is the record's state from now on; a proposed one awaits the partners, and
     * takes the place of one that did.
     */
    addRevision: (r: {
      record: StoredRecord;
      state: 'proposed' | 'published' | 'withdrawn';
      digest: Uint8Array;
      content: string;
      deposit: number;
      time: string;
      log: number;
      proposal?: number;
    }): { id: number; number: number } => {
      const { record, state } = r;
      const number = record.revisions + 1;
      if (record.pending !== null) supersede.run(record.pending);
      const publishedAt = state === 'proposed' ? null : r.time;
      const row = putRevision.run(
        record.id,
        number,
        state,
        r.digest,
        r.deposit,
        r.time,
        r.content,
        r.proposal ?? null,
        publishedAt,
        r.log,
      );
      const id = Number(row.lastInsertRowid);
      const published = state === 'published' ? id : state === 'withdrawn' ? null : record.published;
      standing.run(number, r.digest, published, state === 'proposed' ? id : null, record.id);
      return { id, number };
    },
    /** A proposed revision is the public one from now on. */
    publishRevision: (record: StoredRecord, revision: StoredRevision, time: string) => {
      setRevision.run('published', time, revision.id);
      standing.run(record.revisions, revision.digest, revision.id, null, record.id);
    },
    /** A proposed revision will not be: what is public stays so. */
    closeRevision: (
      record: StoredRecord,
      revision: StoredRevision,
      state: 'returned' | 'withdrawn' | 'superseded',
    ) => {
      setRevision.run(state === 'withdrawn' ? 'superseded' : state, null, revision.id);
      if (record.pending !== revision.id) return;
      const live =
        record.published === null ? undefined : (revisionById.get(record.published) as StoredRevision);
      standing.run(record.revisions, live?.digest ?? null, record.published, null, record.id);
    },
    revision: (id: number) => revisionById.get(id) as StoredRevision | undefined,
    revisionNumbered: (record: number, number: number) =>
      revisionNumbered.get(record, number) as StoredRevision | undefined,
    revisionsOfDeposit: (deposit: number, after: number, limit: number) =>
      revisionsOfDeposit.all(deposit, after, limit) as StoredRevision[],
    proposedIn: (proposal: number, after: number, limit: number) =>
      proposedIn.all(proposal, after, limit) as StoredRevision[],
    /** The revision that was public before the one numbered so, or took the record back; undefined where it was the first. */
    publishedBefore: (record: number, number: number) =>
      before.get(record, number) as StoredRevision | undefined,
    markSeen: (record: number, deposit: number) => {
      see.run(deposit, record);
    },
    /** Public records of a partner in a collection that a complete deposit did not hold. */
    unseen: (key: { partner: string; collection: string; deposit: number; after: number; limit: number }) =>
      unseen.all(key.partner, key.collection, key.deposit, key.after, key.limit) as StoredRecord[],
    /** What the source of a record said last, where the record has been edited here since. */
    uploaded: (record: number) => (uploaded.get(record) as { content: string } | undefined)?.content,
    keepUploaded: (record: number, content: string) => {
      putUploaded.run(record, content);
    },
    /** The record is edited here: what its source said last is kept, to tell later what both have changed. */
    markEdited: (record: number) => {
      const last = uploaded.get(record) ?? lastFromFile.get(record);
      if (last) putUploaded.run(record, last.content as string);
    },
    /** Whether what this partner said of an item was erased. */
    wasErased: (item: string, partner: string): boolean => erasedAt.get(item, partner) !== undefined,
    concept,
    media: (m: MediaFile & { bytes: number }) => {
      putMedia.run(m.file, m.format, m.bytes, m.width, m.height);
    },
    /** The pictures that a record shows now; their former addresses stay while the file does. */
    images: (record: number, images: readonly { id: string; file: string }[]) => {
      dropImages.run(record, JSON.stringify(images.map(({ file }) => file)));
      for (const image of images) putImage.run(image.id, record, image.file);
    },
    /** Identifiers that name the thing anywhere, by which partners who describe it find one another. */
    identifiers: (record: number, values: readonly string[]) => {
      for (const value of values) putIdentifier.run(value, record);
    },
    itemsIdentified: (value: string): string[] =>
      (identified.all(value) as { item: string }[]).map(({ item }) => item),
    change: (item: string) => {
      putChange.run(item);
    },
    /** Everything in a collection may look different now. */
    changeCollection: (collection: string) => {
      putChanges.run(collection);
    },
  };
}
