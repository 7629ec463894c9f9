import type { FieldName } from '../../../vocab/fields.ts';

/**
 * A value of a source and the field in which it must arrive: as it is written, or as `as` has it (a piece of the field as JSON). `id`: the key of the row.
 */
export type Expected = { field: FieldName | 'id'; as: string };

/** A file as an institution exports it, its contents our own, and what must arrive of its first record. */
export type Sample = {
  name: string;
  file: string | Uint8Array;
  /** What the file is called, where that matters. */
  called?: string;
  expected: readonly Expected[];
};

/** A column: its heading, the field that it is (`-`: none that a record has), and its cells; what must arrive of the first one, where that is not the cell itself. */
export type Column = readonly [
  heading: string,
  field: FieldName | 'id' | '-',
  cells: readonly string[],
  as?: string,
];

const quoted = (cell: string): string => (/[",\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A sample that is a table, by its columns. */
export function table(
  name: string,
  columns: readonly Column[],
  { delimiter = ',', encode = (text: string): string | Uint8Array => text } = {},
): Sample {
  const rows = Math.max(...columns.map(([, , cells]) => cells.length));
  const lines = [
    columns.map(([heading]) => quoted(heading)),
    ...Array.from({ length: rows }, (_, row) => columns.map(([, , cells]) => quoted(cells[row] ?? ''))),
  ];
  return {
    name,
    file: encode(`${lines.map((line) => line.join(delimiter)).join('\r\n')}\r\n`),
    called: delimiter === '\t' ? 'export.tsv' : 'export.csv',
    expected: columns.flatMap(([, field, cells, as]) =>
      field === '-' ? [] : [{ field, as: as ?? cells[0]! }],
    ),
  };
}

/** A sample of objects or of a document: what must arrive, field by field. */
export const document = (
  name: string,
  file: string | object,
  expected: Partial<Record<FieldName | 'id', string | readonly string[]>>,
  called?: string,
): Sample => ({
  name,
  file: typeof file === 'string' ? file : JSON.stringify(file, null, 1),
  ...(called !== undefined && { called }),
  expected: Object.entries(expected).flatMap(([field, values]) =>
    ([values].flat() as string[]).map((as) => ({ field: field as FieldName | 'id', as })),
  ),
});
