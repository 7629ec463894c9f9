import type { DatabaseSync } from 'node:sqlite';
import type { RevisionEntry } from './curation-entries.ts';
import { fromRow, many, type Row } from './from-row.ts';

const revisionColumns = `revision.id, record.item, record.id AS record, record.name, record.partner, record.collection, record.source_id AS sourceId,
  revision.number, revision.state, revision.time, revision.published_at AS publishedAt, revision.deposit, revision.proposal, deposit.mode,
  deposit.actor, deposit.note, nullif(deposit.file, '') AS file, revision.decided, revision.content`;
const revisionsFrom =
  'revision JOIN record ON record.id = revision.record LEFT JOIN deposit ON deposit.id = revision.deposit';

/** Reading revisions: histories, queues, drafts. */
export function revisionsReader(db: DatabaseSync) {
  const prepare = (sql: string) => db.prepare(sql);
  const revisions = prepare(
    `SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE record.id = ? ORDER BY number`,
  );
  const revisionsOfItem = prepare(
    `SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE record.item = ? ORDER BY revision.time, revision.id`,
  );
  const revision = prepare(`SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE revision.id = ?`);
  const ofProposal = prepare(
    `SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE revision.proposal = ? AND revision.id > ? ORDER BY revision.id LIMIT ?`,
  );
  const ofDeposit = prepare(
    `SELECT ${revisionColumns} FROM ${revisionsFrom} WHERE revision.deposit = ? AND revision.id > ? ORDER BY revision.id LIMIT ?`,
  );
  const recordRow = prepare(
    'SELECT id, item, name, partner, collection, source_id AS sourceId, published, pending, erased FROM record WHERE item = ? AND name = ?',
  );
  const former = prepare(
    'SELECT record.item, record.name FROM former_record JOIN record ON record.id = record WHERE former_record.item = ? AND former_record.name = ?',
  );
  const searched = prepare(
    `SELECT ${revisionColumns} FROM record JOIN revision ON revision.id = coalesce(record.pending, record.published, (SELECT max(id) FROM revision WHERE revision.record = record.id))
     LEFT JOIN deposit ON deposit.id = revision.deposit
     WHERE record.collection IN (SELECT value FROM json_each(?1)) AND record.id > ?2 AND instr(lower(revision.content), lower(?3)) > 0 ORDER BY record.id LIMIT ?4`,
  );

  const toRevision = (row: Row | undefined) => fromRow<RevisionEntry>(row, ['content', 'decided']);

  return {
    revision: (id: number) => toRevision(revision.get(id)),
    revisionsOf: (record: number) => many(revisions.all(record), toRevision),
    revisionsOfItem: (item: string) => many(revisionsOfItem.all(item), toRevision),
    revisionsIn: (proposal: number, after: number, limit: number) =>
      many(ofProposal.all(proposal, after, limit), toRevision),
    revisionsOfDeposit: (id: number, after: number, limit: number) =>
      many(ofDeposit.all(id, after, limit), toRevision),
    /** The row of a record at its address. */
    recordAt: (item: string, name: string) =>
      fromRow<{
        id: number;
        item: string;
        name: string;
        partner: string;
        collection: string;
        sourceId: string;
        published?: number;
        pending?: number;
        erased?: string;
      }>(recordRow.get(item, name)),
    /** Where the record at a former address is now. */
    movedRecord: (item: string, name: string) =>
      fromRow<{ item: string; name: string }>(former.get(item, name)),
    /** Records of some collections, drafts and restricted ones included, whose newest content has a text in it: for the workspace alone. */
    searchWorkspace: (q: { collections: readonly string[]; text: string; after: number; limit: number }) =>
      many(searched.all(JSON.stringify(q.collections), q.after, q.text, q.limit), toRevision),
  };
}
