import { describeDamage, looksDamaged } from './find-damage.ts';
import { parseTable, type TableRecord } from './parse-table.ts';
import { broken, limits, notice, type RowOutcome, Unreadable } from './source-row.ts';

const faults = {
  'quote.open': {
    message: 'A quotation mark opens a cell and none closes it.',
    remedy: 'Close the cell with a quotation mark, and double those within it.',
  },
  'quote.stray': {
    message: 'After the quotation mark that closes a cell there is more text.',
    remedy: 'Put quotation marks around the whole cell, and double those within it.',
  },
  'cell.size': {
    message: `A cell holds more than ${limits.cell} characters.`,
    remedy: 'Put long texts into a file of their own.',
  },
} as const;

type Table = { headings: string[]; kept: number[]; rows: number; unnamed: boolean };

/** Headings from the first record: trimmed; empty ones and repeated ones take no part, which is said. */
function readHeadings({ cells, fault }: TableRecord): { table: Table; outcomes: RowOutcome[] } {
  if (cells.length > limits.columns)
    throw new Unreadable({
      code: 'table.columns',
      value: String(cells.length),
      message: `The table has ${cells.length} columns; ${limits.columns} are allowed.`,
      remedy: 'Leave out columns that are not needed, or check that the delimiter is right.',
    });
  if (fault) throw new Unreadable({ code: fault, ...faults[fault] });
  const outcomes: RowOutcome[] = [];
  const headings = cells.map((cell) => cell.trim().normalize('NFC'));
  const seen = new Set<string>();
  const kept: number[] = [];
  headings.forEach((heading, index) => {
    if (heading === '') return;
    if (!seen.has(heading)) {
      seen.add(heading);
      kept.push(index);
      return;
    }
    outcomes.push(
      notice({
        code: 'column.repeated',
        column: heading,
        value: heading,
        message: `Two columns are headed “${heading}”; only the first is read.`,
        remedy: 'Give each column a heading of its own; several values of one field are split by “|”.',
      }),
    );
  });
  return { table: { headings, kept, rows: 0, unnamed: false }, outcomes };
}

function* damagesOf(record: TableRecord, table: Table): Generator<RowOutcome> {
  for (const index of table.kept) {
    const column = table.headings[index]!;
    const found = describeDamage({ text: record.cells[index] ?? '', row: table.rows, column });
    if (found) yield found;
  }
}

function* readRecord(record: TableRecord, table: Table, headings: readonly string[]): Generator<RowOutcome> {
  const { cells, fault, line } = record;
  const row = ++table.rows;
  if (fault) return yield broken({ row, code: fault, value: record.raw.slice(0, 80), ...faults[fault] });
  // An empty line, or one of delimiters alone as spreadsheets leave them behind.
  if (cells.every((cell) => cell.trim() === '')) return;
  const surplus = cells.length > table.headings.length && cells.slice(table.headings.length).some(Boolean);
  if (surplus || cells.length < table.headings.length)
    return yield broken({
      row,
      code: 'row.columns',
      value: record.raw.slice(0, 80).trimEnd(),
      message: `The row in line ${line} has ${cells.length} cells, the table ${table.headings.length} columns.`,
      remedy: 'Put quotation marks around cells that hold the delimiter or a line break.',
    });
  if (!table.unnamed && table.headings.some((heading, index) => heading === '' && cells[index]?.trim())) {
    table.unnamed = true;
    yield notice({
      row,
      code: 'column.unnamed',
      message: 'A column without a heading holds values, which are not read.',
      remedy: 'Give the column a heading.',
    });
  }
  if (looksDamaged(record.raw)) yield* damagesOf(record, table);
  const values: Record<string, string> = {};
  for (const index of table.kept) values[table.headings[index]!] = cells[index]!;
  yield { kind: 'row', row, line, headings, values };
}

/** The rows of a table (CSV, TSV) from its text. A ragged or badly quoted row is a problem of its own. */
export async function* readTable({
  text,
  delimiter,
}: {
  text: AsyncIterable<string>;
  delimiter: string;
}): AsyncGenerator<RowOutcome> {
  const parser = parseTable({ delimiter });
  let table: Table | undefined;
  let headings: readonly string[] = [];

  function* take(records: TableRecord[]): Generator<RowOutcome> {
    for (const record of records) {
      if (table) yield* readRecord(record, table, headings);
      else if (record.fault || record.cells.some((cell) => cell.trim() !== '')) {
        const read = readHeadings(record);
        table = read.table;
        headings = table.kept.map((index) => read.table.headings[index]!);
        yield* read.outcomes;
      }
    }
  }

  for await (const part of text) yield* take(parser.push(part));
  yield* take(parser.end());
}
