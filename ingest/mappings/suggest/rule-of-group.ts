import { type FieldName, field } from '../../../vocab/fields.ts';
import type { Rule } from '../mapping.ts';
import type { SampledColumn } from './group-columns.ts';
import { lookAtValues } from './look-at-values.ts';

const inWords = (heading: string): string =>
  heading
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_.\-:@]+/g, ' ')
    .trim()
    .toLowerCase();

/** What objects call the name of a thing, the likeliest first. */
const names = [
  /^(?:display name|displayname|anzeigename|preferred name|full name|person name|agent name)$/,
  /^(?:name|names|label|pref label|title|value|term|text|bezeichnung|nom|nombre|nome)$/,
  /(?:^|\w )(?:name|title|term|label|text)$/,
  /^(?:description|display|inscription)$/,
];

type Member = SampledColumn & { words: string };

const find = (members: readonly Member[], forms: readonly RegExp[]): Member | undefined => {
  for (const form of forms) {
    const found = members.find(
      ({ words, cells }) => form.test(words) && cells.some((cell) => /\p{L}/u.test(cell)),
    );
    if (found) return found;
  }
  return undefined;
};

/** All members that are texts, those of objects within included, by their paths. */
function* textsWithin(column: SampledColumn, before = ''): Generator<Member> {
  for (const member of column.members ?? []) {
    if (member.path.endsWith('[]')) continue;
    const path = before + member.path;
    if (member.members) yield* textsWithin(member, `${path}.`);
    else yield { ...member, path, words: inWords(member.heading) };
  }
}

const isAddress = ({ cells }: SampledColumn): boolean => {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^https?:\/\/\S+$/.test(cell));
};

/** A rule for pictures that are objects: the address of the largest, its description and its licence. */
function ofPictures(column: SampledColumn): Rule | undefined {
  const members = [...textsWithin(column)];
  const addresses = members
    .filter(isAddress)
    .filter(({ words }) => !/licen|rights|rechte|manifest|rendition/.test(words));
  const byName = (form: RegExp) => addresses.find(({ path }) => form.test(path));
  const url =
    byName(/(?:^|[._])(?:web|large|full|b|original|default)[._]/i) ??
    byName(/base|large|full|^url$|image|src/i) ??
    addresses[0];
  if (!url) return undefined;
  const rights = members.find(({ words }) => /licen[cs]e|rights|rechte/.test(words));
  const alt = members.find(({ words }) => /^(?:alt|alt ?text|caption|description)$/.test(words));
  return {
    from: column.path,
    url: url.path,
    ...(rights && { rights: rights.path }),
    ...(alt && { alt: alt.path }),
  } as Rule;
}

/** What says no more than that someone made a thing. */
export const plainRoles = ['artist', 'maker', 'creator', 'künstler', 'artiste', 'artista'];

/** Roles, dates and names of people who are objects. */
function ofPeople(column: SampledColumn, members: readonly Member[], label: Member): Rule {
  const role = members.find(
    ({ words, path }) =>
      path !== label.path && /role|association|function|rolle/.test(words) && !/ id$|^id /.test(words),
  );
  const dates = members.find(
    ({ words, cells }) =>
      /date|dates|lifespan|lebensdaten/.test(words) && cells.some((cell) => /\d{4}/.test(cell)),
  );
  return {
    from: column.path,
    label: label.path,
    worded: true,
    ...(role && { role: role.path, plainRole: plainRoles }),
    ...(dates && dates !== label && { dates: dates.path }),
  } as Rule;
}

/** The rule for objects that are the values of a field, from what they hold; undefined where nothing in them is a name. */
export function ruleOfGroup(is: FieldName, column: SampledColumn): Rule | undefined {
  if (is === 'media') return ofPictures(column);
  const members = [...textsWithin(column)].filter((member) => !isAddress(member));
  const own = inWords(column.heading).replace(/s$/, '');
  // Of `{"label": "Artist", "content": "…"}` the label is no name.
  const pair =
    members.some(({ words }) => words === 'label') &&
    members.find(({ words }) => /^(?:content|value)$/.test(words));
  const label =
    (pair || undefined) ??
    members.find(({ words, cells }) => words === own && cells.some(Boolean)) ??
    find(members, names) ??
    members.find(({ words, cells }) => !/\bid$/.test(words) && cells.some((cell) => /\p{L}/u.test(cell)));
  if (!label) return undefined;
  const { type } = field(is);
  if (type === 'credit') return ofPeople(column, members, label);
  if (type === 'identifier') return { from: column.path, label: label.path, kind: 'other' };
  if (type === 'uri' || type === 'language' || type === 'choice' || type === 'relation') return undefined;
  if (type === 'date') {
    const value = members.find(({ cells }) => lookAtValues(cells).dates > 0.6) ?? label;
    return { from: `${column.path}.${value.path}`, worded: true };
  }
  if (type === 'dimension') return undefined;
  return { from: column.path, label: label.path } as Rule;
}
