import { html } from 'ghtml';
import { textFor } from '../../../vocab/record/language-map.ts';
import { compareStatements } from '../../curation/compare-statements.ts';
import { leadingRecord } from '../../curation/leading-record.ts';
import { assetHref, openSeadragonHref } from '../layout/assets.ts';
import { renderPage } from '../layout/render-page.ts';
import { linkTo } from '../reader/link-to.ts';
import { showCards } from '../search/show-card.ts';
import { showMoment } from '../show/show-date.ts';
import { partnerLink } from '../show/show-partner.ts';
import { languageAttributes } from '../show/show-text.ts';
import { fillHtml } from '../words/fill.ts';
import type { ItemContext, ItemPage } from './item-page.ts';
import { sections } from './sections.ts';
import { showContestedNote } from './show-contested.ts';
import { dataLinks, itemPath, manifestPath, showDataForms } from './show-data-forms.ts';
import { showDescribers } from './show-describers.ts';
import { showField } from './show-field.ts';
import { adviceBefore, showLabels } from './show-labels.ts';
import { showRecourse } from './show-recourse.ts';
import { showSideBySide } from './show-side-by-side.ts';
import { showBreadcrumbs, showTitle, titleOf } from './show-title.ts';
import { showViewer } from './show-viewer.ts';

function showWays(context: ItemContext): string {
  const { reader, view } = context;
  if (view.records.length < 2) return '';
  const records = context.as === 'records';
  const path = `${context.past?.path ?? itemPath(view.id)}#statements`;
  const way = (word: string, as: string | undefined, current: boolean) =>
    html`<li><a href="${linkTo(reader, path, { as, image: context.image, look: context.look ? 'yes' : undefined })}" hreflang="${reader.language}"!${current ? ' aria-current="page"' : ''}>${word}</a>
</li>`;
  return html`<nav class="ways" aria-label="${reader.words.waysToRead}">
<ul>!${way(reader.words.together, undefined, !records)}!${way(reader.words.sideBySide, 'records', records)}
</ul></nav>`;
}

/** All statements, grouped; in an item that one partner alone describes, that partner is named once. */
function showStatements(context: ItemContext): string {
  const { reader, archive, view } = context;
  const only = view.records.length === 1 ? view.records[0] : undefined;
  const note = only
    ? html`<p class="sole-note">!${fillHtml(reader.words.soleDescription, {
        partner: partnerLink(reader, archive, only.partner),
        date: showMoment(reader, only.time),
      })}</p>`
    : '';
  const groups = sections.map(({ title, fields }) => {
    const shown = fields.map((name) => showField(context, name)).join('');
    return shown
      ? html`<section class="group ${title}"><h2>${reader.words[title]}</h2><dl>!${shown}</dl></section>`
      : '';
  });
  return `${groups.join('')}${note}`;
}

function showRelated(context: ItemContext): string {
  const { related, reader } = context;
  return related?.length
    ? html`<section class="related wide"><h2>${reader.words.related}</h2>!${showCards(reader, related)}
</section>`
    : '';
}

/** The page of an item: all that partners say of it, together or side by side. */
export function renderItemPage(page: ItemPage): string {
  const { view, reader, images } = page;
  const context: ItemContext = {
    ...page,
    compared: compareStatements(view.records),
    leading: leadingRecord(view, reader.language),
  };
  const title = titleOf(context);
  const titleTag = Object.entries(context.leading.content.title ?? {}).find(
    ([, texts]) => texts[0] === title,
  )?.[0];
  const records = page.as === 'records' && view.records.length > 1;
  const statements = records ? showSideBySide(context) : showStatements(context);
  const path = page.past?.path ?? itemPath(view.id);
  const pictures = images.length > 0 && (page.look || adviceBefore(context).length === 0);
  const manifest =
    images.length && !page.past
      ? html`<link rel="alternate" type="application/ld+json;profile=&quot;http://iiif.io/api/presentation/3/context.json&quot;" href="${manifestPath(view.id)}">`
      : '';
  return renderPage({
    reader,
    title,
    description: textFor(context.leading.content.description, reader.language),
    kind: 'item-page',
    ...(page.past && { unlisted: true }),
    head: html`!${dataLinks(path)}
!${manifest}
<link rel="canonical" href="${new URL(itemPath(view.id), reader.baseUrl).href}">`,
    scripts: pictures ? [openSeadragonHref('openseadragon.min.js'), assetHref('viewer.js')] : [],
    body: html`!${showBreadcrumbs(context, html`<span !${languageAttributes(titleTag ?? 'und')}>${title}</span>`)}
!${page.past?.note ?? ''}!${showContestedNote(reader, page.disputes)}
!${showTitle(context)}
!${showViewer(context)}
<div class="columns!${records ? ' with-table' : ''}">
<div class="statements" id="statements">!${showWays(context)}!${statements}</div>
<aside>!${showLabels(reader, page.archive, view.labels)}!${showDescribers(context)}!${showDataForms(context)}!${page.past ? '' : showRecourse(reader, { item: view.id })}</aside></div>
!${showRelated(context)}`,
  });
}
