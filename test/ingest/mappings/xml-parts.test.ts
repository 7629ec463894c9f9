import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalReference } from '../../../ingest/mappings/canonical-reference.ts';
import { kindOfMeasure } from '../../../ingest/mappings/measure-words.ts';
import { nameLanguage } from '../../../ingest/mappings/name-language.ts';
import { joinDates, normaliseDate, qualifyDate } from '../../../ingest/mappings/normalise-date.ts';
import { compileDateParts } from '../../../ingest/mappings/read-date-parts.ts';
import { stripEnd } from '../../../ingest/mappings/strip-end.ts';
import { languageTag, withScript } from '../../../ingest/readers/xml/language-tag.ts';

test('dates that are written by rules', () => {
  for (const [text, edtf] of [
    ['1917/1955', '1917/1955'],
    ['19170101/19551231', '1917-01-01/1955-12-31'],
    ['850', '0850'],
    ['-50', '-0050'],
    ['-10000', 'Y-10000'],
    ['1984-10-14T10:00:00Z', '1984-10-14'],
    ['1850-00-00', '1850'],
    ['19uu', '19XX'],
    ['1899/9999', '1899/..'],
    ['1950/', '1950/'],
    ['1850~', '1850~'],
    ['today', undefined],
    ['20000230', undefined],
    ['1984/05', undefined],
    ['/', undefined],
  ] as const)
    assert.equal(normaliseDate(text), edtf, text);
});

test('first and last dates as an interval', () => {
  assert.equal(joinDates('1850-01-01', '1850-12-31'), '1850');
  assert.equal(joinDates('1850-01-01', '1860-12-31'), '1850/1860');
  assert.equal(joinDates('1850', undefined), '1850/');
  assert.equal(joinDates(undefined, undefined), undefined);
  assert.equal(joinDates('1860', '1850'), undefined);
  assert.equal(qualifyDate('1850/..', '~'), '1850~/..');
  const read = compileDateParts({ earliest: './a', latest: './b', display: './c' }, 'und');
  const of = (a?: string, b?: string, c?: string) =>
    read(
      Object.fromEntries(
        [
          ['a', a],
          ['b', b],
          ['c', c],
        ].flatMap(([k, v]) => (v ? [[k, [{ '#': v }]]] : [])),
      ),
    );
  assert.deepEqual(of('1850', '1860', '1850er'), { edtf: '1850/1860', display: { und: ['1850er'] } });
  assert.deepEqual(of('1850', 'today'), { display: { und: ['1850 – today'] } });
  assert.deepEqual(of(undefined, undefined, 'um 1850'), { edtf: '1850~', display: { und: ['um 1850'] } });
  assert.equal(of(undefined, undefined, 'n.d.'), undefined);
});

test('languages by tag, by code and by name', () => {
  assert.deepEqual(['ger', 'amh', 'per', 'rum', 'de_DE', 'zh-hant', 'mul', 'english', ''].map(languageTag), [
    'de',
    'am',
    'fa',
    'ro',
    'de-DE',
    'zh-Hant',
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual(
    ['English', 'română', '日本語', 'العربية', 'deutsch', 'gez', 'Klartext'].map(nameLanguage),
    ['en', 'ro', 'ja', 'ar', 'de', 'gez', undefined],
  );
  assert.equal(withScript('ar', 'Arab'), 'ar');
  assert.equal(withScript('ar', 'Latn'), 'ar-Latn');
  assert.equal(withScript(undefined, 'Ethi'), 'und-Ethi');
});

test('addresses of pages become those of concepts; what is none is left', () => {
  assert.equal(
    canonicalReference('https://vocab.getty.edu/page/aat/300027015'),
    'http://vocab.getty.edu/aat/300027015',
  );
  assert.equal(canonicalReference(' https://www.wikidata.org/wiki/Q1 '), 'http://www.wikidata.org/entity/Q1');
  assert.equal(
    canonicalReference('http://vocab.getty.edu/aat/300005433/XX'),
    'http://vocab.getty.edu/aat/300005433/XX',
  );
  assert.equal(canonicalReference('300027015'), undefined);
  assert.equal(canonicalReference('http://x y'), undefined);
});

test('what was measured, in words of many languages or by the AAT', () => {
  assert.deepEqual(
    ['Höhe', 'Width:', '高さ', 'عرض', 'înălțime', 'http://vocab.getty.edu/aat/300055624', 'Umfang'].map(
      kindOfMeasure,
    ),
    ['height', 'width', 'height', 'width', 'height', 'diameter', undefined],
  );
});

test('punctuation that leads over is taken off, that of abbreviations is not', () => {
  const strip = ' /:;,=.';
  assert.deepEqual(
    ['Edo :', 'Twain, Mark,', 'Tokyo.', 'Smith, J. R.', 'Sammy Davis Jr.', 'a /'].map((text) =>
      stripEnd(text, strip),
    ),
    ['Edo', 'Twain, Mark', 'Tokyo', 'Smith, J. R.', 'Sammy Davis Jr.', 'a'],
  );
});
