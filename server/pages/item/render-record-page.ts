import { html } from 'ghtml';
import { textFor, textsFor } from '../../../vocab/record/language-map.ts';
import { compareStatements } from '../../curation/compare-statements.ts';
import { renderPage } from '../layout/render-page.ts';
import { pageLink } from '../reader/link-to.ts';
import { showMoment } from '../show/show-date.ts';
import { partnerLink, partnerName, partnerPlace, showPartner } from '../show/show-partner.ts';
import { showRights } from '../show/show-rights.ts';
import { languageAttributes } from '../show/show-text.ts';
import { fill, fillHtml, formatNumber } from '../words/fill.ts';
import type { ItemContext, ItemPage } from './item-page.ts';
import { sections } from './sections.ts';
import { recordPath } from './show-claims.ts';
import { showContestedNote } from './show-contested.ts';
import { dataLinks, itemPath, showForms } from './show-data-forms.ts';
import { licenceOf } from './show-describers.ts';
import { showField } from './show-field.ts';
import { showLabels } from './show-labels.ts';
import { showRecourse } from './show-recourse.ts';
import { showBreadcrumbs, titleOf } from './show-title.ts';

/** The page of one partner's record, whole. Undefined where the item has no record of that name. */
export function renderRecordPage(page: Omit<ItemPage, 'images'> & { record: string }): string | undefined {
  const { view, reader, archive } = page;
  const record = view.records.find((one) => one.name === page.record);
  if (!record) return undefined;
  const { words } = reader;
  const context: ItemContext = {
    ...page,
    images: [],
    view: { id: view.id, records: [record] },
    compared: compareStatements([record]),
    leading: record,
    whole: true,
  };
  const title = titleOf(context);
  const disputes = page.disputes?.filter(({ record: name }) => name === undefined || name === record.name);
  const labels = view.labels?.filter((label) => label.record === undefined || label.record === record.name);
  const found = record.content.title && textsFor(record.content.title, reader.language);
  const partner = archive.partner(record.partner);
  const name = partnerName(archive, record.partner, reader.language);
  const licence = licenceOf(archive, record);
  const path = page.past?.path ?? recordPath(view.id, record.name);
  const groups = sections.map(({ title: heading, fields }) => {
    const shown = fields.map((field) => showField(context, field)).join('');
    return shown
      ? html`<section class="group ${heading}"><h2>${words[heading]}</h2><dl>!${shown}</dl></section>`
      : '';
  });
  const published = fillHtml(words.publishedOn, {
    date: showMoment(reader, record.time),
    n: html`${formatNumber(reader.language, record.revision)}`,
  });
  const itemLink = pageLink(reader, {
    path: itemPath(view.id),
    inner: html`<span !${languageAttributes(found?.tag ?? 'und')}>${title}</span>`,
  });
  const back = pageLink(reader, { path: itemPath(view.id), inner: html`${words.backToItem}` });
  // Empty where the record's partner holds back the identifier that it is.
  const number =
    record.sourceId && html`<p class="minor">${words.numberAtPartner}: <bdi>${record.sourceId}</bdi></p>`;
  return renderPage({
    reader,
    title: `${title} (${fill(words.toldBy, { partner: name })})`,
    description: textFor(record.content.description, reader.language),
    kind: 'record-page',
    ...(page.past && { unlisted: true }),
    head: dataLinks(path),
    body: html`!${showBreadcrumbs({ ...context, view }, showPartner(archive, record.partner, reader.language), itemLink)}
!${page.past?.note ?? ''}!${showContestedNote(reader, disputes)}
<header class="item-head"><h1 !${languageAttributes(found?.tag ?? 'und')}>${title}</h1>
<p class="told-by">!${fillHtml(words.toldBy, { partner: partnerLink(reader, archive, record.partner) })}</p>
<p class="minor">${words.recordText}</p></header>
<div class="columns"><div class="statements" id="statements">!${groups.join('')}</div>
<aside><section><h2>${words.partner}</h2><p class="name">!${partnerLink(reader, archive, record.partner)}
</p>!${partner ? html`<p class="minor">${partnerPlace(reader, partner)}</p>` : ''}
<p class="minor">!${published}</p>!${number}
!${licence ? html`<p class="minor">${words.licence}: !${showRights(reader, licence)}</p>` : ''}<p>!${back}</p>
</section>!${showLabels(reader, archive, labels)}
<section class="data-forms"><h2>${words.takeData}</h2>!${showForms(path)}</section>!${page.past ? '' : showRecourse(reader, { item: view.id, record: record.name })}</aside></div>`,
  });
}
