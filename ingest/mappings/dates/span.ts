/**
 * What a date in words comes to: its first and last year (astronomical: 0 is 1 BC; null is open), and a qualification of EDTF (`~` about, `?` doubtful, `%` both) on each
 * end. `form` is the EDTF where it says more than the years do (`18XX`, `1929-05-03`).
 */
export type Span = { from: number | null; to: number | null; marks: readonly [Mark, Mark]; form?: string };
export type Mark = '' | '~' | '?' | '%';

export const mark = (about: boolean, doubtful: boolean): Mark =>
  about ? (doubtful ? '%' : '~') : doubtful ? '?' : '';

export const years = (from: number | null, to: number | null = from, both: Mark = ''): Span => ({
  from,
  to,
  marks: [both, both],
});

/** Adds what was said of a whole to both its ends. */
export function qualify(span: Span, about: boolean, doubtful: boolean): Span {
  const add = (old: Mark): Mark => mark(about || /[~%]/.test(old), doubtful || /[?%]/.test(old));
  return { ...span, marks: [add(span.marks[0]), add(span.marks[1])] };
}

/** A year in EDTF (https://www.loc.gov/standards/datetime/): four digits, or `Y` and more. */
export function yearForm(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  if (digits.length > 4) return `Y${year}`;
  return year < 0 ? `-${digits}` : digits;
}

/** A span as EDTF. */
export function edtfOfSpan({ from, to, marks, form }: Span): string {
  if (form !== undefined) return marks[0] === '' || /[/[\]{}]/.test(form) ? form : form + marks[0];
  const begin = from === null ? '..' : yearForm(from) + marks[0];
  if (from === to) return begin;
  return `${begin}/${to === null ? '..' : yearForm(to) + marks[1]}`;
}
