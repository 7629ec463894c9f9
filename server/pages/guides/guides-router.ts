import { Router } from 'express';
import { html } from 'ghtml';
import { assetHref } from '../layout/assets.ts';
import { renderPage } from '../layout/render-page.ts';
import { sendPage } from '../layout/send-page.ts';
import { linkTo, pageLink } from '../reader/link-to.ts';
import { type Reader, readerOf } from '../reader/reader.ts';
import { development } from './development.ts';
import { type Example, type Guide, type GuideName, guideNames, type Section } from './guide.ts';
import { guideWordsIn } from './guide-words.ts';
import { harvesting } from './harvesting.ts';
import { research } from './research.ts';

const guides: Record<GuideName, Guide> = { harvesting, research, development };

/** What the guides need. `example`: something public to show; undefined where nothing is. `baseUrl` ends with a slash. */
export type GuidePorts = { baseUrl: string; example: () => Omit<Example, 'base'> | undefined };

/** Stands for what an archive without anything public cannot show. */
const nothing = { item: 'ITEM', record: 'PARTNER', partner: 'PARTNER', collection: 'COLLECTION' };

const addressForm = /^[A-Za-z0-9.-]+$/;

function showSection({ id, title, parts }: Section): string {
  const shown = parts.map((part) =>
    typeof part === 'string'
      ? html`<p>${part}</p>`
      : html`<pre tabindex="0" aria-label="${title}"><code class="language-${part.language}">${part.text}</code></pre>`,
  );
  return html`<section id="${id}"><h2>${title}</h2>!${shown.join('')}</section>`;
}

/** The guides in a list; the one that is read is marked. */
export function guideLinks(reader: Reader, current?: GuideName): string {
  const words = guideWordsIn(reader.language);
  const entries = guideNames.map((name) => {
    const here = name === current ? ' aria-current="page"' : '';
    return html`<li><a href="${linkTo(reader, `/about/${name}`)}" hreflang="en"!${here}>${words[name]}</a></li>`;
  });
  return html`<ul class="forms">!${entries.join('')}<li>!${pageLink(reader, { path: '/dumps/', inner: '/dumps/' })}</li></ul>`;
}

/** `/about/harvesting`, `/about/research`, `/about/development`: English guides whose commands are those of this archive. */
export function guidesRouter({ baseUrl, example }: GuidePorts): Router {
  const router = Router();
  for (const name of guideNames)
    router.get(`/about/${name}`, (req, res) => {
      const reader = readerOf(req, { baseUrl });
      const words = guideWordsIn(reader.language);
      const found = example() ?? nothing;
      // It becomes a part of commands that people copy.
      const safe = Object.values(found).every((value) => addressForm.test(value)) ? found : nothing;
      const sections = guides[name].sections({ base: baseUrl, ...safe });
      const contents = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
      sendPage(res, {
        reader,
        html: renderPage({
          reader,
          title: words[name],
          description: words[`${name}Lead`],
          kind: 'guide-page',
          head: html`<link rel="stylesheet" href="${assetHref('guides.css')}">`,
          body: html`<article class="prose"><h1>${words[name]}</h1><p class="lead">${words[`${name}Lead`]}</p><p>${words.inEnglish}</p>
<nav aria-label="${words.guides}">!${guideLinks(reader, name)}</nav>
<div lang="en" dir="ltr"><ul>!${contents.join('')}</ul>!${sections.map(showSection).join('')}</div></article>`,
        }),
      });
    });
  return router;
}
