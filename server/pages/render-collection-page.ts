import { html } from 'ghtml';
import { textFor, textsFor } from '../../vocab/record/language-map.ts';
import type { Collection } from '../archive/archive.ts';
import { approvalsNeeded } from '../curation/agreement.ts';
import { renderPage } from './layout/render-page.ts';
import type { PageResult, PagesArchive } from './ports.ts';
import { linkTo, pageLink } from './reader/link-to.ts';
import type { Reader } from './reader/reader.ts';
import { showCards } from './search/show-card.ts';
import { partnerLink, partnerPlace } from './show/show-partner.ts';
import { showRights } from './show/show-rights.ts';
import { languageAttributes, showMap } from './show/show-text.ts';
import { countOf, plural } from './words/fill.ts';

/** Items of a result under a heading with their number, and the way to all of them in search. */
export function showItems(
  reader: Reader,
  result: PageResult | undefined,
  all: Record<string, string>,
  heading?: string,
): string {
  if (!result?.items.length) return '';
  const { words, language } = reader;
  const more =
    result.total > result.items.length
      ? html`<p class="more"><a href="${linkTo(reader, '/search', all)}" hreflang="${language}">${words.seeAll}</a>
</p>`
      : '';
  const count = countOf(language, words.items, result.total);
  return html`<section class="wide"><h2>!${heading ? html`${heading}: ` : ''}${count}
</h2>!${showCards(reader, result.items)}!${more}</section>`;
}

/** The page of a collection: what it is, who describes it, under which agreement, and its items. */
export function renderCollectionPage(page: {
  reader: Reader;
  archive: PagesArchive;
  collection: Collection;
  result: PageResult | undefined;
}): string {
  const { reader, archive, collection, result } = page;
  const { words, language } = reader;
  const name = textsFor(collection.name, language);
  const partners = collection.partners.map((id) => {
    const partner = archive.partner(id);
    return html`<li><p class="name">!${partnerLink(reader, archive, id)}
</p>!${partner ? html`<p class="minor">${partnerPlace(reader, partner)}</p>` : ''}</li>`;
  });
  const iiif = `/iiif/presentation/3/collection/${encodeURIComponent(collection.id)}`;
  return renderPage({
    reader,
    title: name?.texts[0] ?? collection.id,
    description: textFor(collection.description, language),
    kind: 'collection-page',
    head: html`<link rel="alternate" type="application/ld+json;profile=&quot;http://iiif.io/api/presentation/3/context.json&quot;" href="${iiif}">`,
    body: html`<nav class="breadcrumbs" aria-label="${words.youAreHere}"><ol>
<li>!${pageLink(reader, { path: '/', inner: html`${words.start}` })}</li>
<li aria-current="page">${words.collection}</li></ol></nav>
<header class="item-head"><h1 !${languageAttributes(name?.tag ?? 'und')}>${name?.texts[0] ?? collection.id}
</h1>!${showMap(collection.description, language, 'p')}</header>
<section class="wide"><h2>${words.describedTogetherBy}</h2><ul class="partners">!${partners}</ul>
<p class="minor">${plural(language, words.approvals, approvalsNeeded(collection.agreement, collection.partners.length))} ${words.licence}: !${showRights(reader, collection.licence)}. <a href="${iiif}">IIIF</a>
</p></section>
!${showItems(reader, result, { collection: collection.id })}`,
  });
}
