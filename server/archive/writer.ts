import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Concept } from '../../vocab/record/record.ts';
import type { Collection, MediaFile, Partner } from './archive.ts';
import { canonicalJson } from './canonical-json.ts';
import { type LogAct, logAppender } from './log.ts';

/** A record as a writer finds it: `latest` is the digest of its newest revision, `published` that revision's row if public. */
export type StoredRecord = {
  id: number;
  item: string;
  name: string;
  revisions: number;
  latest: Uint8Array | null;
  published: number | null;
};

export type RevisionState = 'proposed' | 'published' | 'withdrawn';

/** The digest by which contents are the same. */
export const contentDigest = (canonical: string): Uint8Array => hash('sha256', canonical, 'buffer');

/** What may be done within one write transaction. All of it is taken, or none. */
export type Transaction = ReturnType<typeof transactionOn>;

function transactionOn(db: DatabaseSync) {
  const append = logAppender(db);
  const putPartner = db.prepare(
    `INSERT INTO partner (id, kind, name, country, homepage) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
     SET kind = excluded.kind, name = excluded.name, country = excluded.country, homepage = excluded.homepage`,
  );
  const putCollection = db.prepare(
    `INSERT INTO collection (id, name, description, agreement, licence) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
     SET name = excluded.name, description = excluded.description, agreement = excluded.agreement, licence = excluded.licence`,
  );
  const clearMembers = db.prepare('DELETE FROM collection_partner WHERE collection = ?');
  const putMember = db.prepare('INSERT INTO collection_partner (collection, partner) VALUES (?, ?)');
  const startDeposit = db.prepare(
    'INSERT INTO deposit (partner, collection, mode, file, mapping, started) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const finishDeposit = db.prepare('UPDATE deposit SET finished = ?, summary = ? WHERE id = ?');
  const findRecord = db.prepare(
    'SELECT id, item, name, revisions, latest, published FROM record WHERE partner = ? AND collection = ? AND source_id = ?',
  );
  const currentItem = db.prepare('SELECT coalesce(joined_to, id) AS id FROM item WHERE id = ?');
  const putItem = db.prepare('INSERT OR IGNORE INTO item (id, joined_to) VALUES (?, ?)');
  const namesakes = db.prepare(
    'SELECT count(*) AS n FROM record INDEXED BY record_item WHERE item = ? AND partner = ?',
  );
  const putRecord = db.prepare(
    'INSERT INTO record (item, name, partner, collection, source_id) VALUES (?, ?, ?, ?, ?)',
  );
  const putRevision = db.prepare(
    'INSERT INTO revision (record, number, state, digest, deposit, time, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const newest = db.prepare('UPDATE record SET revisions = ?, latest = ?, published = ? WHERE id = ?');
  const see = db.prepare('UPDATE record SET seen = ? WHERE id = ?');
  const unseen = db.prepare(
    `SELECT id, item, name, revisions, latest, published FROM record
     WHERE partner = ? AND collection = ? AND seen IS NOT ? AND published IS NOT NULL LIMIT ?`,
  );
  const putConcept = db.prepare(
    'INSERT OR IGNORE INTO concept (id, scheme, label, broader) VALUES (?, ?, ?, ?)',
  );
  const putBroader = db.prepare('INSERT OR IGNORE INTO concept_broader (broader, concept) VALUES (?, ?)');
  const putMedia = db.prepare(
    'INSERT OR IGNORE INTO media (file, format, bytes, width, height) VALUES (?, ?, ?, ?, ?)',
  );
  const dropImages = db.prepare('DELETE FROM image WHERE record = ?');
  const putImage = db.prepare('INSERT OR REPLACE INTO image (id, record, file) VALUES (?, ?, ?)');
  const putChange = db.prepare('INSERT INTO change (item) VALUES (?)');

  // Rows of one source bring the same few thousand concepts over and over.
  const knownConcepts = new Set<string>();

  return {
    /** What was remembered of a transaction that is being taken back. */
    forget: () => knownConcepts.clear(),
    log: (act: LogAct): number => append(act),
    partner: (p: Partner) => {
      putPartner.run(p.id, p.kind, canonicalJson(p.name), p.country ?? null, p.homepage ?? null);
    },
    collection: (c: Collection) => {
      const description = c.description ? canonicalJson(c.description) : null;
      putCollection.run(c.id, canonicalJson(c.name), description, canonicalJson(c.agreement), c.licence);
      clearMembers.run(c.id);
      for (const partner of c.partners) putMember.run(c.id, partner);
    },
    startDeposit: (d: {
      partner: string;
      collection: string;
      mode: string;
      file: string;
      mapping: string;
      time: string;
    }) =>
      Number(startDeposit.run(d.partner, d.collection, d.mode, d.file, d.mapping, d.time).lastInsertRowid),
    finishDeposit: (id: number, time: string, summary: unknown) => {
      finishDeposit.run(time, canonicalJson(summary), id);
    },
    findRecord: (key: { partner: string; collection: string; sourceId: string }) =>
      findRecord.get(key.partner, key.collection, key.sourceId) as StoredRecord | undefined,
    /** The item at an address: itself, or the one that it was joined to; undefined where there is none. */
    currentItem: (id: string): string | undefined => (currentItem.get(id) as { id: string } | undefined)?.id,
    /** Adds an item, or the address of one that is joined to another; what is there already stays. */
    addItem: (id: string, joinedTo?: string) => {
      putItem.run(id, joinedTo ?? null);
    },
    /** Adds a partner's record to an item; the name is the partner's id, with a number from the second on. */
    addRecord: (r: { item: string; partner: string; collection: string; sourceId: string }): StoredRecord => {
      const { n } = namesakes.get(r.item, r.partner) as { n: number };
      const name = n === 0 ? r.partner : `${r.partner}.${n + 1}`;
      const id = Number(putRecord.run(r.item, name, r.partner, r.collection, r.sourceId).lastInsertRowid);
      return { id, item: r.item, name, revisions: 0, latest: null, published: null };
    },
    /** Adds the next revision of a record and says whether it is the published one now. */
    addRevision: (r: {
      record: StoredRecord;
      state: RevisionState;
      digest: Uint8Array;
      content: string;
      deposit: number;
      time: string;
    }): number => {
      const number = r.record.revisions + 1;
      const row = putRevision.run(r.record.id, number, r.state, r.digest, r.deposit, r.time, r.content);
      const published =
        r.state === 'published'
          ? Number(row.lastInsertRowid)
          : r.state === 'withdrawn'
            ? null
            : r.record.published;
      newest.run(number, r.digest, published, r.record.id);
      return number;
    },
    markSeen: (record: number, deposit: number) => {
      see.run(deposit, record);
    },
    /** Public records of a partner in a collection that a complete deposit did not hold. */
    unseen: (key: { partner: string; collection: string; deposit: number; limit: number }) =>
      unseen.all(key.partner, key.collection, key.deposit, key.limit) as StoredRecord[],
    concept: (c: Concept) => {
      if (
        putConcept.run(c.id, c.scheme, canonicalJson(c.label), canonicalJson(c.broader ?? [])).changes === 0
      )
        return;
      for (const broader of c.broader ?? []) putBroader.run(broader, c.id);
    },
    media: (m: MediaFile & { bytes: number }) => {
      putMedia.run(m.file, m.format, m.bytes, m.width, m.height);
    },
    images: (record: number, images: readonly { id: string; file: string }[]) => {
      dropImages.run(record);
      for (const image of images) putImage.run(image.id, record, image.file);
    },
    change: (item: string) => {
      putChange.run(item);
    },
  };
}

/** Writes to the archive: one short transaction at a time, safe beside other processes that do the same. */
export interface ArchiveWriter {
  transact<T>(work: (tx: Transaction) => T): T;
}

export function archiveWriter(db: DatabaseSync): ArchiveWriter {
  const transaction = transactionOn(db);
  return {
    transact(work) {
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work(transaction);
        db.exec('COMMIT');
        return result;
      } catch (error) {
        db.exec('ROLLBACK');
        transaction.forget();
        throw error;
      }
    },
  };
}
