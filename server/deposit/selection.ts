import { isOfKind, type RowPreview } from './row-preview.ts';

/** The kinds of rows that can be taken. */
export const takenKinds = ['new', 'changed', 'same', 'conflict', 'absent'] as const;
export type TakenKind = (typeof takenKinds)[number];
export type RowNames = { rows?: number[]; ids?: string[] };

/**
 * What is taken of a preview; with nothing said, all of it. `outcomes`: rows of these kinds, as the preview showed them; those in conflict only where
 * `conflict` is named. `only` and `except` name rows by their number, rows and absent records by their id. `joins`: the item that a row describes
 * too, or `null` where it is to stand apart whatever its identifiers say. `replaceEdits`: rows in which the source is right against edits made here.
 */
export type Selection = {
  outcomes?: TakenKind[];
  only?: RowNames;
  except?: RowNames;
  joins?: { row: number; item: string | null }[];
  replaceEdits?: number[];
};

/** How a preview showed a row. */
export type RowShown = Pick<RowPreview, 'outcome' | 'marks'>;

/** A selection as it is asked row by row. */
export type Choices = {
  takes(row: { row: number; id: string; shown?: RowShown | undefined }): boolean;
  /** Whether a record that the source does not hold is taken back. */
  takesAbsent(id: string, shown: RowShown): boolean;
  joinOf(row: number): string | null | undefined;
  replacesEdits(row: number): boolean;
};

function names({ rows = [], ids = [] }: RowNames) {
  const [byRow, byId] = [new Set(rows), new Set(ids)];
  return (row: number, id: string) => byRow.has(row) || byId.has(id);
}

export function choicesOf({ outcomes, only, except, joins = [], replaceEdits = [] }: Selection): Choices {
  const named = only && names(only);
  const left = names(except ?? {});
  const joined = new Map(joins.map(({ row, item }) => [row, item]));
  const replaced = new Set(replaceEdits);
  const ofKinds = (shown: RowShown | undefined) => {
    if (!outcomes) return true;
    if (!shown) return false;
    if (isOfKind(shown, 'conflict') && shown.outcome !== 'absent') return outcomes.includes('conflict');
    return outcomes.some((kind) => kind === shown.outcome);
  };
  const takes = (row: number, id: string, shown: RowShown | undefined) =>
    !left(row, id) && (!named || named(row, id)) && ofKinds(shown);
  return {
    takes: ({ row, id, shown }) => takes(row, id, shown),
    takesAbsent: (id, shown) => takes(0, id, shown),
    joinOf: (row) => joined.get(row),
    replacesEdits: (row) => replaced.has(row),
  };
}

export const everything: Choices = choicesOf({});
