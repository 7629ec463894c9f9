import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toEdm } from '../../../vocab/crosswalks/edm/to-edm.ts';
import { toEdmTriples } from '../../../vocab/crosswalks/edm/to-edm-triples.ts';
import { toLido } from '../../../vocab/crosswalks/lido/to-lido.ts';
import { toLinkedArt } from '../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { type LossyModel, lossesOf, lossyModels } from '../../../vocab/crosswalks/losses.ts';
import { toMods } from '../../../vocab/crosswalks/mods/to-mods.ts';
import { toSchemaOrg } from '../../../vocab/crosswalks/schema-org/to-schema-org.ts';
import { writeDublinCore } from '../../../vocab/crosswalks/xml/dublin-core-xml.ts';
import { type FieldName, fieldNames, type RecordContent } from '../../../vocab/fields.ts';
import { described } from './described-sample.ts';

let count = 0;
/** A word that comes nowhere else, so that it can be found again. */
const word = (): string => `w${++count}w`;
const label = () => ({ en: [word()], ar: [word()], und: [word()] });
const term = () => ({ id: `concept/${word()}`, label: label() });
const agent = () => ({ id: `agent/${word()}`, label: label(), dates: word(), kind: 'group' as const });

/** A record with every part of every field, each with a word of its own. */
const traced: RecordContent = {
  title: label(),
  alternativeTitle: label(),
  identifier: [
    { value: word(), kind: 'accession' },
    { value: word(), kind: 'local' },
    { value: word(), kind: 'other' },
  ],
  nature: ['tangible'],
  type: [term(), { label: label() }],
  creator: [{ agent: agent(), role: term() }, { agent: agent() }],
  date: [{ edtf: '1234', display: label() }, { display: label() }],
  place: [term(), { label: label() }],
  period: [term()],
  culture: [term()],
  technique: [term()],
  material: [term()],
  medium: label(),
  dimension: [{ kind: 'height', value: 12_345, unit: 'cm', part: label() }],
  extent: label(),
  description: label(),
  inscription: label(),
  performer: [{ agent: agent(), role: term() }],
  occasion: [term()],
  transmission: label(),
  subject: [term()],
  depicted: [term()],
  provenance: [{ text: label(), edtf: '1432' }],
  owner: [agent()],
  location: [term(), term()],
  creditLine: label(),
  language: ['qaa'],
  rights: ['http://rightsstatements.org/vocab/NoC-NC/1.0/'],
  mediaRights: ['http://rightsstatements.org/vocab/InC-EDU/1.0/'],
  metadataRights: ['http://creativecommons.org/licenses/by-nd/4.0/'],
  relation: [{ target: `item/${word()}`, label: label() }],
  source: [`https://museum.example/${word()}`],
  media: [
    { file: 'ab'.repeat(32), format: 'jpeg', width: 300, height: 200, alt: label() },
    { url: `https://museum.example/${word()}.jpg`, rights: 'http://creativecommons.org/licenses/by/2.0/' },
  ],
};

/** The parts of a value that a document must have to have all of it: words, dates, numbers, addresses. */
function partsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([name]) => !['file', 'format', 'kind', 'unit', 'width', 'height'].includes(name))
      .flatMap(([, one]) => partsOf(one));
  return [String(value)];
}

const record = described(traced, { licence: 'http://example.org/none' });
const documents: Record<LossyModel, string> = {
  'Linked Art': JSON.stringify(toLinkedArt(traced, { ...record, collections: ['cloth'] })),
  EDM: toEdm(traced, record),
  LIDO: toLido(traced, record),
  MODS: toMods(traced, record),
  'schema.org': JSON.stringify(toSchemaOrg(traced, [{ content: traced, described: record }])),
  'Dublin Core': writeDublinCore(traced, record.base, []),
};

/** The words by which the models say that something is a thing. */
const thing = /PhysicalObject|Human-Made_Object|HumanMadeObject|artifact|nature-tangible/;
const has = (document: string, name: FieldName, part: string): boolean =>
  name === 'nature' ? thing.test(document) : document.includes(part);

/** The parts of each field that a document lacks. */
const missingFrom = (document: string): Map<FieldName, string[]> =>
  new Map(
    fieldNames.flatMap((name) => {
      const missing = partsOf(traced[name]).filter((part) => !has(document, name, part));
      return missing.length ? [[name, missing] as const] : [];
    }),
  );

test('the traced record has every field', () => {
  assert.deepEqual(
    fieldNames.filter((name) => traced[name] === undefined),
    [],
  );
});

for (const model of lossyModels)
  test(`${model}: what has no place in it is documented, and everything else arrives`, () => {
    const missing = missingFrom(documents[model]);
    const undocumented = [...missing].filter(([name]) => lossesOf(model)[name] === undefined);
    assert.deepEqual(undocumented, []);
    const arrives = Object.keys(lossesOf(model)).filter((name) => !missing.has(name as FieldName));
    assert.deepEqual(arrives, [], 'what arrives is not said to be lost');
  });

test('EDM with proxies has all that EDM in XML has, and every location', () => {
  const missing = missingFrom(toEdmTriples([{ content: traced, described: record }]));
  assert.ok(!missing.has('location'));
  const inXml = missingFrom(documents.EDM);
  assert.deepEqual(
    [...missing.keys()].filter((name) => !inXml.has(name)),
    [],
  );
});

test('every language of a text is said with it', () => {
  for (const model of ['EDM', 'LIDO', 'MODS', 'Dublin Core'] as const)
    assert.match(
      documents[model],
      new RegExp(`xml:lang="ar"[^>]*>(?:<title>)?${traced.title!.ar![0]}<`),
      model,
    );
});
