import { cellOf } from '../../ingest/problems-csv.ts';
import type { RowPreview } from './row-preview.ts';

const headings = ['row', 'id', 'outcome', 'marks', 'fields', 'item', 'joins', 'offers', 'problems'] as const;
type Column = (typeof headings)[number];

const read: Record<Column, (row: RowPreview) => string> = {
  // What is absent stands in no row.
  row: ({ row }) => (row === 0 ? '' : String(row)),
  id: ({ id = '' }) => id,
  outcome: ({ outcome }) => outcome,
  marks: ({ marks }) => marks.join('|'),
  fields: ({ changes = [] }) => changes.map(({ field }) => field).join('|'),
  item: ({ item = '' }) => item,
  joins: ({ joins = '' }) => joins,
  offers: ({ offers = [] }) => offers.map(({ item, score }) => `${item} (${score})`).join('|'),
  problems: ({ problems = [] }) =>
    problems
      .map(({ column, code, message }) => `${column === undefined ? '' : `${column}: `}${message} [${code}]`)
      .join(' | '),
};

/**
 * What becomes of each row as a CSV file (RFC 4180), in parts as they come, to be opened in a spreadsheet: nothing in it is taken for a formula. `fields`: those
 * that change; `marks` as in {@link RowPreview}.
 */
export async function* summaryCsv(
  rows: AsyncIterable<RowPreview> | Iterable<RowPreview>,
): AsyncGenerator<string> {
  yield `\ufeff${headings.join(',')}\r\n`;
  for await (const row of rows)
    yield `${headings.map((heading) => cellOf(read[heading](row))).join(',')}\r\n`;
}
