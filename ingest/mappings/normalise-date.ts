import { edtfBounds } from '../../vocab/edtf.ts';

/** One date or year, as ISO 8601, W3CDTF, MARC and people who write only digits have it, in EDTF; undefined for anything else. */
function normaliseOne(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^\+/, '')
    .replace(/T\d{2}:?\d{2}.*$/, '');
  const [, sign = '', year, rest = ''] =
    /^(-?)(\d{3,4}|(?<=-)\d{1,2})((?:-\d{2}){0,2}[?~%]?)$/.exec(plain) ?? [];
  if (year !== undefined) return `${sign}${year.padStart(4, '0')}${rest.replace(/-00.*$/, '')}`;
  // Before the year -9999 years are written with a Y.
  if (/^-\d{5,9}$/.test(plain)) return `Y${plain}`;
  const basic = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (basic) return [basic[1], ...basic.slice(2).filter((part) => part !== '00')].join('-');
  // MARC writes unknown digits as u (19uu), others as x.
  if (/^(?=.{4}[?~%]?$)\d{1,3}[uxX]{1,3}[?~%]?$/.test(plain)) return plain.replaceAll(/[ux]/g, 'X');
  return edtfBounds(plain) ? plain : undefined;
}

const open = new Set(['..', 'open', '9999']);
const unknown = new Set(['', 'unknown', 'uuuu']);

/**
 * A date that is written by rules (ISO 8601 with or without hyphens, W3CDTF, MARC, EDTF; an interval with a slash) as EDTF; undefined for words.
 */
export function normaliseDate(text: string): string | undefined {
  const sides = text.split('/').map((side) => side.trim());
  if (sides.length > 2 || text.length > 80) return undefined;
  const dates = sides.map((side) => (open.has(side) ? '..' : unknown.has(side) ? '' : normaliseOne(side)));
  const [first, last] = dates;
  if (dates.includes(undefined) || dates.every((date) => date === '' || date === '..')) return undefined;
  const edtf = last === undefined ? first! : first === last ? first! : `${first}/${last}`;
  return edtfBounds(edtf) ? edtf : undefined;
}

/** An interval of two dates in EDTF; one date where both are the same; a side that is missing is not known. */
export function joinDates(first: string | undefined, last: string | undefined): string | undefined {
  if (first === undefined && last === undefined) return undefined;
  if (first === last) return first;
  // The 1st of January to a 31st of December are how databases write years.
  const begin = /^(-?\d{4})-01-01$/.exec(first ?? '')?.[1];
  const end = /^(-?\d{4})-12-31$/.exec(last ?? '')?.[1];
  const both = begin !== undefined && end !== undefined;
  const years = both ? (begin === end ? begin : `${begin}/${end}`) : undefined;
  const interval = years ?? `${first ?? ''}/${last ?? ''}`;
  return edtfBounds(interval) ? interval : undefined;
}

/** A date with EDTF's mark for what is approximate (`~`) or uncertain (`?`), at each of its ends. */
export function qualifyDate(edtf: string, mark: '~' | '?' | '%' | undefined): string {
  if (mark === undefined) return edtf;
  return edtf
    .split('/')
    .map((side) => (side === '' || side === '..' || /[?~%]$/.test(side) ? side : side + mark))
    .join('/');
}
