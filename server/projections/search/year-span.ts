import { edtfBounds } from '../../../vocab/edtf.ts';
import type { DateValue } from '../../../vocab/record/record.ts';

/** Years (astronomical: 0 is 1 BC) for search. `year` is what an item is sorted by. */
export type YearSpan = { begin: number; end: number; year: number };

/** Stands for a side without bound. */
const boundless = 10_000_000_000;
const yearOf = (moment: string): number => Number(/^-?\d+/.exec(moment)![0]);

/** The span that dates take up together, whichever partner gives them; undefined where none can be read. */
export function yearSpan(dates: readonly DateValue[]): YearSpan | undefined {
  let begin: number | undefined;
  let end: number | undefined;
  for (const { edtf } of dates) {
    const bounds = edtf === undefined ? undefined : edtfBounds(edtf);
    if (!bounds || (bounds.begin === null && bounds.end === null)) continue;
    begin = Math.min(begin ?? boundless, bounds.begin === null ? -boundless : yearOf(bounds.begin));
    end = Math.max(end ?? -boundless, bounds.end === null ? boundless : yearOf(bounds.end));
  }
  if (begin === undefined || end === undefined) return undefined;
  return { begin, end, year: begin === -boundless ? end : begin };
}
