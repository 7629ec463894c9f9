import { describeDamage, looksDamaged } from '../find-damage.ts';
import { broken, limits, notice, type RowOutcome, Unreadable } from '../source-row.ts';
import { findHeadings, type Headings } from './find-headings.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { readOds } from './read-ods.ts';
import { readXlsx } from './read-xlsx.ts';
import { type CellFault, type Sheet, type SheetRow, topRows, type Workbook } from './sheet-row.ts';

const listed = (names: readonly string[]): string =>
  names
    .slice(0, 10)
    .map((name) => `“${name.slice(0, 60)}”`)
    .join(', ') + (names.length > 10 ? ', …' : '');

async function openWorkbook(archive: Archive): Promise<Workbook> {
  if (archive.has('content.xml')) return readOds(archive);
  if (archive.has('xl/workbook.xml') || archive.names.some((name) => /workbook\d*\.xml$/.test(name)))
    return readXlsx(archive);
  const binary = archive.has('xl/workbook.bin');
  throw new Unreadable({
    code: 'format.unknown',
    message: binary ? 'The file is a binary workbook (XLSB).' : 'The file is a ZIP archive, and no workbook.',
    remedy: binary ? 'Save it as XLSX.' : 'Unpack it, and upload the file that holds the data.',
  });
}

type Chosen = { sheet: Sheet; headings: Headings; rows: AsyncGenerator<SheetRow>; first: SheetRow[] };

/** Opens a sheet and looks for its headings; undefined where it has none. */
async function openSheet(sheet: Sheet): Promise<Chosen | undefined> {
  const rows = sheet.rows();
  const first: SheetRow[] = [];
  while (first.length < topRows) {
    const next = await rows.next();
    if (next.done) break;
    if (next.value.cells.some((text) => text.trim() !== '')) first.push(next.value);
  }
  const headings = first.length === 0 ? undefined : findHeadings(first, await sheet.merges());
  if (headings) return { sheet, headings, rows, first };
  await rows.return(undefined);
  return undefined;
}

async function chooseSheet(workbook: Workbook, name: string | undefined): Promise<Chosen> {
  const wanted =
    name === undefined
      ? [...workbook.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))
      : workbook.sheets.filter((sheet) => sheet.name === name || sheet.name.trim() === name.trim());
  const names = listed(workbook.sheets.map((sheet) => sheet.name));
  if (wanted.length === 0)
    throw new Unreadable({
      code: 'sheet.unknown',
      value: name!.slice(0, 80),
      message: `The workbook has no sheet “${name!.slice(0, 80)}”.`,
      remedy: `Name one of its sheets: ${names}.`,
    });
  for (const sheet of wanted) {
    const chosen = await openSheet(sheet);
    if (chosen) return chosen;
  }
  throw new Unreadable({
    code: 'sheet.headings',
    message: `No row of headings was found in ${name === undefined ? `the sheets ${names}` : `the sheet “${name}”`}.`,
    remedy: 'Put the names of the columns (at least two) into one row above the data.',
  });
}

type Columns = { names: readonly string[]; kept: { name: string; at: number }[] };

/** Which columns are read: those with a heading of their own. */
function readColumns({ names, first, last, numbered }: Headings): {
  columns: Columns;
  notices: RowOutcome[];
} {
  const filled = names.filter((name) => name !== '').length;
  if (filled > limits.columns)
    throw new Unreadable({
      code: 'table.columns',
      value: String(filled),
      message: `The sheet has ${filled} columns; ${limits.columns} are allowed.`,
      remedy: 'Leave out columns that are not needed.',
    });
  const notices: RowOutcome[] = [];
  const kept: Columns['kept'] = [];
  const seen = new Set<string>();
  for (const [at, heading] of names.entries()) {
    const name = heading.normalize('NFC');
    if (name === '') continue;
    if (!seen.has(name)) kept.push({ name, at });
    else
      notices.push(
        notice({
          code: 'column.repeated',
          column: name,
          value: name,
          message: `Two columns are headed “${name}”; only the first is read.`,
          remedy: 'Give each column a heading of its own; several values of one field are split by “|”.',
        }),
      );
    seen.add(name);
  }
  if (numbered.length)
    notices.push(
      notice({
        code: 'column.merged',
        value: listed(numbered),
        message: `A heading spans several columns; the further ones are called ${listed(numbered)}.`,
        remedy: 'Nothing, if a mapping names them so; otherwise give each column a heading of its own.',
      }),
    );
  if (first > 1)
    notices.push(
      notice({
        code: 'sheet.above',
        message: `The headings were found in row ${first}${last > first ? ` and ${last}` : ''}; what stands above them was not read.`,
        remedy: 'Nothing, if that is right; otherwise delete the rows above the headings.',
      }),
    );
  return { columns: { names, kept }, notices };
}

