import { html } from 'ghtml';
import { textsFor } from '../../../vocab/record/language-map.ts';
import { asksBeforePicture, labelKinds } from '../../../vocab/terms/cultural-labels.ts';
import type { CulturalLabel } from '../../archive/archive.ts';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import type { PagesArchive } from '../ports.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showMoment } from '../show/show-date.ts';
import { partnerLink } from '../show/show-partner.ts';
import { showText } from '../show/show-text.ts';
import { fillHtml } from '../words/fill.ts';
import type { ItemContext } from './item-page.ts';

/** A label's own words: the community's, in the reader's language where it wrote in that, then those in its other languages. */
function ownWords({ text }: CulturalLabel, language: string): string {
  const first = text && textsFor(text, language);
  if (!text || !first) return '';
  const others = Object.entries(text).filter(([tag]) => tag !== first.tag);
  const said = [[first.tag, first.texts] as const, ...others].flatMap(([tag, texts]) =>
    texts.map((one) => showText(one, tag, 'p')),
  );
  return said.join('');
}

/** A day of the year (`--11-01`) in words; the year itself does not matter. */
const showSeasonDay = (reader: Reader, day: string): string =>
  new Intl.DateTimeFormat(reader.language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`2024-${day.slice(2)}T00:00:00Z`),
  );

/** A label: its own words first, then its name, whose it is and since when, and what it means at Local Contexts. */
function showLabel(reader: Reader, archive: PagesArchive, label: CulturalLabel): string {
  const words = curationWordsIn(reader.language);
  const kind = labelKinds.get(label.code);
  const name = html`<span lang="en" dir="ltr">${kind?.name ?? label.code}</span>`;
  const given = fillHtml(words.labelGivenBy, {
    partner: partnerLink(reader, archive, label.partner),
    date: showMoment(reader, label.since),
  });
  const season = label.season
    ? html`<p class="minor">!${fillHtml(words.seasonal, {
        from: html`${showSeasonDay(reader, label.season.from)}`,
        to: html`${showSeasonDay(reader, label.season.to)}`,
      })}</p>`
    : '';
  const more = kind?.page
    ? html`<p class="minor"><a href="${kind.page}" rel="external noopener">${words.labelMore}</a></p>`
    : '';
  return html`<div class="label-own">!${ownWords(label, reader.language)}</div>
<p class="label-name">!${name}</p><p class="minor">!${given}</p>!${season}!${more}`;
}

/** All labels on what is shown, each with the words of those who gave it. */
export function showLabels(
  reader: Reader,
  archive: PagesArchive,
  labels: readonly CulturalLabel[] | undefined,
): string {
  if (!labels?.length) return '';
  const entries = labels.map(
    (label) => html`<li id="label-!${label.id}">!${showLabel(reader, archive, label)}</li>`,
  );
  return html`<section class="labels"><h2>${curationWordsIn(reader.language).labelsTitle}</h2>
<ul>!${entries.join('')}</ul></section>`;
}

/** The labels that ask to be read before a picture is seen, on the day of the page. */
export const adviceBefore = ({ view, today }: Pick<ItemContext, 'view' | 'today'>): CulturalLabel[] =>
  (view.labels ?? []).filter((label) => asksBeforePicture(label, today ?? new Date().toISOString()));

/**
 * What stands in the place of the pictures until the visitor has chosen to look: the advice, and a button that asks for the page once more. No picture
 * is named in it, so that none is loaded.
 */
export function showAdvice(context: ItemContext, advice: readonly CulturalLabel[]): string {
  const { reader, archive } = context;
  const words = curationWordsIn(reader.language);
  const kept = new URLSearchParams(reader.query);
  kept.set('look', 'yes');
  const hidden = [...kept].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const entries = advice.map((label) => {
    const own = ownWords(label, reader.language);
    return html`<li>!${own ? '' : html`<p>${words.adviceUnworded}</p>`}!${showLabel(reader, archive, label)}</li>`;
  });
  return html`<section class="stage advice" id="viewer" aria-labelledby="advice-title">
<h2 id="advice-title">${words.adviceTitle}</h2><ul>!${entries.join('')}</ul>
<form action="${linkTo({ ...reader, chosen: false }, `${reader.path}#viewer`)}" method="get">!${hidden.join('')}
<button type="submit">${words.adviceShow}</button></form></section>`;
}
