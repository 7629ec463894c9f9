import { missingFrom } from '../../vocab/check.ts';
import type { Draft } from '../../vocab/draft.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import type { Problem } from '../../vocab/problem.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import { contentDigest } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import type { Decision } from '../curation/decide.ts';
import { itemId } from '../curation/item-id.ts';
import { besideEdits } from './beside-edits.ts';
import type { DepositContext, Row } from './deposit-context.ts';
import { findPlace, type Place } from './find-place.ts';
import type { EditConflict } from './row-preview.ts';

type Standing = Exclude<Place, { kind: 'nowhere' }>;

/** What a row comes to, before anything is written: what a preview shows, and what a commit then enters. */
export type Judged =
  | { outcome: 'refused'; problems: Problem[]; place?: Standing }
  | { outcome: 'taken back'; place: Standing & { kind: 'known' } }
  | {
      outcome: 'new' | 'changed' | 'same';
      place: Standing;
      content: RecordContent;
      text: string;
      digest: Uint8Array;
      edits: EditConflict[];
      said?: string;
    };

const refused = (problem: Omit<Problem, 'severity'>, place?: Standing): Judged => ({
  outcome: 'refused',
  problems: [{ ...problem, severity: 'error' }],
  ...(place && { place }),
});

/** Related rows of the same file become addresses of items here. */
function relate(content: RecordContent, draft: Draft, context: DepositContext): RecordContent {
  const rows = draft.relatedRows;
  if (!rows?.length) return content;
  const targets = rows.map((sourceId) => ({
    target: `item/${itemId({ partner: context.partner, collection: context.collection.id, sourceId })}`,
  }));
  return { ...content, relation: [...(content.relation ?? []), ...targets] };
}

/** Says what a row comes to, and writes nothing. `decision`: what the collection's rules say of a row by this actor. */
export function judgeRow(tx: Transaction, row: Row, context: DepositContext, decision: Decision): Judged {
  if (decision.outcome === 'refused')
    return refused({ code: 'decision.refused', path: '', message: decision.reason, remedy: decision.remedy });
  const place = findPlace(tx, row, context);
  if (place.kind === 'nowhere') return refused(place.problem);
  const { run } = context;
  if (run && place.kind === 'new') {
    run.made.add(place.own);
    if (place.shared) run.joined.add(place.shared.item);
  }
  const upload = relate(row.content, row.draft, context);
  // A complete source tells all that there is to say; of another, what it has no columns for stays.
  const speaksOf = context.complete ? undefined : row.draft.speaksOf;
  const replace = context.overwriteEdits || row.replaceEdits === true;
  if (place.kind === 'new') {
    const problems = missingFrom(upload);
    if (problems.length) return { outcome: 'refused', problems, place };
    const text = canonicalJson(upload);
    return { outcome: 'new', place, content: upload, text, digest: contentDigest(text), edits: [] };
  }
  const beside = besideEdits(tx, place.record, upload, { speaksOf, replace });
  if (beside === 'taken back') return { outcome: 'taken back', place };
  const problems = missingFrom(beside.content);
  if (problems.length) return { outcome: 'refused', problems, place };
  const outcome = beside.outcome === 'changed' && place.record.revisions === 0 ? 'new' : beside.outcome;
  return { ...beside, outcome, place };
}
