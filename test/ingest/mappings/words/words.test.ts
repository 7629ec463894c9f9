import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDimensions } from '../../../../ingest/mappings/words/read-dimensions.ts';
import { type ReadName, readName } from '../../../../ingest/mappings/words/read-name.ts';
import { languageOfScript } from '../../../../ingest/mappings/words/script-language.ts';

const order = ['height', 'width', 'depth'] as const;
const measured = (text: string): string =>
  readDimensions(text, { order })
    .map(
      ({ part, measures }) =>
        `${part ? `${part}: ` : ''}${measures.map(({ kind, value, unit }) => `${kind} ${value} ${unit}`).join(', ')}`,
    )
    .join('; ');

const dimensions: [string, string][] = [
  ['60.1 x 48.2cm (23 11/16 x 19")', 'height 60.1 cm, width 48.2 cm'],
  ['33.8cm x 27.2cm (13 5/16" x 10 11/16"), Image', 'Image: height 33.8 cm, width 27.2 cm'],
  [
    'Image: 44.1 x 36.2cm (17 3/8 x 14 1/4")  Sheet: 50.2 x 37.7cm (19 3/4 x 14 13/16")',
    'Image: height 44.1 cm, width 36.2 cm; Sheet: height 50.2 cm, width 37.7 cm',
  ],
  [
    '4 in x 6 11/16 in (10.2 cm x 17 cm); Framed: 14 1/8 in x 17 1/4 in (35.9 cm x 43.8 cm)',
    'height 10.2 cm, width 17 cm; Framed: height 35.9 cm, width 43.8 cm',
  ],
  ['17 1/2 in x 21 1/2 in', 'height 17.5 in, width 21.5 in'],
  ['3.5 cm (1 3/8") x  7.5 cm (2 15/16") x 2 cm (13/16")', 'height 3.5 cm, width 7.5 cm, depth 2 cm'],
  ['H. 12,5 cm; B. 3 cm', 'height 12.5 cm, width 3 cm'],
  ['Höhe 12,5 cm, Breite 3 cm, Gewicht 350 g', 'height 12.5 cm, width 3 cm, weight 350 g'],
  ['H 12 x W 5 x D 3 cm', 'height 12 cm, width 5 cm, depth 3 cm'],
  ['10 cm (h) x 20 cm (w)', 'height 10 cm, width 20 cm'],
  ['φ12.0cm', 'diameter 12 cm'],
  ['Diam. 12 cm', 'diameter 12 cm'],
  ['高さ 12.5cm', 'height 12.5 cm'],
  ['縦12.0 横34.0cm', 'height 12 cm, width 34 cm'],
  ['口径12.3cm 高8.0cm', 'diameter 12.3 cm, height 8 cm'],
  ['الارتفاع: ١٢ سم', 'height 12 cm'],
  ['27.9 x 21.6 cm., 3 kg', 'height 27.9 cm, width 21.6 cm, weight 3 kg'],
  ['2.5 kg', 'weight 2.5 kg'],
  // Nobody knows whether it is one and a quarter or a thousand, of what, or which side.
  ['1,250 x 300 mm', ''],
  ['30 x 40', ''],
  ['12 cm', ''],
  ['Dependent on screen size.', ''],
];

test('measurements as museums write them', () => {
  for (const [text, expected] of dimensions) assert.equal(measured(text), expected, text);
});

test('a text that is no measurement takes no time', () => {
  const started = performance.now();
  for (const text of [
    '1 x '.repeat(200),
    '9'.repeat(900),
    `${'(1'.repeat(300)}`,
    'a: '.repeat(300),
    'x'.repeat(1e6),
  ])
    readDimensions(text, { order });
  assert.ok(performance.now() - started < 1000);
});

const names: [string, ReadName][] = [
  ['Rembrandt (1606-1669)', { name: 'Rembrandt', dates: '1606-1669' }],
  ['Rembrandt (Dutch, 1606-1669)', { name: 'Rembrandt', dates: 'Dutch, 1606-1669' }],
  ['Doe, John, 1850-1900', { name: 'Doe, John', dates: '1850-1900' }],
  [
    'attributed to Jan van Eyck (c. 1390–1441)',
    { name: 'Jan van Eyck', role: 'attributed to', dates: 'c. 1390–1441' },
  ],
  ['after Titian', { name: 'Titian', role: 'after' }],
  ['d’après Poussin', { name: 'Poussin', role: 'd’après' }],
  ["d'après Poussin", { name: 'Poussin', role: "d'après" }],
  ['nach Dürer', { name: 'Dürer', role: 'nach' }],
  ['Workshop of Rubens', { name: 'Workshop of Rubens', kind: 'group' }],
  ['Werkstatt von Cranach', { name: 'Werkstatt von Cranach', kind: 'group' }],
  ['Mathew Brady, photographer', { name: 'Mathew Brady', role: 'photographer' }],
  [
    'B. Currier (1813 - 1888), lithographer',
    { name: 'B. Currier', role: 'lithographer', dates: '1813 - 1888' },
  ],
  ['Adams, Ansel (photographer)', { name: 'Adams, Ansel', role: 'photographer' }],
  ['歌川広重（画）', { name: '歌川広重', role: '画' }],
  ['葛飾北斎 筆', { name: '葛飾北斎', role: '筆' }],
  ['by Jane Doe', { name: 'Jane Doe' }],
  ['Smith, John', { name: 'Smith, John' }],
  ['von Menzel, Adolph', { name: 'von Menzel, Adolph' }],
  ['Da Vinci, Leonardo', { name: 'Da Vinci, Leonardo' }],
];

test('names as catalogues write them', () => {
  for (const [text, expected] of names) assert.deepEqual(readName(text), expected, text);
});

test('a language is told by letters only where they leave no doubt', () => {
  assert.equal(languageOfScript('鶴の鉢'), 'ja');
  assert.equal(languageOfScript('한국화'), 'ko');
  for (const text of ['鶴文鉢', 'كتاب', 'bowl', 'ጻሕል']) assert.equal(languageOfScript(text), undefined, text);
});
