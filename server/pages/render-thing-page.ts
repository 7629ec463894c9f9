import { html } from 'ghtml';
import { type LanguageMap, textsFor } from '../../vocab/record/language-map.ts';
import { renderPage } from './layout/render-page.ts';
import type { Card } from './ports.ts';
import { pageLink } from './reader/link-to.ts';
import type { Reader } from './reader/reader.ts';
import { showCards } from './search/show-card.ts';
import { type ConceptFacts, showConceptFacts } from './show/show-concept.ts';
import { showAddress } from './show/show-rights.ts';
import { languageAttributes, showMap } from './show/show-text.ts';
import { languageName } from './show/show-value.ts';
import { countOf } from './words/fill.ts';

/** A concept, place, person or group that records name. `id` is the last part of its address; neighbours' `reference` is relative to the base or absolute. */
export type Thing = ConceptFacts & {
  kind: 'concept' | 'place' | 'agent';
  id: string;
  label: LanguageMap;
  broader?: { reference: string; label: LanguageMap }[];
  narrower?: { reference: string; label: LanguageMap }[];
  uses?: { total: number; items: Card[] };
};

function showNeighbours(reader: Reader, word: string, neighbours: Thing['broader']): string {
  if (!neighbours?.length) return '';
  const entries = neighbours.map(({ reference, label }) => {
    const inner = showMap(label, reader.language) || html`${reference}`;
    const link = /^(?:concept|place|agent)\//.test(reference)
      ? pageLink(reader, { path: `/${reference}`, inner })
      : `${inner} ${showAddress(reference)}`;
    return `<li>${link}</li>`;
  });
  return html`<div class="field"><dt>${word}</dt><dd><ul>!${entries}</ul></dd></div>`;
}

/** The page of a concept, a place, or a person or group: its names in all languages, what a scheme says of it, its neighbours, and where it is used. */
export function renderThingPage(page: { reader: Reader; thing: Thing }): string {
  const { reader, thing } = page;
  const { words, language } = reader;
  const label = textsFor(thing.label, language);
  const title = label?.texts[0] ?? thing.id;
  const names = Object.entries(thing.label).flatMap(([tag, texts]) =>
    texts.map(
      (text) =>
        html`<li><span !${languageAttributes(tag)}>${text}</span> <span class="tongue">${tag === 'und' ? '' : languageName(reader, tag)}</span>
</li>`,
    ),
  );
  const path = `/${thing.kind}/${encodeURIComponent(thing.id)}`;
  const address = new URL(path, reader.baseUrl).href;
  const uses = thing.uses?.items.length
    ? html`<section class="wide"><h2>${words.usedIn}</h2>
<p class="result-count">${countOf(language, words.items, thing.uses.total)}
</p>!${showCards(reader, thing.uses.items)}</section>`
    : '';
  return renderPage({
    reader,
    title,
    kind: 'thing-page',
    body: html`<header class="item-head"><p class="kind">${words[thing.kind]}</p>
<h1 !${languageAttributes(label?.tag ?? 'und')}>${title}</h1></header>
<section class="group"><h2 class="hidden">${words.identifierOf}</h2><dl><div class="field">
<dt>${words.languageNames}</dt><dd><ul>!${names}</ul></dd></div>
!${showConceptFacts(reader, thing)}!${showNeighbours(reader, words.broader, thing.broader)}!${showNeighbours(reader, words.narrower, thing.narrower)}
<div class="field"><dt>${words.identifierOf}</dt>
<dd><a class="address" dir="ltr" href="${path}">${address}</a></dd></div></dl></section>!${uses}`,
  });
}
