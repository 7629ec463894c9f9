import parse from 'edtf';
import { remember } from './remember.ts';

/** The first and last moment that a date may mean, as xsd:dateTime in UTC. `null` on a side that is open or unknown. */
export type DateBounds = { begin: string | null; end: string | null };

const iso = (time: number | null | undefined): string | null => {
  if (time === null || time === undefined || !Number.isFinite(time)) return null;
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return null;
  // ECMAScript writes years outside 0–9999 with six digits and a sign; xsd:dateTime wants four or more and no plus.
  return date
    .toISOString()
    .replace(/^([+-])0*(\d{4,})/, (_, sign: string, year: string) => (sign === '-' ? `-${year}` : year))
    .replace(/\.\d{3}Z$/, 'Z');
};

/** Reads years alone, by far the most frequent dates, without the grammar. */
function yearBounds(edtf: string): DateBounds | undefined {
  const match = /^(\d{4})[~?%]?(?:\/(\d{4})[~?%]?)?$/.exec(edtf);
  if (!match || (match[2] !== undefined && match[2] < match[1]!)) return undefined;
  return { begin: `${match[1]}-01-01T00:00:00Z`, end: `${match[2] ?? match[1]}-12-31T23:59:59Z` };
}

function grammarBounds(edtf: string): DateBounds | undefined {
  try {
    const date = parse(edtf);
    return { begin: iso(date.min), end: iso(date.max) };
  } catch {
    // The parser refuses a qualified date with unspecified digits (15XX?), which level 2 allows.
    return /X[~?%]$/.test(edtf) ? grammarBounds(edtf.slice(0, -1)) : undefined;
  }
}

/**
 * The bounds of an EDTF expression, levels 0 to 2 (https://www.loc.gov/standards/datetime/), or undefined for what is none.
 * "1850~" is bounded like "1850": a qualification widens nothing.
 */
export function edtfBounds(edtf: string): DateBounds | undefined {
  // The grammar takes time by the square of the length, and no date needs more than this.
  return edtf.length > 200 ? undefined : knownBounds(edtf);
}

const knownBounds = remember((edtf) => yearBounds(edtf) ?? grammarBounds(edtf), 20_000);
