import type { FieldName, RecordContent } from '../../vocab/fields.ts';
import { besideUnspoken, type SpeaksOf } from '../../vocab/speaks-of.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import { contentDigest, noContent, type StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { findConflicts, keepEdits } from '../curation/find-conflicts.ts';
import type { EditConflict } from './row-preview.ts';

/** What a row makes of a record that is there. `text` and `digest`: the content as it is compared and kept. */
export type Beside = {
  outcome: 'same' | 'changed';
  content: RecordContent;
  text: string;
  digest: Uint8Array;
  /** Edits made here that were kept against what the source says. */
  edits: EditConflict[];
  /** What the source says now, to be kept beside an edit. */
  said?: string;
};

/** The newest content of a record, public or awaiting the partners; a withdrawal that was proposed says nothing. */
export function newestRevision(tx: Transaction, record: StoredRecord): number | null {
  const pending = record.pending === null ? undefined : tx.revision(record.pending)!;
  return pending && pending.content !== noContent.content ? pending.id : record.published;
}

export const contentOf = (tx: Transaction, revision: number): RecordContent =>
  JSON.parse(tx.revision(revision)!.content) as RecordContent;

/**
 * A row's content beside what its record says. A field that the source cannot speak of stays (`speaksOf`; without it the row is the whole). Edits that were made
 * here since the source was last taken stay too, unless the source is to replace them. `taken back`: somebody took the record back by hand, which counts as an edit.
 * Writes nothing.
 */
export function besideEdits(
  tx: Transaction,
  record: StoredRecord,
  upload: RecordContent,
  { speaksOf, replace }: { speaksOf: SpeaksOf | undefined; replace: boolean },
): Beside | 'taken back' {
  const newest = record.revisions === 0 ? null : newestRevision(tx, record);
  const live = record.published !== null || record.pending !== null;
  const as = (content: RecordContent, more: { edits?: EditConflict[]; said?: string } = {}): Beside => {
    const text = canonicalJson(content);
    const digest = contentDigest(text);
    const same = live && record.latest !== null && Buffer.compare(record.latest, digest) === 0;
    return { outcome: same ? 'same' : 'changed', content, text, digest, edits: [], ...more };
  };
  if (newest === null) {
    if (record.revisions > 0 && !replace && tx.takenBackByHand(record.id)) return 'taken back';
    const said = record.revisions > 0 ? tx.uploaded(record.id) : undefined;
    const beside = as(upload);
    return { ...beside, ...(said !== undefined && said !== beside.text && { said: beside.text }) };
  }
  const uploaded = tx.uploaded(record.id);
  if (uploaded === undefined) {
    const whole = as(upload);
    if (speaksOf === undefined || whole.outcome === 'same') return whole;
    return as(besideUnspoken({ before: contentOf(tx, newest), after: upload, speaksOf }));
  }
  // It was edited here since: what the source said last tells what either has changed.
  const before = JSON.parse(uploaded) as RecordContent;
  const edited = contentOf(tx, newest);
  const said = speaksOf
    ? canonicalJson(besideUnspoken({ before, after: upload, speaksOf }))
    : canonicalJson(upload);
  if (said === uploaded && !replace) return { ...as(edited), outcome: 'same' };
  const news = said === uploaded ? {} : { said };
  const next = speaksOf ? besideUnspoken({ before: edited, after: upload, speaksOf }) : upload;
  const fields: FieldName[] = findConflicts({ before, edited, upload: next });
  if (fields.length === 0 || replace) return as(next, news);
  const edits = fields.map((field) => ({ field, here: edited[field], file: next[field] }));
  return as(keepEdits(next, edited, fields), { edits, ...news });
}
