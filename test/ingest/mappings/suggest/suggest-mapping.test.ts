import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestMapping } from '../../../../ingest/mappings/suggest/suggest-mapping.ts';
import { mapRows } from '../map-rows.ts';

const fieldsOf = (headings: string[]): string[] =>
  suggestMapping({ headings }).suggestions.map(({ heading, is }) => `${heading}: ${is ?? '?'}`);

test('headings are known by their words in several languages', () => {
  assert.deepEqual(
    fieldsOf(['Inventarnummer', 'Titel', 'Künstler', 'Datierung', 'Maße', 'Beschreibung', 'Höhe (cm)']),
    [
      'Inventarnummer: id',
      'Titel: title',
      'Künstler: creator',
      'Datierung: date',
      'Maße: dimension',
      'Beschreibung: description',
      'Höhe (cm): dimension',
    ],
  );
  assert.deepEqual(fieldsOf(['資料番号', '資料名', '作者', '年代', '材質', '説明', '画像']), [
    '資料番号: id',
    '資料名: title',
    '作者: creator',
    '年代: date',
    '材質: material',
    '説明: description',
    '画像: media',
  ]);
  assert.deepEqual(fieldsOf(['الرقم', 'العنوان', 'المؤلف', 'التاريخ', 'الوصف']), [
    'الرقم: id',
    'العنوان: title',
    'المؤلف: creator',
    'التاريخ: date',
    'الوصف: description',
  ]);
  assert.deepEqual(fieldsOf(['Nr. inventar', 'Titlu', 'Autor', 'Datare', 'Descriere']), [
    'Nr. inventar: id',
    'Titlu: title',
    'Autor: creator',
    'Datare: date',
    'Descriere: description',
  ]);
});

test('a language in a heading becomes that of its values', () => {
  const { mapping } = suggestMapping({
    headings: ['id', 'Title (English)', 'title_fr', 'title@ar', 'Object_no'],
  });
  assert.deepEqual(mapping.fields.title, [
    { from: 'Title (English)', language: 'en' },
    { from: 'title_fr', language: 'fr' },
    { from: 'title@ar', language: 'ar' },
  ]);
});

test('values tell where headings do not, and weaken those that they do not fit', () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({
    A: `INV-${i}`,
    B: `https://example.org/${i}.jpg`,
    C: `${1800 + i}–${1805 + i}`,
    D: `${i + 1} x ${i + 2} cm`,
    E: 'http://creativecommons.org/publicdomain/zero/1.0/',
    F: 'word',
    Date: `room ${i}`,
  }));
  const { mapping, suggestions } = suggestMapping({ headings: Object.keys(rows[0]!), rows });
  assert.equal(mapping.id, 'A');
  assert.deepEqual(
    suggestions.map(({ is }) => is),
    ['id', 'media', 'date', 'dimension', 'rights', 'description', 'date'],
  );
  assert.deepEqual(
    suggestions[5]?.rule,
    { from: 'F', within: 'F: {}' },
    'what nothing is known of is kept as a note',
  );
  const date = suggestions.find(({ heading }) => heading === 'Date')!;
  assert.ok(date.confidence < 0.5, String(date.confidence));
  assert.match(date.reason, /few of its values/);
  for (const { confidence } of suggestions) assert.ok(confidence >= 0 && confidence <= 1);
});

test('what is suggested can be used as it is', async () => {
  const rows = [
    {
      Nr: 'A1',
      Titel: 'Krug',
      Künstler: 'Anna Maler (1800–1850)',
      Datierung: 'um 1840',
      Material: 'Ton; Glasur',
      Maße: 'H. 12,5 cm',
      Notiz: 'NULL',
    },
    {
      Nr: 'A2',
      Titel: 'Schale',
      Künstler: 'NULL',
      Datierung: '19. Jh.',
      Material: 'Ton',
      Maße: 'NULL',
      Notiz: 'NULL',
    },
  ];
  const { mapping } = suggestMapping({ headings: Object.keys(rows[0]!), rows });
  const { contents, problems } = await mapRows(rows, { mapping, language: 'de' });
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.deepEqual(contents[0]?.title, { de: ['Krug'] });
  assert.equal(contents[0]?.date?.[0]?.edtf, '1840~');
  assert.deepEqual(
    contents[0]?.material?.map(({ label }) => label.de),
    [['Ton'], ['Glasur']],
  );
  assert.equal(contents[0]?.dimension?.[0]?.value, 12.5);
  assert.equal(contents[1]?.creator, undefined);
});

test('no rows, no headings and hostile ones are answered', () => {
  assert.deepEqual(suggestMapping({ headings: [] }).suggestions, []);
  const started = performance.now();
  const headings = [
    '__proto__',
    'constructor',
    'x'.repeat(100_000),
    ...Array.from({ length: 3000 }, (_, i) => `h${i}`),
  ];
  assert.equal(suggestMapping({ headings, rows: [{ a: 1 }] }).suggestions.length, 2000);
  assert.ok(performance.now() - started < 3000);
});
