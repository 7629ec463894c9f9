import { html } from 'ghtml';
import { renderPage, searchBox } from '../layout/render-page.ts';
import type { Card, Counts, PagesPorts } from '../ports.ts';
import { linkTo, pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showCardPicture } from '../search/show-card.ts';
import { partnerLink, partnerPlace } from '../show/show-partner.ts';
import { languageAttributes, showMap } from '../show/show-text.ts';
import { formatNumber, plural } from '../words/fill.ts';
import type { Plural } from '../words/words.ts';
import { showDifferingItem } from './show-differing-item.ts';
import { startItems } from './start-items.ts';

/** How many pictures make a whole mosaic, without a gap. */
const wholeMosaics = [10, 5, 4, 1];

function showMosaic(reader: Reader, cards: Card[]): string {
  const size = wholeMosaics.find((whole) => cards.length >= whole);
  if (size === undefined) return '';
  const tiles = cards.slice(0, size).map(
    (card, index) =>
      html`<li><a href="${linkTo(reader, `/item/${encodeURIComponent(card.id)}`)}" hreflang="${reader.language}">!${showCardPicture(reader, card, index % 5 === 0 ? 800 : 400)}<span class="mosaic-title" !${languageAttributes(card.titleLanguage)}>${card.title}</span></a>
</li>`,
  );
  return html`<section class="mosaic" aria-labelledby="mosaic-title">
<h2 class="hidden" id="mosaic-title">${reader.words.fromCollections}</h2>
<ul class="tiles-${tiles.length}">!${tiles}</ul></section>`;
}

function showCounts(counts: Counts, reader: Reader): string {
  const { words, language } = reader;
  const count = (n: number, forms: Plural) =>
    html`<li><b>${formatNumber(language, n)}</b> <span>${plural(language, forms, n)}</span></li>`;
  return html`<ul class="counts">!${count(counts.items, words.items)}!${count(counts.records, words.records)}!${count(counts.partners, words.partnersNoun)}!${counts.languages ? count(counts.languages, words.languages) : ''}
</ul>`;
}

function showPartners(ports: PagesPorts, reader: Reader): string {
  const entries = ports.archive.partners().map(
    (partner) =>
      html`<li><p class="name">!${partnerLink(reader, ports.archive, partner.id)}</p>
<p class="minor">${partnerPlace(reader, partner)}</p></li>`,
  );
  return html`<section class="wide" id="partners"><h2>${reader.words.partners}</h2>
<p class="lead">${reader.words.partnersText}</p><ul class="partners">!${entries}</ul></section>`;
}

function showCollections(ports: PagesPorts, reader: Reader): string {
  const entries = ports.archive.collections().map((collection) => {
    const link = pageLink(reader, {
      path: `/collection/${encodeURIComponent(collection.id)}`,
      inner: showMap(collection.name, reader.language) || html`${collection.id}`,
    });
    return html`<li><p class="name">!${link}</p>!${showMap(collection.description, reader.language, 'p')}
</li>`;
  });
  return entries.length
    ? html`<section class="wide"><h2>${reader.words.collections}</h2><ul class="collections">!${entries}</ul>
</section>`
    : '';
}

function showMachines(reader: Reader): string {
  const { words } = reader;
  const way = (link: string, text: string) => html`<li>!${link}<p>${text}</p></li>`;
  const door = (href: string, name: string) => html`<a href="${href}">${name}</a>`;
  const ways = [
    way(pageLink(reader, { path: '/sparql', inner: 'SPARQL' }), words.sparqlText),
    way(door('/oai?verb=Identify', 'OAI-PMH'), words.oaiText),
    way(pageLink(reader, { path: '/about', inner: 'IIIF' }), words.iiifText),
    way(door('/api/search?q=', 'API'), words.apiText),
  ];
  return html`<section class="wide" id="machines"><h2>${words.forMachines}</h2>
<p class="lead">${words.machinesText}</p>
<ul class="machines">!${ways}
</ul></section>`;
}

/** The start page: what the archive is, a way in, pictures, and accounts that differ. */
export async function renderStartPage(ports: PagesPorts, reader: Reader): Promise<string> {
  const { words } = reader;
  const { pictured, differing } = await startItems(ports, reader);
  const shown = differing.slice(0, 3).map((view) => showDifferingItem(ports, reader, view));
  const differences = shown.length
    ? html`<section class="wide"><h2>${words.whereDiffer}</h2><p class="lead">${words.whereDifferText}
</p>!${shown}</section>`
    : '';
  return renderPage({
    reader,
    title: 'Tessera',
    description: words.startWhat,
    kind: 'start-page',
    ownSearch: true,
    body: html`<div class="hero"><div class="hero-text"><h1>${words.startTitle}</h1><p>${words.startWhat}</p>
<p>${words.startHow}</p>!${searchBox(reader, { id: 'q', large: true })}
<p class="more">!${pageLink(reader, { path: '/search', inner: html`${words.seeAll}` })}</p>
</div>!${showMosaic(reader, pictured)}</div>
!${showCounts(await ports.counts(), reader)}!${differences}!${showPartners(ports, reader)}!${showCollections(ports, reader)}!${showMachines(reader)}`,
  });
}
