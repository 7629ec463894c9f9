import { html } from 'ghtml';
import { labelKinds } from '../../../../vocab/terms/cultural-labels.ts';
import { showMoment } from '../../show/show-date.ts';
import { showReason } from '../proposals/show-revisions.ts';
import { formFields, type Option, showForm } from '../shell/show-form.ts';
import { showList, showParties } from '../shell/show-things.ts';
import type { Visit } from '../shell/visit.ts';
import type { SeenItem } from './find-records.ts';

/** The labels that the partner may give by its kind. */
function labelOptions({ ports, partner }: Visit): Option[] {
  const community = ports.archive.reader.partner(partner ?? '')?.kind === 'community';
  return [...labelKinds]
    .filter(
      ([, { scheme }]) => scheme === 'advice' || (community ? scheme !== 'notice' : scheme === 'notice'),
    )
    .map(([code, { name }]) => [code, name]);
}

/** The labels on an item, each partner's own to take off, and the form to give one. */
export function showLabelsPart(visit: Visit, { item, own }: SeenItem): string {
  const { words, reader } = visit;
  const steward = visit.role === 'steward';
  const entries = (item.labels ?? [])
    .filter((label) => label.record === undefined || own.some(({ name }) => name === label.record))
    .map((label) => {
      const remove =
        steward && label.partner === visit.partner
          ? showForm(visit, {
              name: `remove-label-${label.id}`,
              action: `/workspace/items/${item.id}/labels/${label.id}/remove`,
              button: words.removeLabel,
              weight: 'plain',
            })
          : '';
      const season = label.season ? html` · <bdi>${label.season.from} – ${label.season.to}</bdi>` : '';
      return html`<b lang="en" dir="ltr">${labelKinds.get(label.code)?.name ?? label.code}</b> <span class="minor">!${showParties(visit, [label.partner])}, !${showMoment(reader, label.since)}!${season}</span>!${showReason(label.text)}!${remove}`;
    });
  if (!steward) return showList(entries, words.none);
  const fields = formFields(visit, 'label');
  return (
    showList(entries, words.none) +
    showForm(visit, {
      name: 'label',
      action: `/workspace/items/${item.id}/labels`,
      fields:
        fields.select({
          name: 'code',
          label: words.label,
          options: labelOptions(visit),
          hint: words.labelHint,
        }) +
        fields.select({
          name: 'record',
          label: words.labelOn,
          options: [
            ['', words['subject.item']],
            ...own.map(({ name }) => [name, `${words['subject.record']} ${name}`] as const),
          ],
        }) +
        fields.words({ name: 'text', label: words.ownWords, hint: words.ownWordsHint, rows: 3 }) +
        fields.text({ name: 'from', label: words.seasonFrom, hint: words.seasonHint, ltr: true }) +
        fields.text({ name: 'to', label: words.seasonTo, ltr: true }),
      button: words.giveLabel,
    })
  );
}
