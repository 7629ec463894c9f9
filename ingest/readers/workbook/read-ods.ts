import { limits, Unreadable } from '../source-row.ts';
import type { Archive } from './open-archive.ts';
import { parsePart, readPart } from './parse-part.ts';
import { emptyRow, type Merge, type Sheet, type SheetRow, topRows, type Workbook } from './sheet-row.ts';

/** A row that stands for many like it: more than this many rows of equal content are no data. */
const mostRepeated = 1000;
const mostColumns = 16_384;

const countOf = (text: string | undefined): number => Math.max(1, Math.min(Number(text) || 1, 2 ** 31));

type Cell = {
  type: string | undefined;
  stated: string | undefined;
  text: string;
  paragraphs: number;
  repeated: number;
  covered: boolean;
  formula: boolean;
};

/** What a cell says: dates, truth values and numbers as they are stated, the rest as it is shown. */
function cellText({ type, stated, text }: Cell): string {
  if (type === 'date') return (stated ?? text).replace(/T00:00:00(?:\.0+)?$/, '');
  if (type === 'boolean') return stated ?? text;
  if (type === 'time') {
    const [, hours = '0', minutes = '0', seconds = '0'] =
      /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)[\d.]*S)?$/.exec(stated ?? '') ?? [];
    return stated === undefined
      ? text
      : [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':');
  }
  if (type === 'float' && stated !== undefined)
    // Leading zeros are a part of a number that names something.
    return /^0\d+$/.test(text) && Number(text) === Number(stated) ? text : String(Number(stated));
  return text;
}

