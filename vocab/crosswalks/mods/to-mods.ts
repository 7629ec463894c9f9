import { absolute } from '../../concept-id.ts';
import { type AddText, displayForms } from '../../display-forms.ts';
import { edtfBounds } from '../../edtf.ts';
import { type FieldName, field, type RecordContent } from '../../fields.ts';
import type { LanguageMap } from '../../record/language-map.ts';
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
  itemAddress,
  type Picture,
  picturesOf,
  recordAddress,
} from '../described-record.ts';
import { fieldsAt, valuesAt } from '../fields-at.ts';
import type { ModsPlace } from '../places.ts';
import { around, attribute, eachText, element, inLanguage } from '../xml/write-xml.ts';
import { name, subject, term } from './write-terms.ts';

const namespace = 'http://www.loc.gov/mods/v3';
export const modsSchema = 'http://www.loc.gov/standards/mods/v3/mods-3-8.xsd';
export const modsNamespaces = [
  ` xmlns="${namespace}" xmlns:xlink="http://www.w3.org/1999/xlink"`,
  ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} ${modsSchema}"`,
].join('');

const at = fieldsAt('mods');
const valuesOf = valuesAt('mods');
const each = <V>(
  content: RecordContent,
  place: ModsPlace,
  write: (value: V, field: FieldName) => string,
): string =>
  valuesOf<V>(content, place)
    .map(({ name, value }) => write(value, name))
    .join('');
const texts = (
  content: RecordContent,
  place: ModsPlace,
  write: (map: LanguageMap, field: FieldName) => string,
): string =>
  at(place)
    .filter((one) => field(one).type === 'text' && content[one] !== undefined)
    .map((one) => write(content[one] as LanguageMap, one))
    .join('');
const type = (value: string): string => attribute('type', value);
const link = (address: string): string => attribute('xlink:href', address);

/** A title in each language is a title of its own. */
const titles = (map: LanguageMap, attributes = ''): string =>
  Object.entries(map)
    .flatMap(([tag, all]) =>
      all.map((one) => around('titleInfo', element('title', one), attributes + inLanguage(tag))),
    )
    .join('');

/** A date in EDTF, marked as the one to sort by, and as the source words it. */
function dates(content: RecordContent): string {
  let key = attribute('keyDate', 'yes');
  return each<DateValue>(content, 'dateCreated', ({ edtf, display = {} }) => {
    const known = edtf !== undefined && edtfBounds(edtf) !== undefined;
    const encoded = known ? attribute('encoding', 'edtf') + key : '';
    if (known) key = '';
    const words = Object.values(display).flat();
    return (
      (edtf === undefined ? '' : element('dateCreated', edtf, encoded)) +
      words.map((one) => element('displayDate', one)).join('')
    );
  });
}

const origin = (content: RecordContent, base: string): string =>
  around(
    'originInfo',
    each<Term>(content, 'originPlace', (value) =>
      around('place', term('placeTerm', value, { base, attributes: type('text') })),
    ) + dates(content),
    attribute('eventType', 'production'),
  );

/** An element for each text into which a value is put. */
function shown(show: (add: AddText) => void, name: string, attributes = ''): string {
  let xml = '';
  show((text, tag) => {
    xml += element(name, text, attributes + (tag === undefined ? '' : inLanguage(tag)));
  });
  return xml;
}

/** What a thing is made of, by which technique, and how large it is. */
function physical(content: RecordContent, base: string): string {
  const forms = each<Term>(content, 'form', (value, one) =>
    term('form', value, { base, attributes: type(one) }),
  );
  const extents = each<Dimension>(content, 'extent', (value) =>
    shown((add) => displayForms.dimension(value, add, base), 'extent'),
  );
  return around(
    'physicalDescription',
    forms +
      texts(content, 'form', (map) => eachText('form', map)) +
      extents +
      texts(content, 'extent', (map) => eachText('extent', map)),
  );
}

/** What MODS has no element for, by the name of the field. */
const notes = (content: RecordContent): string =>
  texts(content, 'note', (map, name) => eachText('note', map, type(name))) +
  each<ProvenanceEvent>(content, 'note', (value) =>
    shown((add) => displayForms.event(value, add, undefined), 'note', type('ownership')),
  );

function identifiers(content: RecordContent, record: DescribedRecord): string {
  const own = each<Identifier>(content, 'identifier', ({ kind, value }) =>
    element('identifier', value, kind === 'other' ? '' : type(kind)),
  );
  const ark = record.ark === undefined ? '' : element('identifier', record.ark, type('ark'));
  return own + element('identifier', itemAddress(record), type('uri')) + ark;
}

