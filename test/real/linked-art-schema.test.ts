import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RecordState } from '../../server/archive/archive.ts';
import { itemDocument } from '../../server/projections/graphs/item-document.ts';
import { recordDocument } from '../../server/projections/graphs/record-graph.ts';
import { documentParts } from '../../vocab/crosswalks/linked-art/builder.ts';
import { collectionDocument, partnerDocument } from '../../vocab/crosswalks/linked-art/member-documents.ts';
import type { LinkedArtNode } from '../../vocab/crosswalks/linked-art/node.ts';
import { publishedLinkedArt, publishedPart } from '../../vocab/crosswalks/linked-art/to-linked-art.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { hostile } from '../vocab/hostile-content.ts';
import { bowl, song } from '../vocab/sample-contents.ts';
import { readContents, readFixtureContents } from './read-contents.ts';
import { sharedFile } from './shared-data.ts';

const schemas = sharedFile('schemas/linked-art');
const tate = sharedFile('tate/artworks.ndjson.gz');
const base = 'https://archive.example.org/';

/** The schema of each type of document (https://linked.art/api/1.0/schema_docs/). */
const schemaOf: Readonly<Record<string, string>> = {
  HumanMadeObject: 'object',
  PropositionalObject: 'abstract',
  VisualItem: 'image',
  LinguisticObject: 'text',
  Group: 'group',
  Set: 'set',
};

function validators(): (document: Record<string, unknown>) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  for (const name of readdirSync(schemas.path))
    ajv.addSchema(JSON.parse(readFileSync(join(schemas.path, name), 'utf8')));
  const known = new Map<string, ValidateFunction>();
  return (document) => {
    const name = schemaOf[document.type as string]!;
    const id = `https://linked.art/api/1.0/schema/${name}.json`;
    const validate = known.get(name) ?? ajv.getSchema(id)!;
    known.set(name, validate);
    return validate(document)
      ? []
      : validate.errors!.map(
          (error) => `${name}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
        );
  };
}

const record = (content: RecordContent, partner = 'kumasi'): RecordState => ({
  item: 'abc',
  name: partner,
  partner,
  collection: 'c',
  sourceId: '1',
  revision: 1,
  deposit: 1,
  time: '2026-01-01T10:00:00.000Z',
  content,
});

const documentsOf = (doc: LinkedArtNode): Record<string, unknown>[] =>
  [publishedLinkedArt(doc, base), ...documentParts.map((part) => publishedPart(doc, part, base))].filter(
    (one) => one !== undefined,
  );

const skip = schemas.skip;
const faultsOf = skip ? undefined! : validators();
const check = (doc: LinkedArtNode) =>
  assert.deepEqual(documentsOf(doc).flatMap(faultsOf), [], JSON.stringify(doc).slice(0, 300));

test('records with every field are valid Linked Art 1.0', { skip }, () => {
  for (const content of [bowl, song, hostile, { ...hostile, nature: ['intangible'] }])
    check(recordDocument(record(content), base));
});

test('all fixtures are valid', { skip }, async () => {
  const fixtures = await readFixtureContents();
  assert.ok(fixtures.length > 80);
  for (const content of fixtures) check(recordDocument(record(content), base));
});

test('1,000 real records are valid', { skip: skip || tate.skip }, async () => {
  const real = await readContents(tate.path, { most: 1000, every: 7 });
  assert.equal(real.length, 1000);
  for (const content of real) check(recordDocument(record(content), base));
});

test('an item whose partners differ on everything is valid, and says who says what', { skip }, () => {
  const other: RecordContent = {
    ...hostile,
    title: { en: ['Another title'] },
    creator: [{ agent: { label: { en: ['Somebody else'] } }, role: { label: { en: ['weaver'] } } }],
    date: [{ edtf: '1700' }],
    place: [{ label: { en: ['Elsewhere'] } }],
    dimension: [{ kind: 'height', value: 8, unit: 'cm' }],
    owner: [{ label: { en: ['Another owner'] } }],
    location: [{ label: { en: ['Another place'] } }],
    rights: ['http://rightsstatements.org/vocab/InC/1.0/'],
  };
  for (const nature of ['tangible', 'intangible']) {
    const records = [hostile, other].map((content, index) =>
      record({ ...content, nature: [nature] }, ['kumasi', 'kyoto'][index]),
    );
    const doc = itemDocument({ id: 'abc', records }, { base, partnerName: (id) => ({ en: [id] }) });
    check(doc);
    const said = JSON.stringify(documentsOf(doc));
    for (const word of ['Another title', 'Somebody else', 'weaver', 'InC/1.0', 'Another owner', '1700'])
      assert.ok(said.includes(word), word);
    const claims = (doc.attributed_by as LinkedArtNode[]).map((one) => one.assigned_property);
    assert.ok(
      claims.includes('identified_by') &&
        claims.includes(nature === 'tangible' ? 'produced_by' : 'created_by'),
    );
    assert.ok(!JSON.stringify(doc.identified_by).includes('Another title'));
  }
});

test('partners and collections are valid', { skip }, () => {
  const name = { en: ['Museum of the Bay', 'The Bay'], ar: ['متحف الخليج'] };
  for (const kind of ['museum', 'community'])
    check(
      partnerDocument(
        { id: 'bay', name, kind, homepage: 'https://bay.example/', isil: 'XX-1', ror: 'https://ror.org/0' },
        base,
      ),
    );
  check(partnerDocument({ id: 'bay', name, kind: 'archive' }, base));
  check(collectionDocument({ id: 'masks', name, description: { und: ['What it is'] } }, base));
});

test('the schemas do catch a fault', { skip }, () => {
  const doc = publishedLinkedArt(recordDocument(record(bowl), base), base);
  assert.ok(faultsOf({ ...doc, subject_to: [] }).length > 0);
});
