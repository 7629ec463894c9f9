import { html } from 'ghtml';
import { assetHref } from '../../layout/assets.ts';
import { renderPage } from '../../layout/render-page.ts';
import { sendPage } from '../../layout/send-page.ts';
import { showPartner } from '../../show/show-partner.ts';
import { plainText } from '../../show/show-text.ts';
import { fillHtml } from '../../words/fill.ts';
import { type DoneKey, isDoneKey } from '../words/workspace-words.ts';
import { showForm } from './show-form.ts';
import { askedOf, linkWithin, type Visit } from './visit.ts';

/** What went wrong, or well. `lang`: the language of the text, where it is not the reader's. `text` and `remedy` are plain. */
export type Message = { kind: 'fault' | 'done'; text: string; remedy?: string; lang?: string };

export const showMessage = (message: Message | undefined): string =>
  message
    ? html`<div class="message !${message.kind}" role="!${message.kind === 'fault' ? 'alert' : 'status'}"!${message.lang ? html` lang="${message.lang}" dir="ltr"` : ''}><p>${message.text}</p>!${message.remedy ? html`<p>${message.remedy}</p>` : ''}</div>`
    : '';

const sections = [
  ['/workspace', 'overview'],
  ['/workspace/inbox', 'inbox'],
  ['/workspace/proposals', 'proposals'],
  ['/workspace/disputes', 'disputes'],
  ['/workspace/collections', 'collections'],
  ['/workspace/authorities', 'authorities'],
  ['/workspace/deposits', 'deposits'],
  ['/workspace/mappings', 'mappings'],
  ['/workspace/people', 'people'],
  ['/workspace/keys', 'keys'],
] as const;

function showSections(visit: Visit): string {
  const { words, reader, principal, partner } = visit;
  const own = partner === undefined ? sections.filter(([, key]) => key === 'overview') : sections;
  const all = principal.operator
    ? [
        ...own,
        ...(partner === undefined ? [['/workspace/disputes', 'disputes'] as const] : []),
        ['/workspace/operator', 'operator'] as const,
      ]
    : own;
  const links = all.map(([path, key]) => {
    const unread = key === 'inbox' ? visit.ports.archive.curation.unread(partner!) : 0;
    const count = unread ? html` <span class="count">${String(unread)}</span>` : '';
    return html`<li><a href="${linkWithin(visit, path)}"!${reader.path === path ? ' aria-current="page"' : ''}>${words[key]}!${count}</a></li>`;
  });
  return html`<nav class="sections" aria-label="${words.sections}"><ul>!${links.join('')}</ul></nav>`;
}

/** For whom somebody acts, and the way to act for another. */
function showActing(visit: Visit): string {
  const { words, accountWords, partner, role, principal, ports, reader } = visit;
  if (partner === undefined) return '';
  const named = fillHtml(words.actingFor, {
    partner: `<b>${showPartner(ports.archive.reader, partner, reader.language)}</b>`,
    role: html`${accountWords[role!]}`,
  });
  const others = principal.memberships
    .filter((membership) => membership.partner !== partner)
    .map(
      (other) =>
        html`<li><a href="${linkWithin({ ...visit, partner: other.partner }, '/workspace')}">!${showPartner(ports.archive.reader, other.partner, reader.language)}</a></li>`,
    );
  return html`<div class="acting"><p>!${named}</p>!${
    others.length
      ? html`<details><summary>${words.actForAnother}</summary><ul>!${others.join('')}</ul></details>`
      : ''
  }</div>`;
}

function showSearch(visit: Visit): string {
  const { words } = visit;
  if (visit.partner === undefined) return '';
  const hidden = [
    ...(visit.principal.memberships.length > 1 ? [['for', visit.partner]] : []),
    ...(visit.reader.chosen ? [['lang', visit.reader.language]] : []),
  ].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form class="work-search" action="/workspace/search" method="get" role="search" aria-label="${words.searchTitle}"><label class="hidden" for="work-q">${words.searchTitle}</label>
<input id="work-q" type="search" name="q" value="${askedOf(visit, 'q')}" placeholder="${words.searchHint}" dir="auto">!${hidden.join('')}<button class="button" type="submit">${words.searchButton}</button></form>`;
}

/** A page of the workspace around its parts. `title` is plain text, `body` HTML; `lead` stands below the title. */
export function sendWorkspacePage(
  visit: Visit,
  page: {
    title: string;
    message?: Message | undefined;
    body: string;
    lead?: string;
    status?: number;
    /** Addresses of scripts that the page can do without. */
    scripts?: string[];
    /** Names of further style sheets. */
    styles?: string[];
    /** HTML for the document’s head. */
    head?: string;
    /** The page has two columns. */
    wide?: boolean;
  },
): void {
  const { reader, words, res } = visit;
  const done = askedOf(visit, 'done');
  const message: Message | undefined =
    page.message ??
    (isDoneKey(done) && visit.req.method === 'GET' ? { kind: 'done', text: words[done] } : undefined);
  const signOut = showForm(visit, {
    name: 'sign-out',
    action: '/account/sign-out',
    button: visit.accountWords.signOut,
    weight: 'plain',
  });
  const html_ = renderPage({
    reader,
    title: page.title,
    kind: 'workspace-page',
    unlisted: true,
    ...(page.scripts && { scripts: page.scripts }),
    head: html`!${['workspace.css', ...(page.styles ?? [])].map((name) => html`<link rel="stylesheet" href="${assetHref(name)}">`).join('')}!${page.head ?? ''}`,
    body: html`<div class="work-head">!${showActing(visit)}!${showSearch(visit)}</div>
!${showSections(visit)}
<article class="work!${page.wide ? ' wide' : ''}"><h1>${plainText(page.title)}</h1>!${page.lead ?? ''}!${showMessage(message)}!${page.body}</article>
<div class="work-foot">!${signOut}</div>`,
  });
  sendPage(res, {
    reader,
    html: html_,
    status: page.status ?? 200,
    headers: { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin' },
  });
}

/** On to a page after an act, where the message is shown. */
export const goOn = (visit: Visit, path: string, done?: DoneKey): void =>
  visit.res.redirect(303, linkWithin(visit, path, done ? { done } : {}));