const words = new Set<string | undefined>(['string', undefined]);
const errors = /^(?:#[A-Z/0]+[!?]?|Err:\d{3}|#N\/A)$/;

/** Reads the tables of an OpenDocument spreadsheet (ODF 1.3 part 3, section 9.1). `only`: the number of the one whose rows are wanted. */
function readContent({
  bytes,
  only,
  onTable = () => {},
  onMerge = () => {},
}: {
  bytes: AsyncIterable<Uint8Array>;
  only: number;
  onTable?: (name: string, hidden: boolean) => void;
  onMerge?: (merge: Merge) => void;
}): AsyncGenerator<SheetRow> {
  let rows: SheetRow[] = [];
  let row: SheetRow = emptyRow(0);
  let repeated = 1;
  let next = 1;
  let table = -1;
  let tables = 0;
  let column = 0;
  let cell: Cell | undefined;
  let paragraphs = 0;
  let aside = 0;
  const wanted = (): boolean => tables === 1 && table === only;

  function endCell(cell: Cell): void {
    const start = column;
    column += cell.repeated;
    if (cell.formula) row.formulas += Math.min(cell.repeated, mostColumns);
    if (cell.covered) return;
    const text = cellText(cell);
    if (text === '' || start >= mostColumns) return;
    const error = cell.formula && errors.test(text);
    const long = text.length > limits.cell;
    while (row.cells.length < start) {
      row.cells.push('');
      row.words.push(false);
    }
    for (let at = start; at < Math.min(column, mostColumns); at++) {
      if (error) row.faults.push({ column: at, code: 'cell.error', value: text });
      if (long) row.faults.push({ column: at, code: 'cell.size', value: text.slice(0, 80) });
      row.cells[at] = error ? '' : text;
      row.words[at] = words.has(cell.type);
    }
  }

  function endRow(): void {
    const filled = row.cells.some((text) => text !== '') || row.faults.length > 0;
    if (filled)
      for (let i = 0; i < Math.min(repeated, mostRepeated); i++) rows.push({ ...row, number: next + i });
    next += repeated;
  }

  return parsePart({
    name: 'content.xml',
    bytes,
    handler: {
      open(element, attributes) {
        if (element === 'table') {
          if (++tables === 1) {
            table++;
            next = 1;
            // A table is hidden by its style (`table:display`), which is not looked up: hidden ones are read if they are the first with headings.
            onTable(attributes['table:name'] ?? '', false);
          }
        } else if (!wanted()) return;
        else if (element === 'table-row') {
          row = emptyRow(next);
          column = 0;
          repeated = countOf(attributes['table:number-rows-repeated']);
        } else if (element === 'table-cell' || element === 'covered-table-cell') {
          const spanned = countOf(attributes['table:number-columns-spanned']);
          const deep = countOf(attributes['table:number-rows-spanned']);
          if ((spanned > 1 || deep > 1) && next <= topRows)
            onMerge({ top: next, bottom: next + deep - 1, left: column, right: column + spanned - 1 });
          cell = {
            type: attributes['office:value-type'] ?? attributes['calcext:value-type'],
            stated:
              attributes['office:date-value'] ??
              attributes['office:time-value'] ??
              attributes['office:boolean-value'] ??
              attributes['office:value'],
            text: '',
            paragraphs: 0,
            repeated: countOf(attributes['table:number-columns-repeated']),
            covered: element === 'covered-table-cell',
            formula: attributes['table:formula'] !== undefined,
          };
        } else if (element === 'annotation' || element === 'ruby-text') aside++;
        else if (!cell || aside > 0) return;
        else if (element === 'p') {
          if (paragraphs++ === 0 && cell.paragraphs++ > 0) cell.text += '\n';
        } else if (element === 's') cell.text += ' '.repeat(Math.min(countOf(attributes['text:c']), 100));
        else if (element === 'tab') cell.text += '\t';
        else if (element === 'line-break') cell.text += '\n';
      },
      text(text) {
        if (cell && paragraphs > 0 && aside === 0 && cell.text.length <= limits.cell) cell.text += text;
      },
      close(element) {
        if (element === 'annotation' || element === 'ruby-text') aside = Math.max(0, aside - 1);
        else if (element === 'p' && aside === 0) paragraphs = Math.max(0, paragraphs - 1);
        else if ((element === 'table-cell' || element === 'covered-table-cell') && cell) {
          endCell(cell);
          cell = undefined;
        } else if (element === 'table-row' && wanted()) endRow();
        else if (element === 'table') tables--;
      },
    },
    taken() {
      const taken = rows;
      rows = [];
      return taken;
    },
  });
}

async function checkUnlocked(archive: Archive): Promise<void> {
  let locked = false;
  if (!archive.has('META-INF/manifest.xml')) return;
  await readPart({
    name: 'META-INF/manifest.xml',
    bytes: archive.read('META-INF/manifest.xml'),
    handler: {
      open(element) {
        locked ||= element === 'encryption-data';
      },
      text() {},
      close() {},
    },
  });
  if (locked)
    throw new Unreadable({
      code: 'workbook.encrypted',
      message: 'The workbook is protected by a password.',
      remedy: 'Take the password off (save it anew without encryption) and send it again.',
    });
}

/** Opens an OpenDocument spreadsheet. All its tables stand in one part, which is looked through for their names first. */
export async function readOds(archive: Archive): Promise<Workbook> {
  await checkUnlocked(archive);
  const part = (): AsyncIterable<Uint8Array> => archive.read('content.xml');
  const names: string[] = [];
  const merges: Merge[][] = [];
  const outline = readContent({
    bytes: part(),
    only: -1,
    onTable: (name) => {
      if (names.length < 1000) names.push(name);
    },
  });
  for await (const _ of outline);
  const sheets = names.map(
    (name, only): Sheet => ({
      name,
      hidden: false,
      rows: () => {
        merges[only] = [];
        return readContent({ bytes: part(), only, onMerge: (merge) => merges[only]!.push(merge) });
      },
      // They stand with the cells, and are known once the first rows have been read.
      merges: async () => merges[only] ?? [],
    }),
  );
  if (sheets.length === 0)
    throw new Unreadable({
      code: 'workbook.empty',
      message: 'The workbook has no sheet with cells.',
      remedy: 'Send the workbook whole, or save the sheet as “CSV UTF-8”.',
    });
  return { sheets, close() {} };
}
