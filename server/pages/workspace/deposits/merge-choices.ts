import type { RowPreview } from '../../../deposit/row-preview.ts';
import { type Selection, type TakenKind, takenKinds } from '../../../deposit/selection.ts';
import { type Typed, textOf, textsOf } from '../shell/visit.ts';

/** What names a row within a form: its number, or the id of a record that the file does not hold. */
export const rowKey = ({ row, id }: Pick<RowPreview, 'row' | 'id'>): string =>
  row > 0 ? String(row) : `id:${id ?? ''}`;

const joinOf = (text: string): string | null | undefined =>
  text === 'apart' ? null : text.startsWith('item:') ? text.slice(5) : undefined;

/** Whether a row is taken, as far as it was chosen row by row. */
export function isTaken({ except }: Selection, row: Pick<RowPreview, 'row' | 'id'>): boolean {
  if (row.row > 0) return !except?.rows?.includes(row.row);
  return row.id === undefined || !except?.ids?.includes(row.id);
}

/**
 * A selection with what a page of rows says. `rows` are those that the page showed: of all others what was chosen before stays. A box that is not ticked leaves
 * its row out; items to join are those that were offered for the row, and no others.
 */
export function mergeChoices(
  before: Selection,
  { typed, rows }: { typed: Typed; rows: readonly Pick<RowPreview, 'row' | 'id' | 'offers' | 'outcome'>[] },
): Selection {
  const taken = new Set(textsOf(typed, 'take'));
  const right = new Set(textsOf(typed, 'right'));
  const onPage = new Set(rows.map(({ row }) => row));
  const idsOnPage = new Set(rows.flatMap(({ row, id }) => (row === 0 && id !== undefined ? [id] : [])));
  const leftOut = rows.filter((row) => row.outcome !== 'refused' && !taken.has(rowKey(row)));
  const numbers = [
    ...(before.except?.rows ?? []).filter((row) => !onPage.has(row)),
    ...leftOut.flatMap(({ row }) => (row > 0 ? [row] : [])),
  ];
  const ids = [
    ...(before.except?.ids ?? []).filter((id) => !idsOnPage.has(id)),
    ...leftOut.flatMap(({ row, id }) => (row === 0 && id !== undefined ? [id] : [])),
  ];
  const joins = [
    ...(before.joins ?? []).filter(({ row }) => !onPage.has(row)),
    ...rows.flatMap(({ row, offers }) => {
      const item = row > 0 ? joinOf(textOf(typed, `join.${row}`)) : undefined;
      const offered = item === null || offers?.some((offer) => offer.item === item);
      return item !== undefined && offered ? [{ row, item }] : [];
    }),
  ];
  const replaceEdits = [
    ...(before.replaceEdits ?? []).filter((row) => !onPage.has(row)),
    ...rows.flatMap(({ row }) => (row > 0 && right.has(String(row)) ? [row] : [])),
  ];
  const { except: _, joins: __, replaceEdits: ___, ...rest } = before;
  return {
    ...rest,
    ...((numbers.length || ids.length) && {
      except: { ...(numbers.length && { rows: numbers }), ...(ids.length && { ids }) },
    }),
    ...(joins.length && { joins }),
    ...(replaceEdits.length && { replaceEdits }),
  };
}

/** A selection with the kinds of rows that a form names, of those that there are; with all of them, or none said, kinds do not count. */
export function withKinds(before: Selection, typed: Typed, there: readonly TakenKind[]): Selection {
  const { outcomes: _, ...rest } = before;
  const named = new Set(textsOf(typed, 'kind'));
  const outcomes = takenKinds.filter((kind) => named.has(kind));
  return there.every((kind) => named.has(kind)) ? rest : { ...rest, outcomes };
}
