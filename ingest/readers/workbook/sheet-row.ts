/** What is wrong with a cell that is read all the same, as nothing or as what it shows. `column` counts from 0. */
export type CellFault = { column: number; code: 'cell.error' | 'cell.formula' | 'cell.size'; value: string };

/**
 * A row of a sheet: `number` as the spreadsheet shows it (from 1), the texts of its cells by column, empty where there is none. `words`: which of them are words (and no
 * numbers, dates or truth values). `formulas` counts the cells that a formula fills.
 */
export type SheetRow = {
  number: number;
  cells: string[];
  words: boolean[];
  faults: CellFault[];
  formulas: number;
};

/** Cells that are shown as one; rows from 1, columns from 0, both ends included. */
export type Merge = { top: number; bottom: number; left: number; right: number };

/** A sheet, whose rows come once each time they are asked for. */
export type Sheet = {
  name: string;
  hidden: boolean;
  rows(): AsyncGenerator<SheetRow>;
  /** The merged cells of the first rows. */
  merges(): Promise<readonly Merge[]>;
};

export type Workbook = { sheets: readonly Sheet[]; close(): void };

/** Rows at the top of a sheet in which headings are looked for. */
export const topRows = 20;

export const emptyRow = (number: number): SheetRow => ({
  number,
  cells: [],
  words: [],
  faults: [],
  formulas: 0,
});
