const year = (value: number): string => {
  const digits = String(Math.abs(value)).padStart(4, '0');
  // Years of more than four digits take a Y in EDTF (level 1).
  if (digits.length > 4) return `Y${value}`;
  return value < 0 ? `-${digits}` : digits;
};

/** EDTF level 1 (https://www.loc.gov/standards/datetime/): `?` uncertain, `~` approximate, `%` both. */
const mark = (text: string, approximate: readonly string[], uncertain: readonly string[]): string => {
  const about = approximate.some((word) => text.includes(word));
  const doubtful = uncertain.some((word) => text.includes(word));
  return about ? (doubtful ? '%' : '~') : doubtful ? '?' : '';
};

/**
 * An EDTF interval from a first and a last year, each qualified by the words of `text` that stand before it (or right behind). In `c.1785–8, cast c.1922` with
 * the years 1785 and 1788, both are approximate; in `1891, cast c.1965` with 1891 alone it is not, since the word is not about it.
 */
export function qualifyYears({
  start,
  end,
  text,
  approximate,
  uncertain,
}: {
  start: number;
  end: number;
  text: string;
  approximate: readonly string[];
  uncertain: readonly string[];
}): string {
  const at = text.indexOf(String(start));
  // A year that the text does not write out (“late 18th C”) is qualified by all of it.
  const split =
    at === -1 ? text.length : at + String(start).length + (/^\?/.test(text.slice(at + 4)) ? 1 : 0);
  const first = mark(text.slice(0, split), approximate, uncertain);
  const begin = year(start) + first;
  if (start === end) return begin;
  const rest = text.slice(split);
  // What stands before an interval (“c.1801–10”) is said of both its ends.
  const both = at === -1 || /^\s*[-–—]/.test(rest);
  return `${begin}/${year(end)}${mark(both ? text : rest, approximate, uncertain)}`;
}
