import { html } from 'ghtml';
import { type FieldName, field } from '../../../vocab/fields.ts';
import { textsFor } from '../../../vocab/record/language-map.ts';
import { statementsOf } from '../../../vocab/record/statement.ts';
import { compareStatements } from '../../curation/compare-statements.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';
import type { PagesPorts } from '../ports.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showCardPicture } from '../search/show-card.ts';
import { showPartner } from '../show/show-partner.ts';
import { languageAttributes } from '../show/show-text.ts';
import { showValue } from '../show/show-value.ts';
import { cardOf } from './start-items.ts';

const telling: FieldName[] = ['date', 'place', 'creator', 'material', 'technique', 'type'];

/** Up to three properties that show best how accounts stand: those that differ, then what everyone states. */
function tellingFields(view: ItemView): FieldName[] {
  const compared = compareStatements(view.records);
  const said = telling.filter((name) => compared.some((one) => one.statement.field === name));
  const differs = (name: FieldName) =>
    compared.some((one) => one.statement.field === name && ['differing', 'contested'].includes(one.standing));
  return [...said.filter(differs), ...said.filter((name) => !differs(name))].slice(0, 2);
}

function showAccount(
  ports: PagesPorts,
  reader: Reader,
  record: RecordView,
  names: FieldName[],
  index: number,
) {
  const title = record.content.title && textsFor(record.content.title, reader.language);
  const said = statementsOf(record.content);
  const facts = names.flatMap((name) => {
    const values = said.filter((one) => one.field === name).map((one) => showValue(reader, one));
    return values.length
      ? [html`<div><dt>${field(name).label[reader.language]}</dt><dd>!${values.join(' · ')}</dd></div>`]
      : [];
  });
  return html`<li class="account colour-${index + 1}">
<p class="account-partner">!${showPartner(ports.archive, record.partner, reader.language)}</p>
<p class="account-title" !${languageAttributes(title?.tag ?? 'und')}>${title?.texts[0] ?? ''}</p><dl>!${facts}
</dl></li>`;
}

/** An item with the accounts of its partners next to one another. */
export function showDifferingItem(ports: PagesPorts, reader: Reader, view: ItemView): string {
  const names = tellingFields(view);
  const card = cardOf(ports, reader, view);
  const accounts = view.records
    .slice(0, 3)
    .map((record, index) => showAccount(ports, reader, record, names, index));
  const address = linkTo(reader, `/item/${encodeURIComponent(view.id)}`, { as: 'records' });
  return html`<article class="differing-item">
<div class="differing-picture">!${showCardPicture(reader, card, 400)}</div><div>
<ul class="accounts">!${accounts}</ul>
<p class="more"><a href="${address}" hreflang="${reader.language}">${reader.words.sideBySide}<span class="hidden">: ${card.title}</span></a>
</p></div></article>`;
}
