import { absolute, referenceOf } from '../../concept-id.ts';
import { type AddText, displayForms } from '../../display-forms.ts';
import { type FieldName, field, type RecordContent } from '../../fields.ts';
import { type LanguageMap, textFor } from '../../record/language-map.ts';
import type {
  Agent,
  Credit,
  DateValue,
  Dimension,
  Identifier,
  ProvenanceEvent,
  Relation,
  Term,
} from '../../record/record.ts';
import {
  type DescribedRecord,
  formerAddresses,
  itemAddress,
  picturesOf,
  recordAddress,
} from '../described-record.ts';
import { fieldsIn } from '../fields-at.ts';
import { type Json, textIn, texts } from './texts.ts';

/** Texts with their languages; one stands alone. */
const names = (label: LanguageMap): unknown => single(texts(label));
const single = <T>(all: readonly T[]): T | readonly T[] | undefined => (all.length > 1 ? all : all[0]);

/** Units by their codes in UN/CEFACT Recommendation 20, which schema.org asks for. */
const unitCodes: Record<Dimension['unit'], string> = {
  mm: 'MMT',
  cm: 'CMT',
  m: 'MTR',
  in: 'INH',
  g: 'GRM',
  kg: 'KGM',
  s: 'SEC',
  min: 'MIN',
  h: 'HUR',
};

const display = <T>(show: (value: T, add: AddText, base: undefined) => void, value: T): Json[] => {
  const said: Json[] = [];
  show(value, (text, tag) => said.push(textIn(text, tag)), undefined);
  return said;
};

/** Kinds of measure for which schema.org has a property; the others are named. */
const measures: ReadonlySet<string> = new Set(['height', 'width', 'depth', 'weight']);

type Say = (property: string, value: unknown) => void;

/** What each type of value comes to. */
function sayers(base: string): {
  [T in Exclude<ReturnType<typeof field>['type'], 'text' | 'media'>]: (
    value: never,
    say: Say,
    given: { name: FieldName; at: string },
  ) => void;
} {
  const addressOf = (name: FieldName, named: Term | Agent) => absolute(base, referenceOf(name, named));
  const agent = (name: FieldName, one: Agent): Json => ({
    '@type': one.kind === 'group' ? 'Organization' : 'Person',
    '@id': addressOf(name, one),
    name: names(one.label),
    ...(one.dates !== undefined && { description: one.dates }),
  });
  return {
    term: (value: Term, say, { name, at }) =>
      say(at, {
        '@type': at === 'locationCreated' || at === 'itemLocation' ? 'Place' : 'DefinedTerm',
        '@id': addressOf(name, value),
        name: names(value.label),
        ...(at === 'keywords' && { inDefinedTermSet: `${base}ns/${name}` }),
      }),
    agent: (value: Agent, say, { name, at }) => say(at, agent(name, value)),
    credit: ({ agent: who, role }: Credit, say, { name, at }) =>
      say(
        at,
        role ? { '@type': 'Role', roleName: names(role.label), [at]: agent(name, who) } : agent(name, who),
      ),
    date: (value: DateValue, say, { at }) => {
      for (const one of display(displayForms.date, value))
        say(at, one['@language'] === undefined ? one['@value'] : one);
    },
    dimension: (value: Dimension, say, { at }) => {
      const { kind, unit, part } = value;
      const property = measures.has(kind) && part === undefined ? kind : at;
      say(property, {
        '@type': 'QuantitativeValue',
        value: value.value,
        unitCode: unitCodes[unit],
        ...(property === at && { name: part ? `${kind} (${textFor(part, 'en')})` : kind }),
      });
    },
    event: (value: ProvenanceEvent, say, { at }) => {
      for (const one of display(displayForms.event, value)) say(at, one);
    },
    identifier: ({ kind, value }: Identifier, say, { at }) =>
      say(at, { '@type': 'PropertyValue', propertyID: kind, value }),
    uri: (value: string, say, { at }) => say(at, value),
    language: (value: string, say, { at }) => say(at, value),
    choice: (value: string, say, { at }) => say(at, `${base}ns/nature-${value}`),
    relation: ({ target, label }: Relation, say, { at }) =>
      say(at, {
        '@type': 'CreativeWork',
        '@id': absolute(base, target),
        ...(label && { name: names(label) }),
      }),
  };
}

