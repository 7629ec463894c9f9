import { html } from 'ghtml';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { fillHtml } from '../words/fill.ts';

/** A day and time of the past in words: a memento is of a moment, and a day may have several. */
const showMomentOfDay = (reader: Reader, moment: string): string => {
  const format = new Intl.DateTimeFormat(reader.language, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  return html`<time datetime="${moment}">${format.format(new Date(moment))} UTC</time>`;
};

/** What stands above a page of the past: which moment it shows, and the ways to now, before and after. `path` is that of today's page. */
export function mementoNote(
  reader: Reader,
  { path, moment, moments }: { path: string; moment: string; moments: readonly string[] },
): string {
  const words = curationWordsIn(reader.language);
  const at = moments.indexOf(moment);
  const way = (word: string, one: string | undefined) =>
    one === undefined
      ? ''
      : html`<li>!${pageLink(reader, { path: `/memento/${one.replace(/\D/g, '')}${path}`, inner: html`${word}` })}</li>`;
  const item = path.split('/').slice(0, 3).join('/');
  return html`<aside class="memento-note" role="note"><p>!${fillHtml(words.asOf, { date: showMomentOfDay(reader, moment) })}</p>
<ul><li>!${pageLink(reader, { path, inner: html`${words.today}` })}</li>!${way(words.earlier, moments[at - 1])}!${way(words.later, moments[at + 1])}
<li>!${pageLink(reader, { path: `${item}/history`, inner: html`${words.allMoments}` })}</li></ul></aside>`;
}
