import { html } from 'ghtml';
import type { Reader } from '../reader/reader.ts';
import { fill } from '../words/fill.ts';
import type { Rows, TimelineColumns } from './read-rows.ts';
import { showTerm, type Term } from './show-term.ts';
import { sparqlWords } from './sparql-words.ts';

const mostLines = 80;

/** Milliseconds since 1970 of a date of XML Schema, whose years may be negative or of more than four digits; undefined where it is none. */
export function readTime(text: string): number | undefined {
  const parts = /^(-?)(\d{4,})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d):(\d\d))?/.exec(text);
  if (parts === null) return undefined;
  const [, sign, year, month = '01', day = '01', hour = '0', minute = '0', second = '0'] = parts;
  const date = new Date(0);
  date.setUTCFullYear(Number(year) * (sign === '-' ? -1 : 1), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  return Number.isNaN(date.getTime()) ? undefined : date.getTime();
}

type Line = { name: Term | undefined; begin: number; end: number };

/** What is between two moments, told by what differs: years for long spans, days or minutes for short ones. */
function tellTime(time: number, span: number, language: string): string {
  const day = 86_400_000;
  const date = new Date(time);
  const options: Intl.DateTimeFormatOptions =
    span > 1_000 * day
      ? { year: 'numeric', ...(date.getUTCFullYear() < 1 && { era: 'short' }) }
      : span > 2 * day
        ? { dateStyle: 'medium' }
        : { dateStyle: 'short', timeStyle: 'medium' };
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(date);
}

/** A result as lines along time: a table of names and times, in which each span is drawn too. */
export function showTimeline(args: { reader: Reader; result: Rows; columns: TimelineColumns }): string {
  const { reader, result, columns } = args;
  const { language } = reader;
  const timeOf = (term: Term | undefined) => (term?.type === 'literal' ? readTime(term.value) : undefined);
  const lines = result.rows
    .slice(0, mostLines)
    .flatMap((row): Line[] => {
      const begin = timeOf(row[columns.begin]);
      const end = timeOf(row[columns.end]) ?? begin;
      return begin === undefined || end === undefined ? [] : [{ name: row[columns.name], begin, end }];
    })
    .toSorted((a, b) => a.begin - b.begin || a.end - b.end);
  const first = Math.min(...lines.map(({ begin }) => begin));
  const last = Math.max(...lines.map(({ end }) => end));
  const span = last - first || 1;
  const tell = (time: number) => tellTime(time, span, language);
  const place = (time: number) => Math.round(((time - first) / span) * 990) / 10;
  const rows = lines.map(({ name, begin, end }) => {
    const [from, to] = [tell(begin), tell(end)];
    const width = Math.max(1, place(end) - place(begin));
    const mark = html`<svg class="drawn" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect x="${place(begin)}" width="${width}" height="10"/></svg>`;
    return html`<tr><th scope="row">!${showTerm(name, reader)}</th><td class="bars" dir="ltr">!${mark}</td><td>${from === to ? from : `${from} – ${to}`}</td></tr>`;
  });
  const caption = fill(sparqlWords(language).timelineOf, { begin: tell(first), end: tell(last) });
  return html`<div class="table-scroll" tabindex="0" role="region" aria-labelledby="view-caption">
<table class="chart timeline"><caption id="view-caption">${caption}</caption><tbody>!${rows.join('\n')}</tbody></table></div>`;
}
