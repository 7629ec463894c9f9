import { html } from 'ghtml';
import { mark } from './layout/mark.ts';
import { renderPage, searchBox } from './layout/render-page.ts';
import { pageLink } from './reader/link-to.ts';
import type { Reader } from './reader/reader.ts';
import type { PlainKey } from './words/words.ts';

const told = (status: number): { title: PlainKey; text?: PlainKey } => {
  if (status === 404) return { title: 'notFoundTitle', text: 'notFoundText' };
  if (status === 410) return { title: 'goneTitle', text: 'goneText' };
  if (status === 429 || status === 503) return { title: 'busyTitle', text: 'busyText' };
  return status < 500 ? { title: 'badRequestTitle' } : { title: 'brokenTitle', text: 'brokenText' };
};

/** An error as a page: what happened, in the reader's language, and a way on. `detail` is a remedy for what was asked, as plain text in English. */
export function renderErrorPage(page: { reader: Reader; status: number; detail?: string }): string {
  const { reader, status, detail } = page;
  const { words } = reader;
  const { title, text } = told(status);
  return renderPage({
    reader,
    title: words[title],
    kind: 'error-page',
    ownSearch: true,
    unlisted: true,
    body: html`<article class="prose"><div class="prose-mark broken">!${mark}</div><h1>${words[title]}
</h1>!${text ? html`<p class="lead">${words[text]}</p>` : ''}!${
      detail
        ? html`<p lang="en" dir="ltr">${detail}
</p>`
        : ''
    }
<p>${words.wayOn}</p>!${searchBox(reader, { id: 'q', large: true })}
<p class="more">!${pageLink(reader, { path: '/', inner: html`${words.start}` })}</p></article>`,
  });
}
