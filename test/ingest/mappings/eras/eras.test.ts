import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geezNumber } from '../../../../ingest/mappings/eras/ethiopian.ts';
import { hanNumber } from '../../../../ingest/mappings/eras/han-number.ts';
import { hijriYears } from '../../../../ingest/mappings/eras/hijri.ts';
import { readDate } from '../../../../ingest/mappings/words/read-date.ts';

const edtf = (words: string, calendar?: Parameters<typeof readDate>[1]): string => {
  const read = readDate(words, calendar);
  return read.kind === 'date' ? read.edtf : read.kind;
};

const tables: Record<string, [string, string][]> = {
  'Japanese eras': [
    ['明治20年', '1887'],
    ['明治二十年', '1887'],
    ['明治元年', '1868'],
    ['昭和五年', '1930'],
    ['昭和64年', '1989'],
    ['昭和70年', 'unknown'],
    ['昭和5年3月', '1930-03'],
    ['昭和5年3月14日', '1930-03-14'],
    ['慶応3年5月', '1867'],
    ['慶長元年–元和3年', '1596/1617'],
    ['文政年間', '1818/1830'],
    ['天保頃', '1830~/1844~'],
    ['明治20年(1887)', '1887'],
    ['明治20年（1887年）', '1887'],
    ['明治20年(1890)', 'ambiguous'],
    ['1887年(明治20年)', '1887'],
    ['寬永三年', '1626'],
    ['江戸時代', '1603/1868'],
    ['江戸時代後期', '1780~/1868~'],
    ['桃山時代', '1573/1603'],
    ['大正期', '1912/1926'],
    ['明治30年代', 'unknown'],
  ],
  'Chinese reigns and dynasties': [
    ['乾隆', '1736/1795'],
    ['清乾隆', '1736/1795'],
    ['清 乾隆五十年', '1785'],
    ['明萬曆', '1573/1620'],
    ['明代萬曆年間', '1573/1620'],
    ['光緒年間', '1875/1908'],
    ['明弘治', '1488/1505'],
    ['清代', '1644/1911'],
    ['清代晚期', '1822~/1911~'],
    ['唐', '0618/0907'],
    ['明', '1368/1644'],
    ['民國二十年', '1931'],
    ['民国20年', '1931'],
    ['明康熙', 'unknown'],
  ],
  'years of the Hijra': [
    ['AH 1303', '1885/1886'],
    ['1303 AH', '1885/1886'],
    ['1303 H', '1885/1886'],
    ['1303H', '1885/1886'],
    ['١٣٠٣ هـ', '1885/1886'],
    ['سنة ١٣٠٣ هجرية', '1885/1886'],
    ['۱۳۰۳ هجری قمری', '1885/1886'],
    ['AH 1300–1310', '1882/1893'],
    ['c. 1303 AH', '1885~/1886~'],
    ['1303 AH/1886', '1886'],
    ['1303 هـ / 1886 م', '1886'],
    ['AH 1303 (1885-86)', '1885/1886'],
    ['القرن 13 هـ', '1785/1882'],
    ['15 رمضان 1303 هـ', '1885/1886'],
    ['۱۳۱۰ ش', '1931/1932'],
    ['1310 SH', '1931/1932'],
    ['AH 9999', 'unknown'],
  ],
  'the Ethiopian calendar': [
    ['1888 ዓ.ም.', '1895/1896'],
    ['፲፰፻፹፰ ዓ.ም.', '1895/1896'],
    ['1888 E.C.', '1895/1896'],
    ['1888–1890 ዓ.ም.', '1895/1898'],
  ],
};

for (const [name, cases] of Object.entries(tables))
  test(`${name} become years of the common era`, () => {
    for (const [words, expected] of cases) assert.equal(edtf(words), expected, words);
  });

test('a source may have one calendar throughout', () => {
  assert.equal(edtf('1303', 'hijri'), '1885/1886');
  assert.equal(edtf('۱۳۱۰', 'solar-hijri'), '1931/1932');
  assert.equal(edtf('1888', 'ethiopian'), '1895/1896');
  assert.equal(edtf('n.d.', 'hijri'), 'none');
});

test('known beginnings of years of the Hijra', () => {
  // 1 Muharram 1 was 16 July 622, 1 Muharram 1400 21 November 1979, 1 Muharram 1446 7 July 2024.
  assert.deepEqual(hijriYears(1), [622, 623]);
  assert.deepEqual(hijriYears(1400), [1979, 1980]);
  assert.deepEqual(hijriYears(1446), [2024, 2025]);
  assert.deepEqual(hijriYears(1429), [2008, 2008]);
});

test('numbers in characters and in Ge’ez', () => {
  for (const [text, value] of [
    ['二十五', 25],
    ['廿五', 25],
    ['十', 10],
    ['百二十', 120],
    ['一八八七', 1887],
    ['元', 1],
    ['千九百', 1900],
  ] as const)
    assert.equal(hanNumber(text), value, text);
  assert.equal(hanNumber('水'), undefined);
  for (const [text, value] of [
    ['፩', 1],
    ['፲', 10],
    ['፻', 100],
    ['፲፰፻፺', 1890],
    ['፳፻፲፯', 2017],
    ['፼', 10000],
  ] as const)
    assert.equal(geezNumber(text), value, text);
});
