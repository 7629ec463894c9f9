import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDublinCore } from '../../vocab/crosswalks/dublin-core.ts';
import { field, fieldNames, type RecordContent } from '../../vocab/fields.ts';
import type { ValueType } from '../../vocab/record/record.ts';

const of = (content: RecordContent, base?: string): string[] =>
  toDublinCore(content, base).map(
    ({ element, value, language }) => `${element}${language === undefined ? '' : `@${language}`} ${value}`,
  );

test('texts keep their languages; `und` has no tag', () => {
  assert.deepEqual(of({ title: { ar: ['قناع'], en: ['Mask', 'Face'], und: ['X'] } }), [
    'title@ar قناع',
    'title@en Mask',
    'title@en Face',
    'title X',
  ]);
});

test('a term gives one label a language, and its IRI where that is absolute', () => {
  const label = { en: ['silk', 'silks'], ja: ['絹'] };
  assert.deepEqual(of({ material: [{ id: 'http://vocab.getty.edu/aat/300014043', label }] }), [
    'format@en silk',
    'format@ja 絹',
    'format http://vocab.getty.edu/aat/300014043',
  ]);
  assert.deepEqual(of({ place: [{ id: 'place/kano', label: { en: ['Kano'] } }] }), ['coverage@en Kano']);
});

test('credits show their roles, in the language of the name where they can', () => {
  const role = { label: { en: ['carver'], sw: ['mchongaji'] } };
  assert.deepEqual(of({ creator: [{ agent: { label: { en: ['Ali'], sw: ['Ali'], yo: ['Àlí'] } }, role }] }), [
    'creator@en Ali (carver)',
    'creator@sw Ali (mchongaji)',
    'creator@yo Àlí (carver)',
  ]);
  assert.deepEqual(of({ performer: [{ agent: { label: { und: ['Griots'] } } }] }), ['contributor Griots']);
  assert.deepEqual(of({ owner: [{ label: { en: ['A museum'] } }] }), ['publisher@en A museum']);
});

test('dates give EDTF first, then what is shown; no repetition', () => {
  assert.deepEqual(of({ date: [{ edtf: '1850~', display: { en: ['about 1850'], fr: ['vers 1850'] } }] }), [
    'date 1850~',
    'date@en about 1850',
    'date@fr vers 1850',
  ]);
  assert.deepEqual(of({ date: [{ edtf: '1850', display: { en: ['1850'] } }] }), ['date 1850']);
  assert.deepEqual(of({ date: [{ display: { en: ['long ago'] } }] }), ['date@en long ago']);
});

test('dimensions, events, identifiers, languages, addresses', () => {
  assert.deepEqual(
    of({
      identifier: [{ value: 'N00001', kind: 'accession' }],
      dimension: [
        { kind: 'height', value: 41.9, unit: 'cm' },
        { kind: 'width', value: 300, unit: 'mm', part: { en: ['frame'] } },
      ],
      provenance: [{ text: { en: ['Sold'] }, edtf: '1832' }, { text: { en: ['Given'] } }],
      language: ['sw'],
      rights: ['http://rightsstatements.org/vocab/NoC-NC/1.0/'],
      source: ['https://museum.example/1'],
    }),
    [
      'identifier N00001',
      'format@en height: 41.9 cm',
      'format@en width (frame): 300 mm',
      'description@en 1832: Sold',
      'description@en Given',
      'language sw',
      'rights http://rightsstatements.org/vocab/NoC-NC/1.0/',
      'source https://museum.example/1',
    ],
  );
});

test('relations become absolute with the archive’s address, and without it keep their labels', () => {
  const relation = [{ target: 'item/abc', label: { en: ['The other half'] } }];
  assert.deepEqual(of({ relation }, 'https://a.example/'), [
    'relation https://a.example/item/abc',
    'relation@en The other half',
  ]);
  assert.deepEqual(of({ relation }), ['relation@en The other half']);
  assert.deepEqual(of({ relation: [{ target: 'https://b.example/1' }] }), ['relation https://b.example/1']);
});

test('equal statements stand once, and nothing is empty', () => {
  assert.deepEqual(of({ title: { en: ['Mask', ''] }, alternativeTitle: { en: ['Mask'], fr: ['Mask'] } }), [
    'title@en Mask',
    'title@fr Mask',
  ]);
});

test('every field with a place in Dublin Core gives that element, and no other field gives any', () => {
  const label = { en: ['A'] };
  const samples: { [T in ValueType]: unknown } = {
    text: label,
    term: [{ label }],
    agent: [{ label }],
    credit: [{ agent: { label } }],
    date: [{ edtf: '1900' }],
    dimension: [{ kind: 'height', value: 1, unit: 'm' }],
    event: [{ text: label }],
    identifier: [{ value: 'A', kind: 'local' }],
    uri: ['https://a.example/'],
    language: ['en'],
    choice: ['tangible'],
    relation: [{ target: 'https://a.example/' }],
    media: [{ file: 'a' }],
  };
  for (const name of fieldNames) {
    const { dc, type } = field(name);
    const statements = toDublinCore({ [name]: samples[type] } as RecordContent);
    assert.deepEqual([...new Set(statements.map(({ element }) => element))], dc ? [dc] : [], name);
  }
});
