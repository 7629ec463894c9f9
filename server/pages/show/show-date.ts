import { html } from 'ghtml';
import { edtfBounds } from '../../../vocab/edtf.ts';
import { textsFor } from '../../../vocab/record/language-map.ts';
import type { DateValue } from '../../../vocab/record/record.ts';
import type { Reader } from '../reader/reader.ts';
import { fill } from '../words/fill.ts';
import { showText } from './show-text.ts';

// Making a formatter takes longer than all else on a page.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatDay(language: string, day: Date): string {
  const format =
    formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(language, format);
  return format.format(day);
}

/** A moment (ISO 8601) as a date in the reader's language, in a `time` element. */
export function showMoment(reader: Reader, time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return html`${time}`;
  const text = formatDay(reader.language, date);
  return html`<time datetime="${time}">${text}</time>`;
}

const yearOf = (bound: string): number => Number(/^-?\d{4,}/.exec(bound)![0]);

/** Astronomical year 0 is 1 BCE (ISO 8601). */
const showYear = (reader: Reader, year: number): string =>
  year > 0 ? String(year) : fill(reader.words.beforeEra, { year: String(1 - year) });

/** A date without a form of its own, read from EDTF: years, or a span of years, with how sure it is. */
export function readableEdtf(reader: Reader, edtf: string): string {
  const bounds = edtfBounds(edtf);
  if (!bounds) return edtf;
  const { begin, end } = bounds;
  const { words } = reader;
  if (begin === null && end === null) return edtf;
  if (begin === null) return fill(words.untilDate, { date: showYear(reader, yearOf(end!)) });
  if (end === null) return fill(words.fromDate, { date: showYear(reader, yearOf(begin)) });
  const from = showYear(reader, yearOf(begin));
  const to = showYear(reader, yearOf(end));
  let text = from === to ? from : `${from}–${to}`;
  if (/^\d{4}-\d\d-\d\d$/.test(edtf)) {
    const day = new Date(`${edtf}T00:00:00Z`);
    if (!Number.isNaN(day.getTime())) text = formatDay(reader.language, day);
  }
  if (/[~%]/.test(edtf)) return fill(words.circa, { date: text });
  return edtf.includes('?') ? fill(words.perhaps, { date: text }) : text;
}

/** A date as its partner writes it, else read from EDTF. */
export function showDate(reader: Reader, date: DateValue): string {
  const written = date.display && textsFor(date.display, reader.language);
  const read = date.edtf === undefined ? undefined : readableEdtf(reader, date.edtf);
  // A form in another language is of less use than the years, which can be said in the reader's.
  const understood =
    written && (written.tag === 'und' || written.tag.split('-')[0] === reader.language || read === undefined);
  if (understood) return showText(written.texts[0] ?? '', written.tag);
  if (written && read !== undefined && written.texts[0] !== read)
    return html`${read} <span class="as-written">(!${showText(written.texts[0] ?? '', written.tag)})</span>`;
  return html`${read ?? ''}`;
}
