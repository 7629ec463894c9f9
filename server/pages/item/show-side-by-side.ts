import { html } from 'ghtml';
import { type FieldName, field } from '../../../vocab/fields.ts';
import { statementId } from '../../../vocab/record/statement.ts';
import type { Compared } from '../../curation/compare-statements.ts';
import { pageLink } from '../reader/link-to.ts';
import { showMoment } from '../show/show-date.ts';
import { showPartner } from '../show/show-partner.ts';
import { languageName, showValue } from '../show/show-value.ts';
import { fillHtml } from '../words/fill.ts';
import type { ItemContext } from './item-page.ts';
import { sections } from './sections.ts';
import { recordPath, showPieces } from './show-claims.ts';
import { contestedMark } from './show-contested.ts';

/** A cell's values. A statement that several make bears its identifier where it comes first, as an id may stand once in a page. */
function showCell(context: ItemContext, values: Compared[], record: string, named: Set<string>): string {
  const { reader } = context;
  const said = values.filter((compared) => compared.claims.some((claim) => claim.record === record));
  if (said.length === 0)
    return html`<td class="silent"><span aria-hidden="true">–</span><span class="hidden">${reader.words.saysNothing}</span>
</td>`;
  const { contested } = context.view.records.find((one) => one.name === record)!;
  const lines = said.map((compared) => {
    const { statement, standing } = compared;
    const name = statementId(statement);
    const id = named.has(name) ? '' : html` id="${name}"`;
    named.add(name);
    const tongue =
      statement.language === undefined || statement.language.split('-')[0] === reader.language
        ? ''
        : html` <span class="tongue">${languageName(reader, statement.language)}</span>`;
    return html`<p class="${standing}"!${id}>!${showValue(reader, statement)}!${tongue}</p>!${contested?.includes(name) ? contestedMark(context, compared) : ''}`;
  });
  return `<td>${lines.join('')}</td>`;
}

function showRow(context: ItemContext, name: FieldName, named: Set<string>): string {
  const values = context.compared.filter((compared) => compared.statement.field === name);
  if (values.length === 0) return '';
  const { reader, view } = context;
  const differs = values.some((compared) => compared.standing === 'differing');
  const note = differs ? html`<span class="differing-note">${reader.words.accountsDiffer}</span>` : '';
  const cells = view.records.map((record) => showCell(context, values, record.name, named));
  return html`<tr!${differs ? ' class="row-differs"' : ''}>
<th scope="row">${field(name).label[reader.language]}!${note}</th>!${cells.join('')}</tr>`;
}

/** All records of an item in a table: a column for each partner, a row for each property. */
export function showSideBySide(context: ItemContext): string {
  const { reader, archive, view } = context;
  const heads = view.records.map((record) => {
    const partner = pageLink(reader, {
      path: recordPath(view.id, record.name),
      inner: showPartner(archive, record.partner, reader.language),
    });
    const since = fillHtml(reader.words.since, { date: showMoment(reader, record.time) });
    return html`<th scope="col">!${showPieces(context, [record.name])} !${partner}<span class="minor">!${since}</span>
</th>`;
  });
  const named = new Set<string>();
  const rows = sections.map(({ title, fields }) => {
    const inner = fields.map((name) => showRow(context, name, named)).join('');
    return inner
      ? html`<tbody><tr class="group">
<th colspan="${view.records.length + 1}" scope="rowgroup">${reader.words[title]}</th></tr>!${inner}</tbody>`
      : '';
  });
  return html`<div class="table-scroll" role="region" aria-label="${reader.words.sideCaption}" tabindex="0">
<table class="side-by-side records-${Math.min(6, view.records.length)}"><caption class="hidden">${reader.words.sideCaption}</caption><thead><tr>
<th scope="col">${reader.words.property}</th>!${heads.join('')}</tr></thead>!${rows.join('')}</table></div>`;
}
