import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDate } from '../../../../ingest/mappings/words/read-date.ts';
import { readDimensions } from '../../../../ingest/mappings/words/read-dimensions.ts';

test('dates in Russian, Turkish, Korean, Romanian, Amharic, and of Japanese periods', () => {
  const cases: [string, string][] = [
    ['конец XIX века', '1867~/1899~'],
    ['начало ХХ в.', '1900~/1933~'],
    ['первая половина XIX века', '1800/1849'],
    ['XVIII–XIX вв.', '1700/1899'],
    ['1887 г.', '1887'],
    ['около 1850 г.', '1850~'],
    ['16. yüzyıl', '15XX'],
    ['19. yüzyılın ikinci yarısı', '1850/1899'],
    ['1890 civarı', '1890~'],
    ['19세기', '18XX'],
    ['19세기 후반', '1850/1899'],
    ['1920년', '1920'],
    ['începutul secolului al XIX-lea', '1800~/1833~'],
    ['sfârşitul secolului al XVIII-lea', '1767~/1799~'],
    ['a doua jumătate a secolului al XIX-lea', '1850/1899'],
    ['15ኛው ክፍለ ዘመን', '14XX'],
    ['室町時代・16世紀', '15XX'],
    ['江戸時代 18世紀', '17XX'],
  ];
  for (const [words, edtf] of cases) assert.deepEqual(readDate(words), { kind: 'date', edtf }, words);
  const eras = readDate('大正〜昭和初期');
  assert.ok(eras.kind === 'date' && eras.edtf.startsWith('1912'), JSON.stringify(eras));
});

test('measurements in Russian, Turkish, Korean, Persian and Romanian', () => {
  const read = (text: string) =>
    readDimensions(text, { order: ['height', 'width', 'depth'] }).flatMap(({ measures }) =>
      measures.map(({ kind, value, unit }) => `${kind} ${value} ${unit}`),
    );
  assert.deepEqual(read('139 х 213 см'), ['height 139 cm', 'width 213 cm']);
  assert.deepEqual(read('высота 12,5 см; диаметр 8 см'), ['height 12.5 cm', 'diameter 8 cm']);
  assert.deepEqual(read('Yükseklik: 6 cm; Çap: 30 cm'), ['height 6 cm', 'diameter 30 cm']);
  assert.deepEqual(read('높이 41.0cm, 입지름 20.0cm'), ['height 41 cm', 'diameter 20 cm']);
  assert.deepEqual(read('طول ۶۹۲ سانتی‌متر؛ عرض ۳۶۰ سانتی‌متر'), ['length 692 cm', 'width 360 cm']);
  assert.deepEqual(read('L = 35 cm; l = 28 cm').length, 2);
});
