import type { DateValue } from '../../vocab/record/record.ts';
import { remember } from '../../vocab/remember.ts';
import type { DateParts } from './mapping.ts';
import { joinDates, normaliseDate, qualifyDate } from './normalise-date.ts';
import { compileLabel, type Said, saidMap } from './read-label.ts';
import { compilePath, compileText } from './read-path.ts';
import { readDate } from './words/read-date.ts';

type Read = string | 'none' | undefined;

function readNew(text: string): Read {
  const edtf = normaliseDate(text);
  if (edtf !== undefined) return edtf;
  const read = readDate(text);
  if (read.kind === 'date') return read.edtf;
  if (read.kind === 'none') return 'none';
  // Archives write both days in full: 1960 April 20-1960 June 29.
  const [, first, last] = /^(.{4,40}?)\s?[-–—]\s?(\d{4} .{3,40})$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const sides = [readDate(first), readDate(last)].map((side) =>
    side.kind === 'date' ? side.edtf : undefined,
  );
  return sides.includes(undefined)
    ? undefined
    : joinDates(sides[0]!.split('/')[0], sides[1]!.split('/').at(-1));
}

/** A date by rules, or else by its words; `none` where the words say that there is none. A source has a few thousand. */
const readOne = remember(readNew, 20_000);

/** The date of an object by the parts that a rule names; undefined where it has none. What cannot be read is kept as it is worded. */
export function compileDateParts(
  parts: DateParts,
  language: string,
): (object: unknown) => DateValue | undefined {
  const readValue = parts.value === undefined ? undefined : compileLabel(parts.value);
  const readEarliest = parts.earliest === undefined ? undefined : compileText(parts.earliest);
  const readLatest = parts.latest === undefined ? undefined : compileText(parts.latest);
  const readDisplay = parts.display === undefined ? undefined : compileLabel(parts.display);
  const marks = [parts.approximate, parts.uncertain].map((path) =>
    path === undefined ? () => [] : compilePath(path),
  );

  function interval(object: unknown): { edtf?: string | undefined; words: string[] } {
    const sides = [readEarliest?.(object), readLatest?.(object)].map((side) =>
      side === '' ? undefined : side,
    );
    const dates = sides.map((side) => (side === undefined ? undefined : readOne(side)));
    const words = sides.filter((side) => side !== undefined);
    // A side that cannot be read is no open side.
    if (sides.some((side, at) => side !== undefined && dates[at] === undefined)) return { words };
    // Of a side that is itself an interval (a century), the outer end counts.
    const [first, last] = dates.map((date) => (date === 'none' ? undefined : date));
    return { words, edtf: joinDates(first?.split('/')[0], last?.split('/').at(-1)) };
  }

  return (object) => {
    if (object === undefined) return undefined;
    const value = readValue?.(object)[0];
    const shown = readDisplay?.(object) ?? [];
    const stated = value && readOne(value.value);
    const between = interval(object);
    const plain =
      (stated !== 'none' ? stated : undefined) ??
      between.edtf ??
      // Words alone are read too, in whichever language they can be.
      shown.map((said) => readOne(said.value)).find((found) => found !== undefined && found !== 'none');
    const [about, doubtful] = marks.map((mark) => mark(object).length > 0);
    const mark = about ? (doubtful ? '%' : '~') : doubtful ? '?' : undefined;
    const edtf = plain && qualifyDate(plain, mark);
    const worded: Said[] = [
      ...(value && (edtf === undefined || stated !== value.value) ? [value] : []),
      ...(edtf === undefined && between.words.length > 0 ? [{ value: between.words.join(' – ') }] : []),
    ];
    const texts = (shown.length > 0 ? shown : worded).filter(({ value }) => readOne(value) !== 'none');
    if (edtf === undefined && texts.length === 0) return undefined;
    // A wording that only repeats the date adds nothing.
    const repeats = texts.length > 0 && texts.every((text) => text.value === edtf);
    const display = texts.length > 0 && !repeats && { display: saidMap(texts, language) };
    return { ...(edtf !== undefined && { edtf }), ...display };
  };
}
