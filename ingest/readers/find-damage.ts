import { notice, type RowProblem } from './source-row.ts';

/** The characters of the bytes 80 to BF in Windows-1252, which follow a lead byte where UTF-8 was read as that. */
const tail =
  '\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122';
const damage = new RegExp(
  `\\ufffd|[\\u00c2-\\u00df][${tail}]|[\\u00e0-\\u00ef][${tail}]{2}|[\\u00f0-\\u00f4][${tail}]{3}`,
);

/** Whether a text shows traces of a wrong decoding; quick, so that each row can be asked. */
export const looksDamaged = (text: string): boolean => damage.test(text);

/** The problem with a damaged text, with the place in it as value. */
export function describeDamage({
  text,
  row,
  column,
}: {
  text: string;
  row: number;
  column?: string;
}): RowProblem | undefined {
  const found = damage.exec(text);
  if (!found) return undefined;
  const value = text.slice(Math.max(0, found.index - 20), found.index + 20);
  const place = { row, value, ...(column !== undefined && { column }) };
  return found[0] === '\ufffd'
    ? notice({
        ...place,
        code: 'encoding.lost',
        message: 'A character was lost before the file came here (it holds U+FFFD).',
        remedy: 'Export the row again from its source, as UTF-8.',
      })
    : notice({
        ...place,
        code: 'encoding.garbled',
        message: `“${found[0]}” looks like UTF-8 that was once read in another encoding.`,
        remedy: 'Compare with the source, and export it again as UTF-8.',
      });
}
