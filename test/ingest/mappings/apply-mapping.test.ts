import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping } from '../../../ingest/mappings/mapping.ts';
import { tate } from '../../../ingest/mappings/tate.ts';
import { mapRows } from './map-rows.ts';

const museum: Mapping = {
  name: 'museum',
  formats: ['csv'],
  recognises: ['Nr', 'Titel'],
  language: 'de',
  nothing: ['NULL', 'n/a', '-'],
  id: 'Nr',
  fields: {
    title: { from: 'Titel', languageFrom: 'Sprache' },
    type: { from: 'Art', split: ';', lookup: { Gem: 'Gemälde' } },
    material: { from: 'Material', when: 'Art' },
    dimension: { from: 'Hoehe', kind: 'height', unit: 'mm' },
    date: { from: 'von', to: 'bis', display: 'Datierung', approximate: ['um'] },
    nature: { constant: 'tangible' },
    medium: { from: ['Technik', 'Verfahren'] },
  },
  ignores: { Bemerkung: 'for the house' },
};

test('rules as data: split, lookup, nothing, when, units, several paths, constants, years', async () => {
  const csv = [
    'Nr;Titel;Sprache;Art;Material;Hoehe;von;bis;Datierung;Technik;Verfahren;Bemerkung',
    '1;Der Maler;;"Gem; Skizze";Holz;120;1850;1860;um 1850–60;NULL;Öl;x',
    '2;The Painter;en;-;Wood;n/a;;;undatiert;a;b;',
  ].join('\n');
  const { contents, problems } = await mapRows(csv, { mapping: museum });
  assert.deepEqual(problems, []);
  assert.deepEqual(contents[0], {
    title: { de: ['Der Maler'] },
    nature: ['tangible'],
    type: [{ label: { de: ['Gemälde'] } }, { label: { de: ['Skizze'] } }],
    date: [{ edtf: '1850~/1860~', display: { de: ['um 1850–60'] } }],
    material: [{ label: { de: ['Holz'] } }],
    medium: { de: ['Öl'] },
    dimension: [{ kind: 'height', value: 120, unit: 'mm' }],
  });
  assert.deepEqual(contents[1]?.title, { en: ['The Painter'] });
  assert.deepEqual(contents[1]?.date, [{ display: { de: ['undatiert'] } }]);
  assert.equal(contents[1]?.type, undefined);
});

test('trees give their leaves as terms and the whole of them as concepts', async () => {
  const subjects = {
    id: 1,
    name: 'all',
    children: [
      {
        id: 2,
        name: 'people',
        children: [
          { id: 3, name: 'child' },
          { id: 4, name: 'woman' },
        ],
      },
      { id: 5, name: 'sea' },
    ],
  };
  const movements = [{ id: 9, name: 'Romanticism', era: { id: 8, name: '19th century' } }];
  const row = {
    acno: 'X1',
    title: 'T',
    contributors: [],
    dateText: '',
    creditLine: 'Given 1900',
    subjects,
    movements,
  };
  const { contents, drafts, problems } = await mapRows([row], { mapping: tate });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    contents[0]?.subject?.map(({ id }) => id),
    ['concept/tate-3', 'concept/tate-4', 'concept/tate-5'],
  );
  assert.deepEqual(contents[0]?.period, [{ id: 'concept/tate-movement-9', label: { en: ['Romanticism'] } }]);
  const broader = Object.fromEntries(drafts[0]!.draft!.concepts!.map((c) => [c.id, c.broader?.[0]]));
  assert.deepEqual(broader, {
    'concept/tate-movement-9': 'concept/tate-era-8',
    'concept/tate-era-8': undefined,
    'concept/tate-1': undefined,
    'concept/tate-2': 'concept/tate-1',
    'concept/tate-3': 'concept/tate-2',
    'concept/tate-4': 'concept/tate-2',
    'concept/tate-5': 'concept/tate-1',
  });
});

test('a concept that cannot be addressed or named brings nothing along, and its term refuses the row', async () => {
  const subjects = {
    id: 1,
    name: 'all',
    children: [
      { id: '../x"', name: 'a' },
      { id: 3, name: 'b\u0001' },
    ],
  };
  const row = { acno: 'X1', title: 'T', contributors: [], dateText: '', creditLine: '', subjects };
  const { contents, drafts, problems } = await mapRows([row], { mapping: tate });
  assert.equal(contents[0], undefined);
  assert.ok(problems.some(({ code, column }) => code === 'term.id' && column === 'subjects'));
  assert.deepEqual(drafts[0]?.draft?.concepts, [
    { id: 'concept/tate-1', scheme: 'tate', label: { en: ['all'] } },
    { id: 'concept/tate-3', scheme: 'tate', label: { en: ['b'] }, broader: ['concept/tate-1'] },
  ]);
});

test('a tree of a thousand levels does no harm', async () => {
  let node: Record<string, unknown> = { id: 0, name: 'n' };
  for (let i = 1; i < 1000; i++) node = { id: i, name: 'n', children: [node] };
  const row = { acno: 'X1', title: 'T', contributors: [], dateText: '', creditLine: '', subjects: node };
  const { contents } = await mapRows([row], { mapping: tate });
  assert.deepEqual(contents[0]?.title, { en: ['T'] });
});

test('keys of a source that no rule reads are reported once, those left aside on purpose are not', async () => {
  const row = {
    acno: 'X1',
    title: 'T',
    contributors: [],
    dateText: '',
    creditLine: '',
    units: 'mm',
    news: 1,
  };
  const { problems } = await mapRows([row, { ...row, acno: 'X2' }], { mapping: tate });
  assert.deepEqual(
    problems.map(({ code, column }) => [code, column]),
    [['column.unknown', 'news']],
  );
});
