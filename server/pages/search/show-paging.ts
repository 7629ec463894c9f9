import { html } from 'ghtml';
import type { PageQuery, PageResult } from '../ports.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { fill, formatNumber } from '../words/fill.ts';
import { queryParams } from './read-query.ts';

/** The numbers to show: the ends, and those around the page that is open; 0 stands for a gap. */
export function pageNumbers(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const numbers = [...new Set(wanted)].sort((a, b) => a - b);
  return numbers.flatMap((n, index) => (index > 0 && n - numbers[index - 1]! > 1 ? [0, n] : [n]));
}

/** Links to the pages of a result, or an empty string where there is one page. */
export function showPaging(reader: Reader, query: PageQuery, result: PageResult): string {
  const pages = Math.ceil(result.total / result.size);
  if (pages < 2) return '';
  const { words, language } = reader;
  const link = (page: number, word: string, extra = '') =>
    html`<a href="${linkTo(reader, '/search', { ...queryParams(query), page: page === 1 ? undefined : page })}" hreflang="${language}"!${extra}>${word}</a>`;
  const numbers = pageNumbers(result.page, pages).map((n) =>
    n === 0
      ? '<li aria-hidden="true">…</li>'
      : html`<li>!${link(n, formatNumber(language, n), n === result.page ? ' aria-current="page"' : '')}
</li>`,
  );
  const before =
    result.page > 1
      ? html`<li class="step">!${link(result.page - 1, words.previous, ' rel="prev"')}</li>`
      : '';
  const after =
    result.page < pages
      ? html`<li class="step">!${link(result.page + 1, words.next, ' rel="next"')}</li>`
      : '';
  const place = fill(words.pageOf, {
    page: formatNumber(language, result.page),
    pages: formatNumber(language, pages),
  });
  return html`<nav class="paging" aria-label="${words.pages}"><p class="hidden">${place}</p>
<ul>!${before}!${numbers}!${after}</ul></nav>`;
}