const placed = fieldsIn('schemaOrg').filter(({ at }) => !['image', 'imageLicense', 'sdLicense'].includes(at));

/** Properties of a work, each with all its values. */
function sayContent(content: RecordContent, base: string, say: Say): void {
  const by = sayers(base) as unknown as Record<
    string,
    (value: unknown, say: Say, given: { name: FieldName; at: string }) => void
  >;
  for (const { name, at } of placed) {
    const values = content[name];
    if (values === undefined) continue;
    if (!Array.isArray(values)) for (const one of texts(values as LanguageMap)) say(at, one);
    else for (const value of values) by[field(name).type]!(value, say, { name, at });
  }
}

/** A picture as schema.org’s image search reads it (https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata). */
const images = (content: RecordContent, record: DescribedRecord): Json[] =>
  picturesOf(content, record).map(({ address, service, rights, media, type }) => ({
    '@type': 'ImageObject',
    contentUrl: address,
    ...(service !== undefined && { thumbnailUrl: `${service}/full/!400,400/0/default.jpg` }),
    ...(type !== undefined && { encodingFormat: type }),
    ...(media.width !== undefined && { width: media.width }),
    ...(media.height !== undefined && { height: media.height }),
    ...(media.alt && { caption: names(media.alt) }),
    ...(rights !== undefined && { license: rights, acquireLicensePage: recordAddress(record) }),
    ...(content.creditLine && { creditText: names(content.creditLine) }),
  }));

/** A record as what it is: a description by a partner, under its licence. */
const description = (content: RecordContent, record: DescribedRecord): Json => ({
  '@type': 'CreativeWork',
  '@id': recordAddress(record),
  url: recordAddress(record),
  author: {
    '@type': 'Organization',
    '@id': `${record.base}partner/${record.partner.id}`,
    name: names(record.partner.name),
  },
  license: single(content.metadataRights ?? [record.licence]),
  dateModified: record.time,
  inLanguage: single(Object.keys(content.title ?? {}).filter((tag) => tag !== 'und')),
});

/**
 * A thing in schema.org’s terms, for search engines, as JSON-LD: what its records say, merged by whoever calls, and in `subjectOf` each record
 * with its partner. `content` may be one record’s or what several come to.
 */
export function toSchemaOrg(
  content: RecordContent,
  records: readonly { content: RecordContent; described: DescribedRecord }[],
): Json {
  const first = records[0]!.described;
  const { base } = first;
  const properties = new Map<string, unknown[]>();
  const say: Say = (property, value) => {
    const all = properties.get(property) ?? [];
    all.push(value);
    properties.set(property, all);
  };
  sayContent(content, base, say);
  if (first.ark !== undefined)
    say('identifier', { '@type': 'PropertyValue', propertyID: 'ark', value: first.ark });
  for (const former of formerAddresses(first)) say('sameAs', former);
  for (const { content: own, described } of records)
    for (const image of images(own, described)) say('image', image);
  const licences = new Set(
    records.flatMap(({ content: own, described }) => own.metadataRights ?? [described.licence]),
  );
  const collections = new Map(records.map(({ described: { collection } }) => [collection.id, collection]));
  return {
    '@context': 'https://schema.org/',
    '@id': itemAddress(first),
    '@type': content.nature?.includes('intangible') ? 'CreativeWork' : ['VisualArtwork', 'ArchiveComponent'],
    url: itemAddress(first),
    ...Object.fromEntries([...properties].map(([property, values]) => [property, single(values)])),
    isPartOf: single(
      [...collections.values()].map(({ id, name }) => ({
        '@type': 'Collection',
        '@id': `${base}collection/${id}`,
        name: names(name),
      })),
    ),
    sdLicense: single([...licences]),
    sdPublisher: { '@type': 'Organization', name: first.provider, url: base },
    subjectOf: single(records.map(({ content: own, described }) => description(own, described))),
  };
}
