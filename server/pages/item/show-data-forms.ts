import { html } from 'ghtml';
import { manifestUrl } from '../../protocols/iiif/presentation/addresses.ts';
import { entryOf, type FormEntry, forms } from '../../protocols/linked-data/forms.ts';
import { iiifIcon } from '../layout/mark.ts';
import type { ItemContext } from './item-page.ts';

/** The forms of an item or a record for programs, at its address with an ending. */
const dataForms = forms.filter(({ form }) => form !== 'html');

/** A media type with its profile, as links say it. */
const fullType = ({ type, profile }: FormEntry): string =>
  profile === undefined ? type : `${type};profile="${profile}"`;

/** Links for programs: each form as an alternate, and exactly one `describedby`, which Linked Art asks of a page. */
export function dataLinks(path: string): string {
  const alternates = dataForms.map(
    (entry) => html`<link rel="alternate" type="${fullType(entry)}" href="${path}.${entry.form}">`,
  );
  return html`!${alternates.join('\n')}
<link rel="describedby" type="${fullType(entryOf('jsonld'))}" href="${path}.jsonld">`;
}

export const itemPath = (id: string): string => `/item/${encodeURIComponent(id)}`;
export const manifestPath = (id: string): string => manifestUrl({ baseUrl: '', id });

/** The same links for people. */
export const showForms = (path: string): string =>
  html`<ul class="forms">!${dataForms.map(
    ({ form, type, name }) => html`<li><a href="${path}.${form}" type="${type}">${name}</a>
</li>`,
  )}</ul>`;

/**
 * Where to take the item's data. The icon's link names the manifest as its `manifest` parameter, which viewers read when it is dropped on them
 * (https://zimeon.github.io/iiif-dragndrop/).
 */
export function showDataForms(context: ItemContext): string {
  const { reader, view, images } = context;
  const { words } = reader;
  if (context.past)
    return html`<section class="data-forms"><h2>${words.takeData}</h2>!${showForms(context.past.path)}</section>`;
  const path = itemPath(view.id);
  const manifest = new URL(manifestPath(view.id), reader.baseUrl).href;
  const dropped = `${manifestPath(view.id)}?manifest=${encodeURIComponent(manifest)}`;
  const iiif = images.length
    ? html`<p class="iiif"><a class="iiif-drag" href="${dropped}" title="${words.dragIiif}">!${iiifIcon}<span class="hidden">${words.dragIiif}</span></a> <a href="${manifestPath(view.id)}">${words.manifest}</a>
</p>`
    : '';
  const address = new URL(path, reader.baseUrl).href;
  return html`<section class="data-forms"><h2>${words.takeData}</h2><p class="minor">${words.takeDataText}
</p>!${showForms(path)}
<p><a href="${path}/claims.jsonld" type="application/ld+json">${words.claims}</a></p>!${iiif}
<p class="minor">${words.stableAddress}<br><a href="${path}" class="address" dir="ltr">${address}</a></p>
</section>`;
}
