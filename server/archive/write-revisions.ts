import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from './canonical-json.ts';
import type { Decided, StoredRecord, StoredRevision } from './write-records.ts';

const revisionColumns = 'id, record, number, state, digest, deposit, proposal, restores, content';

/** Writing the revisions of records; inside a write transaction. */
export function revisionsWriter(db: DatabaseSync) {
  const putRevision = db.prepare(
    `INSERT INTO revision (id, record, number, state, digest, deposit, time, content, proposal, published_at, log, restores)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setRevision = db.prepare(
    'UPDATE revision SET state = ?, published_at = coalesce(published_at, ?), decided = coalesce(decided, ?) WHERE id = ?',
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
    `SELECT ${revisionColumns} FROM revision WHERE record = ? AND number < ? AND published_at IS NOT NULL AND deposit <> ?
     AND NOT EXISTS (SELECT 1 FROM deposit WHERE deposit.id = revision.deposit AND reverted_by IS NOT NULL) ORDER BY number DESC LIMIT 1`,
  );
  const standingOne = db.prepare(
    `SELECT ${revisionColumns} FROM revision WHERE record = ? AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1`,
  );
  const standing = db.prepare(
    'UPDATE record SET revisions = ?, latest = ?, published = ?, pending = ? WHERE id = ?',
  );
  const byHand = db.prepare(
    "SELECT 1 FROM revision JOIN deposit ON deposit.id = revision.deposit WHERE revision.id = ? AND mode IN ('edit', 'restore')",
  );
  const takenBack = db.prepare(
    `SELECT 1 FROM (SELECT state, deposit FROM revision WHERE record = ? AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1)
     JOIN deposit ON deposit.id = deposit WHERE state = 'withdrawn' AND mode = 'withdraw'`,
  );
  const uploaded = db.prepare(
    `SELECT content FROM uploaded JOIN deposit ON deposit.id = deposit WHERE record = ? AND reverted_by IS NULL ORDER BY deposit DESC LIMIT 1`,
  );
  const putUploaded = db.prepare(
    'INSERT OR REPLACE INTO uploaded (record, deposit, content) VALUES (?, ?, ?)',
  );
  const lastFromFile = db.prepare(
    `SELECT deposit, content FROM revision JOIN deposit ON deposit.id = revision.deposit
     WHERE record = ? AND mode IN ('partial', 'complete') AND content <> '{}' AND reverted_by IS NULL ORDER BY number DESC LIMIT 1`,
  );
  // A row that was erased gives its number to no other: what somebody remembers by it must not come to mean another content.
  const lastRevision = db.prepare(
    'SELECT max(coalesce((SELECT max(id) FROM revision), 0), coalesce((SELECT max(last_revision) FROM erasure), 0)) AS id',
  );

  let revisions: number | undefined;

  return {
    /** To be called as a transaction begins: others may have written since the last. */
    begin: () => {
      revisions = undefined;
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
      restores?: number;
    }): { id: number; number: number } => {
      const { record, state } = r;
      const number = record.revisions + 1;
      if (record.pending !== null) supersede.run(record.pending);
      const publishedAt = state === 'proposed' ? null : r.time;
      revisions = (revisions ?? (lastRevision.get() as { id: number }).id) + 1;
      const id = revisions;
      putRevision.run(
        id,
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
        r.restores ?? null,
      );
      const published = state === 'published' ? id : state === 'withdrawn' ? null : record.published;
      standing.run(number, r.digest, published, state === 'proposed' ? id : null, record.id);
      return { id, number };
    },
    /** A proposed revision is the public one from now on. */
    publishRevision: (
      record: StoredRecord,
      revision: StoredRevision,
      { time, decided }: { time: string; decided: Decided },
    ) => {
      setRevision.run('published', time, canonicalJson(decided), revision.id);
      standing.run(record.revisions, revision.digest, revision.id, null, record.id);
    },
    /** A withdrawal that was proposed holds from now on. */
    acceptWithdrawal: (record: StoredRecord, revision: StoredRevision, time: string) => {
      setRevision.run('withdrawn', time, null, revision.id);
      standing.run(record.revisions, revision.digest, null, null, record.id);
    },
    /** A proposed revision will not be: what is public stays so. */
    closeRevision: (
      record: StoredRecord,
      revision: StoredRevision,
      state: 'returned' | 'withdrawn' | 'superseded',
    ) => {
      setRevision.run(state === 'withdrawn' ? 'superseded' : state, null, null, revision.id);
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
    /**
     * What a record was in public before the revision numbered so (a revision, or one that took it back), leaving out a deposit and what deposits
     * brought that have been reverted; undefined where it was nothing.
     */
    publishedBefore: (record: number, number: number, except: number) =>
      before.get(record, number, except) as StoredRevision | undefined,
    /** The newest revision of a record that became public, or took it back. */
    standingRevision: (record: number) => standingOne.get(record) as StoredRevision | undefined,
    /** Whether a revision (its row) was written here, and came from no source. */
    editedByHand: (id: number): boolean => byHand.get(id) !== undefined,
    /** Whether a record is not public because somebody took it back here, by an act of its own. */
    takenBackByHand: (record: number): boolean => takenBack.get(record) !== undefined,
    /** What the source of a record said last (in a deposit that stands), where the record has been edited here since. */
    uploaded: (record: number) => (uploaded.get(record) as { content: string } | undefined)?.content,
    keepUploaded: (record: number, deposit: number, content: string) => {
      putUploaded.run(record, deposit, content);
    },
    /** The record is edited here: what its source said last is kept, to tell later what both have changed. */
    markEdited: (record: number) => {
      if (uploaded.get(record) !== undefined) return;
      const last = lastFromFile.get(record) as { deposit: number; content: string } | undefined;
      if (last) putUploaded.run(record, last.deposit, last.content);
    },
  };
}
