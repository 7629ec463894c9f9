import { html } from 'ghtml';
import {
  type AuthorityContent,
  type AuthorityKind,
  agentNatures,
} from '../../../../vocab/authority/authority.ts';
import type { Problem } from '../../../../vocab/problem.ts';
import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { readLines, writeLines } from '../shell/map-lines.ts';
import { formFields } from '../shell/show-form.ts';
import { type Typed, textOf, type Visit } from '../shell/visit.ts';

export const describeForm = 'describe';

/** The fields of a description, filled with what is said; after a fault with what was typed. */
export function descriptionFields(
  visit: Visit,
  kind: AuthorityKind,
  content: Partial<AuthorityContent> & { name: LanguageMap },
): string {
  const { words } = visit;
  const fields = formFields(visit, describeForm);
  const date = (name: 'begin' | 'end') =>
    fields.text({
      name,
      label: words[`${name}.${kind}`],
      hint: words.authorityDateHint,
      value: content[name] ?? '',
      ltr: true,
    });
  const degrees = (name: 'latitude' | 'longitude') =>
    fields.text({
      name,
      label: words[name],
      hint: words.pointHint,
      value: content.point === undefined ? '' : String(content.point[name]),
      ltr: true,
    });
  return [
    fields.area({
      name: 'name',
      label: words.authorityNames,
      hint: words.authorityNamesHint,
      value: writeLines(content.name),
      required: true,
    }),
    kind === 'agent'
      ? fields.select({
          name: 'nature',
          label: words.nature,
          value: content.nature ?? '',
          options: [
            ['', words['nature.unknown']],
            ...agentNatures.map((nature) => [nature, words[`nature.${nature}`]] as const),
          ],
        })
      : '',
    date('begin'),
    date('end'),
    ...(kind === 'place'
      ? [
          degrees('latitude'),
          degrees('longitude'),
          fields.text({
            name: 'within',
            label: words.withinPlace,
            hint: words.withinHint,
            value: content.within ?? '',
            ltr: true,
          }),
        ]
      : []),
    fields.area({
      name: 'same',
      label: words.sameElsewhere,
      hint: words.sameHint,
      value: (content.same ?? []).join('\n'),
      rows: 3,
      ltr: true,
    }),
    fields.area({ name: 'note', label: words.authorityNote, value: writeLines(content.note) }),
  ].join('');
}

/** The reference in what people paste to name one of this archive: an address of a page, under whatever host name, or its last two parts. */
export const pastedReference = (text: string): string =>
  /(?:^|\/)((?:agent|place)\/[^/?#\s]+?)(?:\.(?:jsonld|ttl|nt|nq|trig))?\/?(?:[?#].*)?$/.exec(text)?.[1] ??
  text;

/** A place by its reference where the address is one of this archive; an address elsewhere, of a gazetteer that may call its parts the same, stays. */
const placeIn = (text: string, baseUrl: string): string =>
  text.startsWith(baseUrl) || !text.includes('://') ? pastedReference(text) : text;

const number = (text: string): number => Number(text.replace(',', '.').replace('−', '-'));

/** What a form says; to be checked. Texts without a language before them are in the reader's. */
export function readDescription(
  typed: Typed,
  { kind, language, baseUrl }: { kind: AuthorityKind; language: string; baseUrl: string },
): AuthorityContent {
  const asked = (name: string) => textOf(typed, name);
  const [latitude, longitude] = [asked('latitude'), asked('longitude')];
  const same = asked('same').split(/\s+/).filter(Boolean);
  const note = readLines(asked('note'), language);
  const texts = { begin: asked('begin'), end: asked('end'), within: placeIn(asked('within'), baseUrl) };
  const nature = agentNatures.find((one) => one === asked('nature'));
  return {
    name: readLines(asked('name'), language) ?? {},
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...(kind === 'agent' && nature && { nature }),
    // One of the two alone is a fault, which the check tells of.
    ...((latitude || longitude) && {
      point: {
        latitude: latitude ? number(latitude) : Number.NaN,
        longitude: longitude ? number(longitude) : Number.NaN,
      },
    }),
    ...(same.length && { same }),
    ...(note && { note }),
  };
}

/** What is wrong with a description, each fault with a link to its field; the archive's rules are written in English. */
export const showFaults = (visit: Visit, problems: readonly Problem[]): string =>
  problems.length
    ? html`<div class="message fault" role="alert"><p>${visit.words.problemsFound}</p><ul lang="en" dir="ltr">!${problems
        .map(({ path, message, remedy }) => {
          const field = path.replace(/^point\./, '').split(/[.[]/)[0]!;
          return html`<li><a href="#${describeForm}-${field}">${message}</a> ${remedy}</li>`;
        })
        .join('')}</ul></div>`
    : '';
