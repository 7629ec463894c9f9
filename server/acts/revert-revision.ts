import type { RecordContent } from '../../vocab/fields.ts';
import type { Archive } from '../archive/open-archive.ts';
import { noContent, type StoredRevision } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Authorship, enterRevision, enterWithdrawal, subjectOf } from './enter-revision.ts';
import { noteAmendments } from './note-amendments.ts';

/** What a revert did: records that say again what they said before, that are gone again, that were left as others had changed them since. */
export type Reverted = { restored: number; withdrawn: number; unproposed: number; kept: number };

/** Takes one revision of a deposit back, unless somebody has changed the record since. Asked again, it does nothing more. */
export function revertRevision(
  parts: Pick<Archive, 'curation' | 'reader'>,
  tx: Transaction,
  revision: StoredRevision,
  by: Authorship,
): keyof Reverted {
  const record = tx.recordById(revision.record)!;
  const log = () =>
    tx.log({
      time: by.time,
      actor: by.actor,
      kind: 'record.reverted',
      subject: subjectOf(record),
      payload: { revision: revision.number, deposit: by.deposit },
    });
  if (record.pending === revision.id) {
    tx.closeRevision(record, revision, 'withdrawn');
    log();
    return 'unproposed';
  }
  const standing = tx.standingRevision(record.id);
  // What is proposed on top of it is somebody's later work.
  if (!standing || record.pending !== null) return 'kept';
  if (standing.deposit === by.deposit) return standing.state === 'withdrawn' ? 'withdrawn' : 'restored';
  // It stands itself, or as the revert of something later brought it back.
  if ((standing.restores ?? standing.id) !== (revision.restores ?? revision.id)) return 'kept';
  const before = tx.publishedBefore(record.id, revision.number, revision.deposit);
  if (before && before.content !== noContent.content) {
    const content = JSON.parse(before.content) as RecordContent;
    const canonical = { content: before.content, digest: before.digest };
    const restores = before.restores ?? before.id;
    const approvals = [record.partner];
    const { number } = enterRevision(tx, { record, content, canonical, approvals, restores, ...by });
    const now = { ...record, revisions: number };
    noteAmendments(parts, tx, { record: now, content, time: by.time });
    return 'restored';
  }
  if (record.published === null && !before) return 'kept';
  enterWithdrawal(tx, record, { ...by, ...(before && { restores: before.restores ?? before.id }) });
  noteAmendments(parts, tx, { record, content: undefined, time: by.time });
  return 'withdrawn';
}
