import { html } from 'ghtml';
import { field, type RecordContent } from '../../../../vocab/fields.ts';
import { type Statement, textKey } from '../../../../vocab/record/statement.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { type ItemView, viewItem } from '../../../curation/view.ts';
import type { Difference, Offer, RowPreview } from '../../../deposit/row-preview.ts';
import type { Selection } from '../../../deposit/selection.ts';
import { servicePath } from '../../show/service-path.ts';
import { showValue } from '../../show/show-value.ts';
import { fillHtml } from '../../words/fill.ts';
import { showContent } from '../shell/show-content.ts';
import { showChoice } from '../shell/show-form.ts';
import { itemLink, showParties, showParty, showTitle } from '../shell/show-things.ts';
import { partnerView, type Visit } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';

const viewOf = (visit: Visit, id: string): ItemView | undefined => {
  const state = visit.ports.archive.reader.item(id);
  return state && viewItem(state, partnerView(visit));
};

/** A value of a field, as it stands alone. */
function showLoose(
  visit: Visit,
  { field: name, language }: Pick<Difference, 'field' | 'language'>,
  value: unknown,
) {
  if (typeof value === 'string' && field(name).type === 'text') {
    const tag = language ?? 'und';
    return showValue(visit.reader, { field: name, key: textKey(tag, value), value, language: tag });
  }
  return showValue(visit.reader, { field: name, key: '', value: value as Statement['value'] });
}

/** What others who describe the item say that excludes what the row says, as the archive had it when the row was asked for. */
export function showDiffers(visit: Visit, { differs = [] }: RowPreview): string {
  const { words, reader } = visit;
  if (differs.length === 0) return '';
  const rows = differs.map((difference) => {
    const others = difference.others.map(
      ({ partner, value }) =>
        html`<p>!${showLoose(visit, difference, value)} <span class="minor">!${showParty(visit, partner)}</span></p>`,
    );
    return html`<tr><th scope="row">${field(difference.field).label[reader.language]}</th><td>!${showLoose(visit, difference, difference.own)}</td><td>!${others.join('')}</td></tr>`;
  });
  return html`<div class="differs"><p>${words.othersSay}:</p><div class="table-scroll" tabindex="0" role="region" aria-label="${words.othersSay}"><table class="side-by-side records-2"><thead><tr><th scope="col">${words.field}</th><th scope="col">${words.thisRow}</th><th scope="col">${words.othersSay}</th></tr></thead><tbody>!${rows.join('')}</tbody></table></div><p class="minor">${words.bothStand}</p></div>`;
}

function showSides(visit: Visit, record: RecordContent, view: ItemView): string {
  const { words } = visit;
  const others = view.records.map((other) => {
    const [picture] = imagesOf(other);
    const shown = picture
      ? html`<img src="${servicePath(picture.id)}/full/!240,240/0/default.jpg" alt="" loading="lazy">`
      : '';
    return html`<div><h3>!${showParty(visit, other.partner)}</h3>!${shown}!${showContent(visit, other.content).content}</div>`;
  });
  return html`<details><summary>${words.sideBySide}</summary><div class="sides"><div><h3>${words.thisRow}</h3>!${showContent(visit, record).content}</div>!${others.join('')}</div></details>`;
}

type SeenOffer = { offer: Offer; view: ItemView };

function showOffer(visit: Visit, { offer, view }: SeenOffer, record: RecordContent): string {
  const because = offer.because.map((reason) => wordFor(visit.words, 'because', reason));
  const partners = [...new Set(view.records.map(({ partner }) => partner))];
  return html`<li>!${itemLink(visit, offer.item)} <span class="minor">!${showParties(visit, partners)} · ${because.join(', ')}</span>!${showSides(visit, record, view)}</li>`;
}

/** Items that may be the same thing, both sides by side, and the choice between them. */
export function showOffers(visit: Visit, row: RowPreview, selection: Selection): string {
  const { words } = visit;
  const offers = (row.offers ?? []).flatMap((offer): SeenOffer[] => {
    const view = viewOf(visit, offer.item);
    return view ? [{ offer, view }] : [];
  });
  const joined = row.joins === undefined ? undefined : row.item;
  if (offers.length === 0 && joined === undefined) return '';
  const chosen = selection.joins?.find((join) => join.row === row.row);
  const value = chosen === undefined ? '' : chosen.item === null ? 'apart' : `item:${chosen.item}`;
  const name = `join.${row.row}`;
  const choice = (option: string, label: string) => {
    const id = `join-${row.row}-${option.replace(/[^\w-]/g, '-') || 'as-is'}`;
    return showChoice('radio', { id, name, value: option, label, checked: option === value });
  };
  const usual =
    joined === undefined
      ? choice('', html`${words.ownThing}`)
      : choice('', fillHtml(words.joinsNow, { item: itemLink(visit, joined) })) +
        choice('apart', html`${words.ownThing}`);
  const options = offers.map(({ offer, view }) => {
    const item = showTitle(visit, view.records[0]?.content);
    return choice(`item:${offer.item}`, fillHtml(words.sameAs, { item }));
  });
  const list = offers.map((seen) => showOffer(visit, seen, row.record ?? {}));
  return html`<fieldset class="offers"><legend>${words.sameThing}</legend>!${usual}!${options.join('')}!${list.length ? html`<ul class="entries">!${list.join('')}</ul>` : ''}</fieldset>`;
}
