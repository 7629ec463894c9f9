import type { FieldName, RecordContent } from '../../vocab/fields.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import { noContent, type StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { findConflicts, keepEdits } from '../curation/find-conflicts.ts';
import type { DepositContext } from './write-batch.ts';

/**
 * A row's content beside edits that were made here since the source was last taken: `same` where the source says nothing new, `taken back` where
 * somebody took the record back by hand, which counts as an edit too.
 */
export function besideEdits(
  tx: Transaction,
  record: StoredRecord,
  upload: RecordContent,
  context: DepositContext,
): { content: RecordContent; kept?: FieldName[] } | 'same' | 'taken back' {
  if (record.revisions === 0) return { content: upload };
  // What awaits the partners is newer than what is public, unless it says nothing: a withdrawal that was proposed.
  const pending = record.pending === null ? undefined : tx.revision(record.pending)!;
  const latest = pending && pending.content !== noContent.content ? pending.id : record.published;
  if (latest === null && !context.overwriteEdits && tx.takenBackByHand(record.id)) return 'taken back';
  const before = tx.uploaded(record.id);
  if (before === undefined) return { content: upload };
  const text = canonicalJson(upload);
  if (text === before && latest !== null && !context.overwriteEdits) return 'same';
  if (text !== before) tx.keepUploaded(record.id, context.deposit, text);
  if (latest === null) return { content: upload };
  const edited = JSON.parse(tx.revision(latest)!.content) as RecordContent;
  const fields = findConflicts({ before: JSON.parse(before) as RecordContent, edited, upload });
  if (fields.length === 0 || context.overwriteEdits) return { content: upload };
  return { content: keepEdits(upload, edited, fields), kept: fields };
}
