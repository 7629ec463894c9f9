import { html } from 'ghtml';
import { field } from '../../../../vocab/fields.ts';
import { textFor } from '../../../../vocab/record/language-map.ts';
import { statementId, statementsOf } from '../../../../vocab/record/statement.ts';
import { type Access, restrictionGrounds } from '../../../archive/archive.ts';
import { showMoment } from '../../show/show-date.ts';
import { type FormFields, formFields, type Option, showForm } from '../shell/show-form.ts';
import { showAccess, showList, showParties } from '../shell/show-things.ts';
import { type Typed, textOf, textsOf, type Visit } from '../shell/visit.ts';
import type { SeenItem } from './find-records.ts';

/** All partners as choices. */
export const partnerOptions = (visit: Visit, except?: string): Option[] =>
  visit.ports.archive.reader
    .partners()
    .filter(({ id }) => id !== except)
    .map(({ id, name }) => [id, textFor(name, visit.reader.language) || id]);

/** Who may see: four levels, and the partners for the one that names them. */
export const accessFields = (visit: Visit, fields: FormFields, access: Access): string => {
  const { words } = visit;
  return (
    fields.radios({
      name: 'level',
      label: words.whoMaySee,
      required: true,
      value: access.level,
      options: (['public', 'partners', 'named', 'withheld'] as const).map(
        (level) => [level, words[`access.${level}`]] as const,
      ),
    }) +
    fields.checks({
      name: 'named',
      label: words.namedPartners,
      hint: words.namedPartnersHint,
      options: partnerOptions(visit),
      values: access.level === 'named' ? access.partners : [],
    })
  );
};

/** Access as such fields send it; undefined where no level is chosen. */
export function readAccess(typed: Typed): Access | undefined {
  const level = textOf(typed, 'level');
  if (level === 'named') return { level, partners: textsOf(typed, 'named') };
  return level === 'public' || level === 'partners' || level === 'withheld' ? { level } : undefined;
}

/** What can be restricted by the partner: the item, its own records, their statements and pictures. */
function accessTargets(visit: Visit, { own }: SeenItem): Option[] {
  const { words, reader } = visit;
  return [
    ['item', words['subject.item']],
    ...own.flatMap((record): Option[] => [
      [`record:${record.name}`, `${words['subject.record']} ${record.name}`],
      ...statementsOf(record.content).map((statement): Option => {
        const label = field(statement.field).label[reader.language];
        return [
          `statement:${record.name}:${statementId(statement)}`,
          `${label}: ${statement.key.slice(0, 70)}`,
        ];
      }),
    ]),
  ];
}

/** What is restricted now, as far as it is the partner's own, and the form to change it. */
export function showAccessPart(visit: Visit, seen: SeenItem): string {
  const { words, reader } = visit;
  const mine = new Set(seen.own.map(({ name }) => name));
  const targets = new Map(accessTargets(visit, seen));
  const entries = (seen.item.restrictions ?? [])
    .filter((r) => r.record === undefined || mine.has(r.record))
    .map((r) => {
      const key =
        r.record === undefined
          ? 'item'
          : r.statement
            ? `statement:${r.record}:${r.statement}`
            : `record:${r.record}`;
      return html`<b>${targets.get(key) ?? r.statement ?? key}</b> · !${showAccess(visit, r.access)} · ${words[`restricted.${r.ground}`]} <span class="minor">!${showParties(visit, [r.by])}, !${showMoment(reader, r.since)}</span>`;
    });
  const fields = formFields(visit, 'access');
  return (
    showList(entries, words.nothingRestricted) +
    (visit.role === 'steward'
      ? showForm(visit, {
          name: 'access',
          action: `/workspace/items/${seen.item.id}/access`,
          fields:
            fields.select({
              name: 'target',
              label: words.whatIsRestricted,
              options: [...targets],
              hint: words.accessHint,
            }) +
            accessFields(visit, fields, { level: 'public' }) +
            fields.select({
              name: 'ground',
              label: words.ground,
              options: restrictionGrounds
                .filter((g) => g !== 'dispute')
                .map((g) => [g, words[`restricted.${g}`]] as const),
            }),
          button: words.accessButton,
        })
      : '')
  );
}
