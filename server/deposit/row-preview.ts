import type { FieldName, RecordContent } from '../../vocab/fields.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';

/**
 * What becomes of a row, one of these each. `absent`: a record that a complete source does not hold, to be taken back; `left`: left out by choice.
 */
export const rowOutcomes = ['new', 'changed', 'same', 'refused', 'absent', 'left'] as const;
export type RowOutcomeName = (typeof rowOutcomes)[number];

/**
 * What there is to know of a row beside its outcome. `edited`: an edit made here since says something else than the source; `differs`: it and what
 * other partners of the item say exclude one another; `offered`: items that others describe may be the same thing; `open`: terms await a choice;
 * `waits`: the agreement asks for more approvals; `warned`: there are warnings.
 */
export const rowMarks = ['edited', 'differs', 'offered', 'open', 'waits', 'warned'] as const;
export type RowMark = (typeof rowMarks)[number];

/** What rows may be asked for by; `conflict`: those that are edited or differ. */
export const rowKinds = [...rowOutcomes, ...rowMarks, 'conflict'] as const;
export type RowKind = (typeof rowKinds)[number];

export type FieldChange = { field: FieldName; before?: unknown; after?: unknown };
/** An edit made here, and what the source says instead. */
export type EditConflict = { field: FieldName; here?: unknown; file?: unknown };
/** A value that excludes what other partners say of the same thing; texts within a language. */
export type Difference = {
  field: FieldName;
  language?: string;
  own: unknown;
  others: { partner: string; value: unknown }[];
};

/** Why a row stands in an item that others describe. */
export const joinReasons = ['identifier', 'column', 'choice'] as const;
export type JoinReason = (typeof joinReasons)[number];

export const offerReasons = ['identifier', 'title', 'creator', 'date', 'place'] as const;
/** An item of other partners that may be the same thing: as far as the partner may see it. `score`: 0 to 1, to order by. */
export type Offer = {
  item: string;
  score: number;
  because: (typeof offerReasons)[number][];
  title: LanguageMap;
  partners: string[];
};

/**
 * A row as it would be taken, or (brief, without contents) as it was. `row`: 0 for what is absent; `record`: what it would become, terms matched and edits
 * kept; of an absent one what is there. `item`: the item that it belongs to or would begin; `joins`: why it stands in one of others. `media`: pictures that
 * were sent with the source, by the path that the row gives.
 */
export type RowPreview = {
  row: number;
  id?: string;
  outcome: RowOutcomeName;
  marks: RowMark[];
  item?: string;
  joins?: JoinReason;
  takenBack?: true;
  record?: RecordContent;
  media?: { path: string; file: string }[];
  changes?: FieldChange[];
  edits?: EditConflict[];
  differs?: Difference[];
  offers?: Offer[];
  open?: { field: FieldName; key: string }[];
  problems?: SourceProblem[];
};

/** How many rows there are of each kind; `stays`: records that a partial source does not hold, which stay as they are (told by a preview). */
export type RowCounts = { rows: number; stays: number } & Record<RowKind, number>;

export const noRows = (): RowCounts =>
  Object.fromEntries(['rows', 'stays', ...rowKinds].map((name) => [name, 0])) as RowCounts;

/** Whether a row is among those that somebody asks for. */
export const isOfKind = (
  { outcome, marks }: Pick<RowPreview, 'outcome' | 'marks'>,
  kind: RowKind,
): boolean =>
  kind === 'conflict'
    ? marks.includes('edited') || marks.includes('differs')
    : outcome === kind || marks.includes(kind as RowMark);

/** Counts a row; what is absent is no row of the source. */
export function countRow(counts: RowCounts, row: Pick<RowPreview, 'row' | 'outcome' | 'marks'>): void {
  if (row.row > 0) counts.rows += 1;
  counts[row.outcome] += 1;
  for (const mark of row.marks) counts[mark] += 1;
  if (isOfKind(row, 'conflict')) counts.conflict += 1;
}
