import { html } from 'ghtml';
import { textsFor } from '../../../vocab/record/language-map.ts';
import { leadingRecord } from '../../curation/leading-record.ts';
import { thePublic, viewItem } from '../../curation/view.ts';
import type { PagesArchive } from '../ports.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showText } from '../show/show-text.ts';

/** A link to an item by its title of today; its bare number where the public may not see it. */
export function itemName(reader: Reader, archive: PagesArchive, id: string): string {
  const state = archive.item(id);
  const view = state && viewItem(state, thePublic);
  if (!view) return html`<span dir="ltr">${id}</span>`;
  const title = leadingRecord(view, reader.language).content.title;
  const found = title && textsFor(title, reader.language);
  return pageLink(reader, {
    path: `/item/${encodeURIComponent(id)}`,
    inner: found?.texts[0] === undefined ? html`${id}` : showText(found.texts[0], found.tag),
  });
}
