import { html } from 'ghtml';
import type { PublicDecision } from '../../archive/curation-reader.ts';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import { renderPage } from '../layout/render-page.ts';
import { pageLink } from '../reader/link-to.ts';
import { type DecisionContext, showDecision } from './show-decision.ts';

/** The public decisions of a page, newest first. `older`: where the next page begins; `newest`: this is the first page. */
export function renderDecisionsPage(
  context: DecisionContext,
  page: { decisions: readonly PublicDecision[]; older?: number; newest: boolean },
): string {
  const { reader } = context;
  const words = curationWordsIn(reader.language);
  const list = page.decisions.length
    ? html`<ol class="decisions">!${page.decisions.map((one) => showDecision(context, one)).join('')}</ol>`
    : html`<p>${words.noDecisions}</p>`;
  const way = (word: string, before?: number) =>
    html`<li>!${pageLink(reader, { path: '/decisions', params: { before }, inner: html`${word}` })}</li>`;
  const ways = `${page.newest ? '' : way(words.newestDecisions)}${page.older === undefined ? '' : way(words.olderDecisions, page.older)}`;
  return renderPage({
    reader,
    title: words.decisionsTitle,
    kind: 'decisions-page',
    ...(!page.newest && { unlisted: true }),
    head: html`<link rel="alternate" type="application/atom+xml" href="/decisions.atom" title="${words.decisionsTitle}">`,
    body: html`<header class="page-head"><h1>${words.decisionsTitle}</h1><p>${words.decisionsLead}</p></header>
!${list}
!${ways ? html`<nav class="paging"><ul>!${ways}</ul></nav>` : ''}`,
  });
}
