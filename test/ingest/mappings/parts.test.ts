import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseMapping } from '../../../ingest/mappings/choose-mapping.ts';
import { nearestName } from '../../../ingest/mappings/nearest-name.ts';
import { parseAddressed, parseRoled } from '../../../ingest/mappings/parse-labelled.ts';
import { parseMeasure, parseMeasuredLines } from '../../../ingest/mappings/parse-measure.ts';
import { qualifyYears } from '../../../ingest/mappings/qualify-years.ts';
import { compilePath, compileTemplate, splitHeading } from '../../../ingest/mappings/read-path.ts';
import { splitValues } from '../../../ingest/mappings/split-values.ts';
import { edtfBounds } from '../../../vocab/edtf.ts';

test('paths lead through objects and lists, and never into what an object inherits', () => {
  const source = { a: { b: [{ c: 1 }, { c: ' ' }, { c: [2] }] }, d: null };
  assert.deepEqual(compilePath('a.b[].c')(source), [1, [2]]);
  assert.deepEqual(compilePath('a.b')(source), [source.a.b]);
  assert.deepEqual(compilePath('d')(source), []);
  assert.deepEqual(compilePath('constructor.name')(source), []);
  assert.equal(compileTemplate('x/{a}-{b}')({ a: 1, b: 'z' }), 'x/1-z');
  assert.equal(compileTemplate('x/{a}')({ b: 1 }), undefined);
});

test('headings have a base and a language', () => {
  assert.deepEqual(splitHeading('title@zh-hant'), { base: 'title', language: 'zh-Hant' });
  assert.deepEqual(splitHeading('title'), { base: 'title' });
  assert.deepEqual(splitHeading('title@'), { base: 'title', language: null });
  assert.deepEqual(splitHeading('@title'), { base: '@title' });
});

test('cells split at bars that are not escaped', () => {
  assert.deepEqual(splitValues('a | b||c\\|d|', '|'), ['a', 'b', '', 'c|d', '']);
  assert.deepEqual(splitValues('a\\', '|'), ['a\\']);
  assert.deepEqual(splitValues('a|b\\', '|'), ['a', 'b\\']);
});

test('labels, addresses and roles', () => {
  assert.deepEqual(parseAddressed('silk <http://x.org/1>'), { label: 'silk', id: 'http://x.org/1' });
  assert.deepEqual(parseAddressed('1 < 2'), { label: '1 < 2' });
  assert.deepEqual(parseRoled('A <http://x.org/a> (poet)'), {
    label: 'A',
    role: 'poet',
    id: 'http://x.org/a',
  });
  assert.deepEqual(parseRoled('(unknown)'), { label: '(unknown)' });
});

test('measurements', () => {
  for (const [text, value, unit] of [
    ['12.5 cm', 12.5, 'cm'],
    ['12,5cm', 12.5, 'cm'],
    ['७ मि', undefined, undefined],
    ['３０センチ', 30, 'cm'],
    ['1.2 KG', 1.2, 'kg'],
    ['2 h 30 min', 150, 'min'],
    ['39min, 20sec', 2360, 's'],
    ['7"', 7, 'in'],
    ['4 days', 96, 'h'],
    ['12', undefined, undefined],
    ['c. 12 cm', undefined, undefined],
    ['12 x 13 cm', undefined, undefined],
    ['1,250 kg', undefined, undefined],
    ['', undefined, undefined],
  ] as const)
    assert.deepEqual(parseMeasure(text), value === undefined ? undefined : { value, unit }, text);
  assert.deepEqual(parseMeasure('12', 'mm'), { value: 12, unit: 'mm' });
});

