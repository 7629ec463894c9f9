import { html } from 'ghtml';
import { type LanguageMap, textFor, textsFor } from '../../../vocab/record/language-map.ts';
import { statementsOf } from '../../../vocab/record/statement.ts';
import { pageLink } from '../reader/link-to.ts';
import { showPartner } from '../show/show-partner.ts';
import { languageAttributes, showText } from '../show/show-text.ts';
import { showValue } from '../show/show-value.ts';
import { fillHtml } from '../words/fill.ts';
import type { ItemContext } from './item-page.ts';
import { recordPath, showPieces } from './show-claims.ts';

/** The title of an item as its leading record gives it to this reader; plain text. */
export const titleOf = (context: ItemContext): string =>
  textFor(context.leading.content.title, context.reader.language) || context.view.id;

/** Where the item belongs: the start, its collections, and itself; `through` is a step before the last. Both are HTML. */
export function showBreadcrumbs(context: ItemContext, last: string, through?: string): string {
  const { reader, archive, view } = context;
  const collections = [...new Set(view.records.map((record) => record.collection))].map((id) =>
    pageLink(reader, {
      path: `/collection/${encodeURIComponent(id)}`,
      inner: textHtml(archive.collection(id)?.name, reader.language) || html`${id}`,
    }),
  );
  return html`<nav class="breadcrumbs" aria-label="${reader.words.youAreHere}"><ol>
<li>!${pageLink(reader, { path: '/', inner: html`${reader.words.start}` })}</li>
<li>!${collections.join(' · ')}</li>!${through ? `<li>${through}</li>` : ''}<li aria-current="page">!${last}
</li></ol></nav>`;
}

const textHtml = (map: LanguageMap | undefined, language: string): string => {
  const found = map && textsFor(map, language);
  return found ? showText(found.texts[0] ?? '', found.tag) : '';
};

/** What it is and when, in the words of the leading record. */
function showKind(context: ItemContext): string {
  const said = statementsOf(context.leading.content);
  const parts = ['type', 'date', 'place'].flatMap((name) => {
    const statement = said.find((one) => one.field === name);
    return statement ? [`<span>${showValue(context.reader, statement)}</span>`] : [];
  });
  return parts.length ? `<p class="kind">${parts.join('<span class="dot"> · </span>')}</p>` : '';
}

function showOtherTitles(context: ItemContext, shown: string): string {
  const { reader, archive, view, leading } = context;
  const others = view.records.flatMap((record) => {
    const found = record.content.title && textsFor(record.content.title, reader.language);
    const text = found?.texts[0];
    if (record === leading || !found || text === undefined || text === shown) return [];
    return [
      html`<li>!${showPieces(context, [record.name])} !${showText(text, found.tag, 'cite')} <span class="minor">!${showPartner(archive, record.partner, reader.language)}</span>
</li>`,
    ];
  });
  if (others.length === 0) return '';
  return html`<div class="other-titles"><p>${reader.words.alsoTold}</p><ul>!${others.join('')}</ul></div>`;
}

/** The head of the page: the title by the partner that leads, named, and the titles of the others. */
export function showTitle(context: ItemContext): string {
  const { reader, archive, leading } = context;
  const found = leading.content.title && textsFor(leading.content.title, reader.language);
  const title = titleOf(context);
  const partner = pageLink(reader, {
    path: recordPath(context.view.id, leading.name),
    inner: showPartner(archive, leading.partner, reader.language),
  });
  return html`<header class="item-head"><h1 !${languageAttributes(found?.tag ?? 'und')}>${title}</h1>
!${showKind(context)}
<p class="told-by">!${showPieces(context, [leading.name])} !${fillHtml(reader.words.toldBy, { partner })}</p>
!${showOtherTitles(context, title)}</header>`;
}
