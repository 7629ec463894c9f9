import { limits } from '../source-row.ts';
import { columnOf } from './find-merges.ts';
import type { KeptTexts } from './keep-texts.ts';
import { dateOfSerial, type NumberFormat } from './number-formats.ts';
import { parsePart } from './parse-part.ts';
import { emptyRow, type SheetRow } from './sheet-row.ts';
import { unescapeText } from './unescape-text.ts';

type Cell = { column: number; type: string; style: number; value: string; inline: string; formula: boolean };

/** Columns that a spreadsheet can have. */
const mostColumns = 16_384;

/** A number as people write it: `60.1` for `60.100000000000001`. */
const plainNumber = (text: string): string => {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return text;
  return Math.abs(number) < 1e21 && Number.isInteger(number) ? BigInt(number).toString() : String(number);
};

/** Rows of an XLSX sheet (ECMA-376 part 1, section 18.3.1.73), hidden ones included. Formulas give the value that was kept with them. */
export function readSheet({
  name,
  bytes,
  shared,
  formats,
  from1904,
}: {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  shared: KeptTexts;
  formats: readonly NumberFormat[];
  from1904: boolean;
}): AsyncGenerator<SheetRow> {
  let rows: SheetRow[] = [];
  let row: SheetRow = emptyRow(0);
  let cell: Cell | undefined;
  let inside: 'value' | 'text' | 'none' = 'none';
  let aloud = 0;

  function textOf({ type, value, inline, style }: Cell): { text: string; words: boolean } {
    if (type === 's') return { text: shared.get(Number(value)) ?? '', words: true };
    if (type === 'inlineStr') return { text: unescapeText(inline), words: true };
    if (type === 'str') return { text: unescapeText(value), words: true };
    if (type === 'b') return { text: value === '1' || value === 'true' ? 'true' : 'false', words: false };
    if (type === 'd') return { text: value.replace(/T00:00:00(?:\.0+)?Z?$/, ''), words: false };
    const format = formats[style];
    const date =
      format === undefined || value === ''
        ? undefined
        : dateOfSerial({ serial: Number(value), format, from1904 });
    if (date !== undefined) return { text: date, words: false };
    const text = plainNumber(value);
    const zeros = format?.shows === 'number' ? format.zeros : undefined;
    return {
      text: zeros !== undefined && /^\d+$/.test(text) ? text.padStart(zeros, '0') : text,
      words: false,
    };
  }

  function endCell(cell: Cell): void {
    const { column } = cell;
    if (cell.formula) row.formulas++;
    if (column < 0 || column >= mostColumns) return;
    if (cell.type === 'e') {
      row.faults.push({ column, code: 'cell.error', value: cell.value });
      return;
    }
    const { text, words } = textOf(cell);
    if (cell.formula && text === '' && cell.value === '' && cell.type !== 'str')
      row.faults.push({ column, code: 'cell.formula', value: '' });
    if (text === '') return;
    if (text.length > limits.cell) row.faults.push({ column, code: 'cell.size', value: text.slice(0, 80) });
    while (row.cells.length < column) {
      row.cells.push('');
      row.words.push(false);
    }
    row.cells[column] = text;
    row.words[column] = words;
  }

  let previous = -1;
  return parsePart({
    name,
    bytes,
    handler: {
      open(element, attributes) {
        if (element === 'row') {
          // Rows and cells may leave out their numbers, and then follow one another.
          row = emptyRow(Number(attributes.r) || row.number + 1);
          previous = -1;
        } else if (element === 'c') {
          const column = attributes.r === undefined ? previous + 1 : columnOf(attributes.r);
          previous = column;
          const { t: type = 'n', s = '0' } = attributes;
          cell = { column, type, style: Number(s), value: '', inline: '', formula: false };
        } else if (element === 'v') inside = 'value';
        else if (element === 't') inside = aloud === 0 ? 'text' : 'none';
        else if (element === 'rPh') aloud++;
        else if (element === 'f' && cell) cell.formula = true;
      },
      text(text) {
        if (!cell || inside === 'none') return;
        if (inside === 'value') cell.value += text;
        else if (cell.inline.length <= limits.cell) cell.inline += text;
      },
      close(element) {
        if (element === 'v' || element === 't') inside = 'none';
        else if (element === 'rPh') aloud--;
        else if (element === 'c' && cell) {
          endCell(cell);
          cell = undefined;
        } else if (element === 'row') rows.push(row);
      },
    },
    taken() {
      const taken = rows;
      rows = [];
      return taken;
    },
  });
}