/** Where the thing is, whose it is, and where to see it. */
function locations(content: RecordContent, record: DescribedRecord, pictures: readonly Picture[]): string {
  const { base } = record;
  const places = each<Term | Agent>(content, 'physicalLocation', (value, one) =>
    around('location', term('physicalLocation', value as Term, { base, attributes: type(one) })),
  );
  const urls =
    element(
      'url',
      recordAddress(record),
      attribute('access', 'object in context') + attribute('usage', 'primary'),
    ) +
    pictures
      .map(({ address, media }) => {
        const [alt] = Object.values(media.alt ?? {}).flat();
        return element(
          'url',
          address,
          attribute('access', 'raw object') + (alt === undefined ? '' : attribute('displayLabel', alt)),
        );
      })
      .join('');
  return places + around('location', urls);
}

/** Rights in the thing, and in its pictures, each said to be so. */
function conditions(content: RecordContent, pictures: readonly Picture[]): string {
  const of = (address: string, label: string) =>
    element(
      'accessCondition',
      address,
      type('use and reproduction') + attribute('displayLabel', label) + link(address),
    );
  const shown = [...new Set(pictures.flatMap(({ rights }) => rights ?? []))];
  return (
    each<string>(content, 'accessCondition', (address) => of(address, 'Rights in the object')) +
    texts(content, 'accessCondition', (map) => eachText('accessCondition', map, type('credit line'))) +
    shown.map((address) => of(address, 'Rights in the images')).join('')
  );
}

function recordInfo(content: RecordContent, record: DescribedRecord): string {
  const note = (kind: string) => (address: string) =>
    element('recordInfoNote', address, type(kind) + link(address));
  const licences = each<string>(content, 'recordRights', note('licence'));
  const { partner, time } = record;
  return around(
    'recordInfo',
    [
      eachText(
        'recordContentSource',
        partner.name,
        attribute('valueURI', `${record.base}partner/${partner.id}`),
      ),
      element('recordChangeDate', time, attribute('encoding', 'w3cdtf')),
      element('recordIdentifier', `${record.item}:${record.record}`, attribute('source', record.base)),
      licences || note('licence')(record.licence),
      each<string>(content, 'recordSource', note('source')),
    ].join(''),
  );
}

const resourceType = ({ nature }: RecordContent): string =>
  nature?.includes('intangible')
    ? element('typeOfResource', 'mixed material', attribute('displayLabel', 'intangible heritage'))
    : element('typeOfResource', 'artifact');

/**
 * A partner’s record in MODS 3.8 (https://www.loc.gov/standards/mods/). `namespaces`: those of `mods` where it stands alone; within a
 * `modsCollection` they stand there.
 */
export function toMods(content: RecordContent, record: DescribedRecord, namespaces = modsNamespaces): string {
  const { base } = record;
  const pictures = picturesOf(content, record);
  return [
    `<mods version="3.8"${namespaces}>`,
    texts(content, 'title', (map) => titles(map)),
    texts(content, 'alternativeTitle', (map) => titles(map, type('alternative'))),
    each<Credit>(content, 'name', (credit, one) => name(credit, { base, usage: one })),
    resourceType(content),
    each<Term>(content, 'genre', (value) => term('genre', value, { base })),
    origin(content, base),
    each<string>(content, 'language', (tag) =>
      around('language', element('languageTerm', tag, type('code') + attribute('authority', 'rfc3066'))),
    ),
    physical(content, base),
    texts(content, 'abstract', (map) => eachText('abstract', map)),
    notes(content),
    each<Term>(content, 'subject', (value, one) => subject(one, value, base)),
    each<Term>(content, 'temporal', (value) => around('subject', term('temporal', value, { base }))),
    relatedItems(content, record),
    identifiers(content, record),
    locations(content, record, pictures),
    conditions(content, pictures),
    recordInfo(content, record),
    '</mods>',
  ].join('');
}

function relatedItems(content: RecordContent, { base, collection }: DescribedRecord): string {
  const related = each<Relation>(content, 'related', ({ target, label = {} }) => {
    const address = absolute(base, target);
    return around('relatedItem', titles(label) + element('identifier', address, type('uri')), link(address));
  });
  const host = type('host') + link(`${base}collection/${collection.id}`);
  return related + around('relatedItem', titles(collection.name), host);
}
