import type { Merge, SheetRow } from './sheet-row.ts';

/** The headings of a sheet, by column (empty where there is none), the numbers of the rows they stand in, and the columns that a merged heading had to be numbered over. */
export type Headings = { names: string[]; first: number; last: number; numbered: string[] };

/** Most letters of a heading; what is longer is text. */
const longest = 200;

const covers = (merge: Merge, row: number, column: number): boolean =>
  row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right;

/** The text shown in a cell, its own or that of the merged cell it belongs to, and the place that text comes from. */
function shown(rows: ReadonlyMap<number, SheetRow>, merges: readonly Merge[], row: number, column: number) {
  const merge = merges.find((m) => covers(m, row, column));
  const at = merge ? { row: merge.top, column: merge.left } : { row, column };
  return {
    text: (rows.get(at.row)?.cells[at.column] ?? '').replace(/\s+/g, ' ').trim(),
    origin: `${at.row}:${at.column}`,
    wide: merge !== undefined && merge.right > merge.left,
    deep: merge !== undefined && merge.top < row,
    words: rows.get(at.row)?.words[at.column] ?? false,
  };
}

/**
 * Finds the row of headings among the first rows of a sheet: the first in which words fill at least half as many columns as the fullest row has, so that a title above
 * the table is passed over. A second row under headings that span several columns belongs to them (`Dimensions / Height`). Undefined where no row has two.
 */
export function findHeadings(first: readonly SheetRow[], merges: readonly Merge[]): Headings | undefined {
  const rows = new Map(first.map((row) => [row.number, row]));
  const width = Math.max(0, ...first.map(({ cells }) => cells.length));
  const cellsOf = (row: number) =>
    Array.from({ length: width }, (_, column) => shown(rows, merges, row, column));
  const filled = (row: number): number =>
    new Set(cellsOf(row).flatMap(({ text, origin }) => (text === '' ? [] : [origin]))).size;
  const most = Math.max(...first.map(({ number }) => filled(number)));
  const enough = Math.max(2, Math.ceil(most / 2));
  const isHeading = (row: SheetRow): boolean => {
    const cells = cellsOf(row.number).filter(({ text }) => text !== '');
    const named = cells.filter(({ text, words }) => words && text.length <= longest);
    return filled(row.number) >= enough && named.length * 2 > cells.length;
  };
  const heading = first.find(isHeading);
  if (!heading) return undefined;
  const top = cellsOf(heading.number);
  const under = cellsOf(heading.number + 1);
  const second =
    rows.has(heading.number + 1) &&
    top.some(({ wide }) => wide) &&
    under.some(({ text, deep }) => text !== '' && !deep) &&
    under.every(
      ({ text, deep, words }, at) =>
        text === '' || deep || (words && (top[at]!.wide || top[at]!.text === '')),
    );
  const used = new Map<string, number>();
  const numbered: string[] = [];
  const names = top.map(({ text, wide }, at) => {
    const parts = [text, second ? under[at]!.text : ''].filter((part) => part !== '');
    const name = [...new Set(parts)].join(' / ').slice(0, longest);
    if (!wide || name === '') return name;
    // A heading over several columns that nothing below tells apart names them in turn.
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    if (times === 1) return name;
    numbered.push(`${name} ${times}`);
    return `${name} ${times}`;
  });
  const deepest = merges
    .filter((m) => m.top === heading.number && m.bottom === heading.number + 1)
    .some(() => second);
  return {
    names,
    first: heading.number,
    last: second || deepest ? heading.number + 1 : heading.number,
    numbered,
  };
}