const faults: Record<
  CellFault['code'],
  { severe: boolean; message: (value: string) => string; remedy: string }
> = {
  'cell.error': {
    severe: false,
    message: (value) =>
      `The cell shows an error of its formula (${value.slice(0, 20)}); it was read as empty.`,
    remedy: 'Mend the formula, or write the value.',
  },
  'cell.formula': {
    severe: false,
    message: () => 'The cell holds a formula without a value; it was read as empty.',
    remedy: 'Open the workbook in a spreadsheet program and save it, so that its values are kept.',
  },
  'cell.size': {
    severe: true,
    message: () => `The cell holds more than ${limits.cell} characters.`,
    remedy: 'Put long texts into a file of their own.',
  },
};

/** Says each thing of a sheet once. */
function keepNotices(sheet: string) {
  const told = new Set<string>();
  return function* tell(row: number, code: string, message: string, remedy: string): Generator<RowOutcome> {
    if (told.has(code)) return;
    told.add(code);
    yield notice({ row, code, value: sheet.slice(0, 80), message, remedy });
  };
}

function* readRow(
  source: SheetRow,
  {
    columns,
    headings,
    tell,
  }: { columns: Columns; headings: readonly string[]; tell: ReturnType<typeof keepNotices> },
): Generator<RowOutcome> {
  const { cells, number } = source;
  // Counted as in other tables, so that the spreadsheet shows it one further.
  const row = number - 1;
  if (source.formulas > 0)
    yield* tell(
      row,
      'cell.formulas',
      'The sheet has formulas; the values that they last had were read.',
      'Nothing, if the workbook was saved by a spreadsheet program.',
    );
  if (!cells.some((text) => text.trim() !== '')) return;
  if (cells.some((text, at) => !columns.names[at] && text.trim() !== ''))
    yield* tell(
      row,
      'column.unnamed',
      'A column without a heading holds values, which are not read.',
      'Give the column a heading.',
    );
  const values: Record<string, string> = {};
  let refused = false;
  for (const { column, code, value } of source.faults) {
    const name = columns.names[column];
    if (!name) continue;
    const { severe, message, remedy } = faults[code];
    refused ||= severe;
    yield (severe ? broken : notice)({ row, code, column: name, value, message: message(value), remedy });
  }
  if (refused) return;
  for (const { name, at } of columns.kept) {
    const text = cells[at] ?? '';
    values[name] = text;
    const damage = looksDamaged(text) ? describeDamage({ text, row, column: name }) : undefined;
    if (damage) yield damage;
  }
  yield { kind: 'row', row, line: number, headings, values };
}

async function* readSheets(workbook: Workbook, name: string | undefined): AsyncGenerator<RowOutcome> {
  const { sheet, headings: found, rows, first } = await chooseSheet(workbook, name);
  try {
    const others = workbook.sheets.filter((other) => other !== sheet).map((other) => other.name);
    if (name === undefined && others.length)
      yield notice({
        code: 'sheet.others',
        value: sheet.name.slice(0, 80),
        message: `The sheet “${sheet.name.slice(0, 80)}” was read; the workbook also has ${listed(others)}.`,
        remedy: 'State the sheet, if another is meant; send each that is wanted.',
      });
    const { columns, notices } = readColumns(found);
    yield* notices;
    const headings = columns.kept.map((column) => column.name);
    const reading = { columns, headings, tell: keepNotices(sheet.name) };
    for (const row of first) if (row.number > found.last) yield* readRow(row, reading);
    for await (const row of rows) yield* readRow(row, reading);
  } finally {
    await rows.return(undefined);
  }
}

/** The rows of one sheet of a workbook (XLSX, ODS): the one named `sheet`, else the first that has a row of headings. */
export async function* readWorkbook({
  path,
  sheet,
}: {
  path: string;
  sheet?: string | undefined;
}): AsyncGenerator<RowOutcome> {
  const archive = await openArchive(path);
  let workbook: Workbook | undefined;
  try {
    workbook = await openWorkbook(archive);
    yield* readSheets(workbook, sheet);
  } finally {
    workbook?.close();
    archive.close();
  }
}