test('lines of measurements', () => {
  const lines = { order: ['height', 'width', 'depth'] } as const;
  assert.deepEqual(
    parseMeasuredLines('support: 394 x 419 mm\r\nframe (gilt): 5x6 x 7.5mm, 3 kg\r\nvaries', lines),
    [
      {
        part: 'support',
        measures: [
          { kind: 'height', value: 394, unit: 'mm' },
          { kind: 'width', value: 419, unit: 'mm' },
        ],
      },
      {
        part: 'frame (gilt)',
        measures: [
          { kind: 'height', value: 5, unit: 'mm' },
          { kind: 'width', value: 6, unit: 'mm' },
          { kind: 'depth', value: 7.5, unit: 'mm' },
          { kind: 'weight', value: 3, unit: 'kg' },
        ],
      },
    ],
  );
  assert.deepEqual(parseMeasuredLines('duration: 3 min, 20 sec', lines), [
    { part: 'duration', measures: [{ kind: 'duration', value: 200, unit: 's' }] },
  ]);
  // Without a unit nothing is guessed.
  assert.deepEqual(parseMeasuredLines('frame: 1 x 2 x 3', lines), []);
  assert.equal(parseMeasuredLines('frame: 1 x 2 x 3', { ...lines, unit: 'mm' })[0]?.measures.length, 3);
  assert.deepEqual(parseMeasuredLines('10.5ft x 20 x 10', { ...lines, unit: 'mm' }), []);
  assert.deepEqual(
    parseMeasuredLines('28 x 225 mm   Weight:0.8 kg', lines)[0]?.measures.map((m) => m.value),
    [28, 225, 0.8],
  );
  assert.deepEqual(parseMeasuredLines('installed: approx 15,750 kg', lines), []);
  assert.equal(parseMeasuredLines('2500 x 3000 x 1,5 mm', lines)[0]?.measures[2]?.value, 1.5);
  assert.deepEqual(parseMeasuredLines(`${'1'.repeat(1000)} x`, lines), []);
});

test('years are qualified by the words that speak of them', () => {
  for (const [start, end, text, expected] of [
    [1870, 1870, '1870', '1870'],
    [1800, 1800, 'c.1800', '1800~'],
    [1801, 1810, 'c.1801–10', '1801~/1810~'],
    [1863, 1863, '?1863', '1863?'],
    [1826, 1828, '?c.1826–8', '1826%/1828%'],
    [1806, 1806, 'exhibited 1806?', '1806?'],
    [1825, 1830, 'c.1825–30?', '1825~/1830%'],
    [1795, 1805, '1795–c. 1805', '1795/1805~'],
    [1953, 1954, '1953, c.1954', '1953/1954~'],
    [1891, 1891, '1891, cast c.1965', '1891'],
    [1785, 1788, 'c.1785–8, reprinted 1797', '1785~/1788~'],
    [1750, 1799, 'circa late 18th C', '1750~/1799~'],
    [1786, 1800, '1786 or 1800', '1786/1800'],
    [1814, 1825, '', '1814/1825'],
    [-44, 14, '', '-0044/0014'],
  ] as const) {
    const edtf = qualifyYears({ start, end, text, approximate: ['c.', 'circa'], uncertain: ['?'] });
    assert.equal(edtf, expected, text);
    assert.ok(edtfBounds(edtf), edtf);
  }
});

test('the nearest name is found, and none where all are far', () => {
  assert.equal(nearestName('Materials', ['title', 'material', 'place']), 'material');
  assert.equal(nearestName('credit_line', ['creditLine', 'title']), 'creditLine');
  assert.equal(nearestName('shelf mark', ['title', 'material']), undefined);
});

test('a mapping is chosen by name or by headings', () => {
  const named = (headings: string[], name?: string) => {
    const choice = chooseMapping({ headings, name });
    return 'mapping' in choice ? choice.mapping.name : choice.refused;
  };
  assert.equal(named(['id', 'title@ar', 'material']), 'template');
  assert.equal(named(['acno', 'id', 'title', 'contributors', 'dateText', 'creditLine']), 'tate');
  assert.equal(named([], 'tate'), 'tate');
  for (const refused of [named(['ObjectID']), named([], 'nope')]) {
    assert.ok(typeof refused === 'object');
    assert.match(refused.remedy, /template/);
  }
});
