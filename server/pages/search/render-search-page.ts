import { html } from 'ghtml';
import { assetHref } from '../layout/assets.ts';
import { icon } from '../layout/mark.ts';
import { renderPage } from '../layout/render-page.ts';
import type { PageQuery, PageResult } from '../ports.ts';
import type { Reader } from '../reader/reader.ts';
import { plural } from '../words/fill.ts';
import { showCards } from './show-card.ts';
import { showChips, showFilters } from './show-filters.ts';
import { showPaging } from './show-paging.ts';

function showEmpty(reader: Reader): string {
  const { words } = reader;
  return html`<div class="empty"><h2>${words.emptyTitle}</h2><ul><li>${words.emptySpelling}</li>
<li>${words.emptyFilters}</li><li>${words.emptyLanguage}</li></ul></div>`;
}

function showNotReady(reader: Reader): string {
  const { words } = reader;
  return html`<div class="empty"><h2>${words.searchDownTitle}</h2><p>${words.searchDownText}</p></div>`;
}

/** The search page; `result` is undefined where search is not ready. */
export function renderSearchPage(page: {
  reader: Reader;
  query: PageQuery;
  result: PageResult | undefined;
}): string {
  const { reader, query, result } = page;
  const { words, language } = reader;
  const hidden = reader.chosen ? html`<input type="hidden" name="lang" value="${language}">` : '';
  const count = result ? plural(language, words.resultCount, result.total) : '';
  const loose = result?.loose && result.items.length ? html`<p class="minor">${words.looseResult}</p>` : '';
  const results = result
    ? `${showChips(reader, query, result)}${loose}${result.items.length ? showCards(reader, result.items) : showEmpty(reader)}${showPaging(reader, query, result)}`
    : showNotReady(reader);
  return renderPage({
    reader,
    title: query.q ? `${query.q} · ${words.search}` : words.search,
    kind: 'search-page',
    ownSearch: true,
    unlisted: true,
    scripts: [assetHref('search.js')],
    body: html`<h1 class="hidden">${words.search}</h1>
<form id="search" action="/search" method="get" role="search">
<div class="search-box large"><label class="hidden" for="q">${words.searchLabel}</label>
<input id="q" type="search" name="q" value="${query.q}" placeholder="${words.searchHint}" dir="auto" autocomplete="off" enterkeyhint="search"><button type="submit">!${icon('search')}<span class="button-word">${words.search}</span></button>
</div>
!${hidden}
<p class="result-count" id="count" role="status" aria-live="polite">${count}</p>
<div class="search-columns">
<details class="filters" open><summary>${words.filters}</summary>
<div id="filters">!${result ? showFilters(reader, query, result) : ''}</div></details>
<div id="results">!${results}</div>
</div></form>`,
  });
}
