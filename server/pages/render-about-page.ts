import { html } from 'ghtml';
import { dataWordsIn } from './about/data-words.ts';
import { guideWordsIn } from './guides/guide-words.ts';
import { guideLinks } from './guides/guides-router.ts';
import { mark } from './layout/mark.ts';
import { renderPage } from './layout/render-page.ts';
import { pageLink } from './reader/link-to.ts';
import type { Reader } from './reader/reader.ts';

/** What the archive is, how disagreement is shown, how to take and give data, and under which licence. */
export function renderAboutPage(page: { reader: Reader }): string {
  const { reader } = page;
  const { words } = reader;
  const section = (id: string, title: string, text: string, rest = '') =>
    html`<section id="${id}"><h2>${title}</h2><p>${text}</p>!${rest}</section>`;
  const doors = html`<ul class="forms"><li>!${pageLink(reader, { path: '/sparql', inner: 'SPARQL' })}</li>
<li><a href="/oai?verb=Identify">OAI-PMH</a></li>
<li><a href="/api/search?q=">API</a></li>
<li>!${pageLink(reader, { path: '/about/data', inner: html`${dataWordsIn(reader.language).title}` })}</li>
</ul>`;
  const template = html`<p>!${pageLink(reader, { path: '/about/template.csv', inner: html`${words.template}`, className: 'button' })}
</p>`;
  return renderPage({
    reader,
    title: words.aboutTitle,
    description: words.startWhat,
    kind: 'about-page',
    body: html`<article class="prose"><div class="prose-mark">!${mark}</div><h1>${words.aboutTitle}</h1>
<p class="lead">${words.startWhat} ${words.startHow}</p><p>${words.aboutName}</p>
!${section('items', words.aboutItemTitle, words.aboutItem)}
!${section('differ', words.aboutDifferTitle, words.aboutDiffer)}
!${section('lead', words.aboutLeadTitle, words.aboutLead)}
!${section('take', words.aboutDataTitle, words.aboutData, doors)}
!${section('guides', guideWordsIn(reader.language).guides, '', guideLinks(reader))}
!${section('give', words.aboutGiveTitle, words.aboutGive, template)}
!${section('licence', words.aboutLicenceTitle, words.aboutLicence)}</article>`,
  });
}
