import { type FieldName, fieldNames, type RecordContent } from '../../vocab/fields.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import type { Transaction } from '../archive/writer.ts';
import type { OpenTerm } from '../vocabulary/match-terms.ts';
import { contentOf, newestRevision } from './beside-edits.ts';
import type { DepositContext, Row } from './deposit-context.ts';
import { differsFrom } from './differs-from.ts';
import { offersFor } from './find-offers.ts';
import type { Judged } from './judge-row.ts';
import type { FieldChange, RowMark, RowPreview } from './row-preview.ts';
import { recordsOfOthers, viewItems } from './view-items.ts';
import type { Entered } from './write-batch.ts';

/** A row of the source that has been judged, with what is to be told of it beside that. */
export type JudgedRow = {
  row: Row;
  judged: Judged;
  entered: Entered;
  problems: readonly SourceProblem[];
  open: readonly OpenTerm[];
  /** Pictures that were sent with the source. */
  media: { path: string; file: string }[];
};

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

/** The fields in which two contents differ. */
export const changedFields = (before: RecordContent, after: RecordContent): FieldName[] =>
  fieldNames.filter((name) => !same(before[name], after[name]));

/** What a record said before a row changes it; to be asked before that is entered. */
export function contentBefore(tx: Transaction, { place, outcome }: Judged): RecordContent | undefined {
  if (outcome !== 'changed' || place?.kind !== 'known') return undefined;
  const newest = newestRevision(tx, place.record);
  return newest === null ? {} : contentOf(tx, newest);
}

const joinOf = ({ place }: Judged): Pick<RowPreview, 'item' | 'joins'> =>
  place === undefined
    ? {}
    : { item: place.item, ...(place.kind === 'new' && place.shared && { joins: place.shared.why }) };

const nameOf: Record<Entered, RowPreview['outcome'] | undefined> = {
  created: 'new',
  changed: 'changed',
  same: 'same',
  refused: 'refused',
  proposed: undefined,
};

/** A row in brief: no contents, but for the names of fields that were changed and the problems. What is kept of a deposit that was taken. */
export function describeBriefly(
  { row, judged, entered, problems, open }: JudgedRow,
  changed: readonly FieldName[] = [],
): RowPreview {
  const { outcome } = judged;
  const marks: RowMark[] = [];
  const edits = outcome === 'refused' || outcome === 'taken back' ? [] : judged.edits;
  if (edits.length || outcome === 'taken back') marks.push('edited');
  if (open.length) marks.push('open');
  if (entered === 'proposed') marks.push('waits');
  if (problems.some(({ severity }) => severity === 'warning')) marks.push('warned');
  return {
    row: row.draft.row,
    id: row.draft.id,
    outcome: nameOf[entered] ?? (outcome === 'new' ? 'new' : 'changed'),
    marks,
    ...joinOf(judged),
    ...(outcome === 'taken back' && { takenBack: true as const }),
    ...(changed.length && { changes: changed.map((field) => ({ field })) }),
    ...(problems.length && { problems: [...problems] }),
  };
}

function changesOf(before: RecordContent, after: RecordContent): FieldChange[] {
  return changedFields(before, after).map((field) => ({
    field,
    ...(before[field] !== undefined && { before: before[field] }),
    ...(after[field] !== undefined && { after: after[field] }),
  }));
}

/**
 * Rows in full, as a preview shows them: what each would become, what changes, where it meets edits and other partners, and what may be the same
 * thing. `findTitled` finds items by their titles.
 */
export function describeRows(
  tx: Transaction,
  rows: readonly JudgedRow[],
  context: DepositContext,
  findTitled: (tx: Transaction, content: RecordContent) => string[],
): RowPreview[] {
  const { partner, parts } = context;
  const wanted = new Set<string>();
  const looked = rows.map(({ judged }) => {
    if (judged.outcome === 'refused' || judged.outcome === 'taken back') return undefined;
    const { place, content } = judged;
    const shared =
      place.kind === 'known' ? tx.describedByOthers(place.item, partner) : place.shared !== undefined;
    if (shared) wanted.add(place.item);
    if (place.kind === 'known' || shared) return { shared, alike: [], titled: [] };
    const titled = findTitled(tx, content);
    for (const item of [...place.alike, ...titled]) wanted.add(item);
    return { shared, alike: place.alike, titled };
  });
  const viewOf = viewItems(parts.reader, wanted, partner);
  return rows.map((row, index) => {
    const { judged, open, media } = row;
    const brief = describeBriefly(row);
    if (judged.outcome === 'refused' || judged.outcome === 'taken back') return brief;
    const { content, place, edits } = judged;
    const { shared, alike, titled } = looked[index]!;
    const others = shared ? recordsOfOthers(viewOf(place.item), partner) : [];
    const differs = differsFrom(content, others);
    const offers = row.row.join === null ? [] : offersFor({ content, partner, alike, titled, viewOf });
    const before = contentBefore(tx, judged);
    const marks = [...brief.marks];
    if (differs.length) marks.push('differs');
    if (offers.length) marks.push('offered');
    return {
      ...brief,
      marks,
      record: content,
      ...(media.length && { media }),
      ...(before && { changes: changesOf(before, content) }),
      ...(edits.length && { edits }),
      ...(differs.length && { differs }),
      ...(offers.length && { offers }),
      ...(open.length && { open: open.map(({ field, key }) => ({ field, key })) }),
    };
  });
}
