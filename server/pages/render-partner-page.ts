import { html } from 'ghtml';
import { textsFor } from '../../vocab/record/language-map.ts';
import type { Partner } from '../archive/archive.ts';
import { renderPage } from './layout/render-page.ts';
import type { PageResult, PagesArchive } from './ports.ts';
import { pageLink } from './reader/link-to.ts';
import type { Reader } from './reader/reader.ts';
import { showItems } from './render-collection-page.ts';
import { partnerPlace } from './show/show-partner.ts';
import { showAddress } from './show/show-rights.ts';
import { languageAttributes, showMap } from './show/show-text.ts';

/** The name in the partner's other languages: it goes by all of them. */
function showOtherNames(partner: Partner, shown: string | undefined): string {
  const names = Object.entries(partner.name).flatMap(([tag, texts]) =>
    tag === shown || texts[0] === undefined ? [] : [html`<li !${languageAttributes(tag)}>${texts[0]}</li>`],
  );
  return names.length ? `<ul class="other-names">${names.join('')}</ul>` : '';
}

/** The page of a partner: who it is, its collections here, and what it describes. */
export function renderPartnerPage(page: {
  reader: Reader;
  archive: PagesArchive;
  partner: Partner;
  result: PageResult | undefined;
}): string {
  const { reader, archive, partner, result } = page;
  const { words, language } = reader;
  const name = textsFor(partner.name, language);
  const collections = archive
    .collections()
    .filter((collection) => collection.partners.includes(partner.id))
    .map((collection) => {
      const link = pageLink(reader, {
        path: `/collection/${encodeURIComponent(collection.id)}`,
        inner: showMap(collection.name, language) || html`${collection.id}`,
      });
      return html`<li><p class="name">!${link}</p>!${showMap(collection.description, language, 'p')}</li>`;
    });
  const items = showItems(reader, result, { partner: partner.id }, words.describes);
  return renderPage({
    reader,
    title: name?.texts[0] ?? partner.id,
    description: partnerPlace(reader, partner),
    kind: 'partner-page',
    body: html`<nav class="breadcrumbs" aria-label="${words.youAreHere}"><ol>
<li>!${pageLink(reader, { path: '/', inner: html`${words.start}` })}</li>
<li>!${pageLink(reader, { path: '/#partners', inner: html`${words.partners}` })}</li></ol></nav>
<header class="item-head"><h1 !${languageAttributes(name?.tag ?? 'und')}>${name?.texts[0] ?? partner.id}</h1>
<p class="kind">${partnerPlace(reader, partner)}
</p>!${showOtherNames(partner, name?.tag)}!${
      partner.homepage
        ? html`<p>${words.website}: !${showAddress(partner.homepage)}
</p>`
        : ''
    }</header>
!${
      collections.length
        ? html`<section class="wide"><h2>${words.collections}</h2>
<ul class="collections">!${collections}</ul></section>`
        : ''
    }
!${items}`,
  });
}
