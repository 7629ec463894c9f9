import assert from 'node:assert/strict';
import { test } from 'node:test';
import { template } from '../../../ingest/mappings/template.ts';
import { templateCsv } from '../../../ingest/mappings/template-csv.ts';
import { fieldNames } from '../../../vocab/fields.ts';
import { mapCells, mapRows } from './map-rows.ts';

test('every field has a rule', () => {
  assert.deepEqual(
    fieldNames.filter((name) => template.fields[name] === undefined),
    [],
  );
});

test('the template that is downloaded is read without a word', async () => {
  const { contents, problems, drafts } = await mapRows(templateCsv());
  assert.deepEqual(problems, []);
  assert.equal(contents.length, 2);
  assert.deepEqual(contents[0]?.title, { en: ['Strip-woven wrapper'], ar: ['رداء منسوج من شرائط'] });
  assert.deepEqual(contents[0]?.dimension, [
    { kind: 'height', value: 198, unit: 'cm' },
    { kind: 'width', value: 117.5, unit: 'cm' },
    { kind: 'weight', value: 1.2, unit: 'kg' },
  ]);
  assert.deepEqual(contents[1]?.dimension, [{ kind: 'duration', value: 220, unit: 's' }]);
  assert.deepEqual(contents[1]?.metadataRights, ['http://creativecommons.org/publicdomain/zero/1.0/']);
  assert.deepEqual(drafts[0]?.draft?.relatedRows, ['SONG.7']);
  assert.ok(templateCsv().startsWith('\ufeffid,item,title@en'));
});

test('titles in Arabic, Chinese, Japanese, Ge’ez and Hindi keep their languages', async () => {
  const { content, problems } = await mapCells({
    title: '',
    'title@ar': 'قناع | من الخشب',
    'title@zh-hant': '青花瓷瓶',
    'title@ja': '絹の袋',
    'title@gez': 'መጽሐፈ፡ ሄኖክ',
    'title@hi': 'रेशम की थैली',
    'alternativeTitle@ja': '袋|錦の\\|袋',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(content?.title, {
    ar: ['قناع | من الخشب'],
    'zh-Hant': ['青花瓷瓶'],
    ja: ['絹の袋'],
    gez: ['መጽሐፈ፡ ሄኖክ'],
    hi: ['रेशम की थैली'],
  });
  assert.deepEqual(content?.alternativeTitle, { ja: ['袋', '錦の|袋'] });
});

test('terms in several languages are paired by position, a blank keeping its place', async () => {
  const { content, problems } = await mapCells({
    'material@en': 'silk <http://vocab.getty.edu/aat/300243428>|gold|',
    'material@ja': '絹|金|漆',
    'material@ar': 'حرير||',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(content?.material, [
    {
      id: 'http://vocab.getty.edu/aat/300243428',
      label: { en: ['silk'], ja: ['絹'], ar: ['حرير'] },
    },
    { label: { en: ['gold'], ja: ['金'] } },
    { label: { ja: ['漆'] } },
  ]);
});

test('columns with different numbers of values are paired as far as they go, with a warning', async () => {
  const { content, problems } = await mapCells({ 'place@en': 'Kyoto', 'place@ja': '京都|江戸' });
  assert.deepEqual(content?.place, [{ label: { en: ['Kyoto'], ja: ['京都'] } }, { label: { ja: ['江戸'] } }]);
  assert.deepEqual(
    problems.map(({ code, row, column }) => ({ code, row, column })),
    [{ code: 'values.unpaired', row: 1, column: 'place@en, place@ja' }],
  );
});

test('a column without a language takes the one that the caller tells, else und', async () => {
  assert.deepEqual((await mapCells({ title: 'Kinyago' }, { language: 'sw' })).content?.title, {
    sw: ['Kinyago'],
  });
  assert.deepEqual((await mapCells({ title: 'Kinyago' })).content?.title, { und: ['Kinyago'] });
});

test('creators have roles and addresses, in each language', async () => {
  const { content } = await mapCells({
    'creator@en': 'Utamaro (painter) <http://example.org/utamaro>|Anonymous',
    'creator@ja': '歌麿（絵師）|',
  });
  assert.deepEqual(content?.creator, [
    {
      agent: { id: 'http://example.org/utamaro', label: { en: ['Utamaro'], ja: ['歌麿'] } },
      role: { label: { en: ['painter'], ja: ['絵師'] } },
    },
    { agent: { label: { en: ['Anonymous'] } } },
  ]);
});

test('dates pair with their wording; what is no EDTF stays as text, with a warning that names the column', async () => {
  const { content, problems } = await mapCells({
    date: '1795~/1800|long ago',
    'dateText@ja': '寛政七年頃|昔',
    'dateText@en': 'about 1795|',
  });
  assert.deepEqual(content?.date, [
    { edtf: '1795~/1800', display: { ja: ['寛政七年頃'], en: ['about 1795'] } },
    { display: { ja: ['昔'] } },
  ]);
  assert.deepEqual(
    problems.map(({ code, row, column, value, id }) => ({ code, row, column, value, id })),
    [{ code: 'date.edtf', row: 1, column: 'date', value: 'long ago', id: '1' }],
  );
});

test('a wording without a date is kept', async () => {
  assert.deepEqual((await mapCells({ 'dateText@ar': 'القرن الثاني عشر' })).content?.date, [
    { display: { ar: ['القرن الثاني عشر'] } },
  ]);
});

test('measurements are read with their units; others are set aside with a warning', async () => {
  const { content, problems } = await mapCells({
    height: '12,5 cm',
    width: '٣٠ سم',
    depth: 'tall',
    weight: '1,250 g',
  });
  assert.deepEqual(content?.dimension, [
    { kind: 'height', value: 12.5, unit: 'cm' },
    { kind: 'width', value: 30, unit: 'cm' },
  ]);
  assert.deepEqual(
    problems.map(({ code, column, value, severity }) => ({ code, column, value, severity })),
    [
      { code: 'dimension.form', column: 'depth', value: 'tall', severity: 'warning' },
      { code: 'dimension.form', column: 'weight', value: '1,250 g', severity: 'warning' },
    ],
  );
});

test('provenance has dates where they stand before a colon', async () => {
  const { content } = await mapCells({
    'provenance@en': '1931~: bought from the weaver|Note: no papers|1968: given',
    'provenance@fr': '1931~: acheté au tisserand||',
  });
  assert.deepEqual(content?.provenance, [
    { text: { en: ['bought from the weaver'], fr: ['acheté au tisserand'] }, edtf: '1931~' },
    { text: { en: ['Note: no papers'] } },
    { text: { en: ['given'] }, edtf: '1968' },
  ]);
});

test('media are paths or addresses, with their texts by position; no path leads out of the folder', async () => {
  const { draft, content, problems } = await mapCells({
    media: 'images\\a.jpg|https://example.org/b.jpg|../../etc/passwd|/etc/passwd|c.png',
    'mediaAlt@en': '|The back|||The side',
    'mediaAlt@ar': 'الوجه||||',
    'transcription@gez': 'በስመ አብ||||',
  });
  assert.deepEqual(content?.media, [
    { path: 'images/a.jpg', alt: { ar: ['الوجه'] }, transcription: { gez: ['በስመ አብ'] } },
    { url: 'https://example.org/b.jpg', alt: { en: ['The back'] } },
    { path: 'c.png', alt: { en: ['The side'] } },
  ]);
  assert.equal(draft?.content.media?.length, 3);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['media.path', 'media.path'],
  );
});

test('items and relations are handed on: addresses as such, ids of rows apart', async () => {
  const { draft, content, problems } = await mapCells({
    item: 'museum/masks/A-1',
    related: 'https://example.org/9|item/abc|ROW-2',
  });
  assert.deepEqual(problems, []);
  assert.equal(draft?.item, 'museum/masks/A-1');
  assert.deepEqual(content?.relation, [{ target: 'https://example.org/9' }, { target: 'item/abc' }]);
  assert.deepEqual(draft?.relatedRows, ['ROW-2']);
});

test('rights may be named or addressed; unknown ones refuse the row and say where', async () => {
  const { content } = await mapCells({
    rights: 'NKC',
    mediaRights: 'CC BY-SA 4.0',
    metadataRights: 'https://creativecommons.org/publicdomain/zero/1.0',
  });
  assert.deepEqual(content?.rights, ['http://rightsstatements.org/vocab/NKC/1.0/']);
  assert.deepEqual(content?.mediaRights, ['http://creativecommons.org/licenses/by-sa/4.0/']);
  assert.deepEqual(content?.metadataRights, ['http://creativecommons.org/publicdomain/zero/1.0/']);
  const refused = await mapCells({ rights: 'all mine' });
  assert.equal(refused.content, undefined);
  assert.deepEqual(
    refused.problems.map(({ code, column, row }) => [code, column, row]),
    [['rights.unknown', 'rights', 1]],
  );
});

test('unknown columns are said once each, with the name that may be meant', async () => {
  const { problems, contents } = await mapRows(
    'id,title,materrial,nonesuch,title@english!\n1,a,silk,x,y\n2,b,gold,z,y\n',
  );
  assert.equal(contents.length, 2);
  assert.deepEqual(
    problems.map(({ code, column, row }) => [code, column, row]),
    [
      ['column.unknown', 'materrial', 0],
      ['column.unknown', 'nonesuch', 0],
      ['column.language', 'title@english!', 0],
    ],
  );
  assert.match(problems[0]?.remedy ?? '', /material/);
});

test('columns that people add are read where their headings leave no doubt, which is said; dates then as people write them', async () => {
  const { problems, contents } = await mapRows(
    'id,title,Künstler,date,Keywords\n1,a,Anna Maler (1800–1850),um 1840,"x, y"\n2,b,,1850,\n',
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['mapping.suggested'],
  );
  assert.deepEqual(contents[0]?.creator, [{ agent: { label: { und: ['Anna Maler'] }, dates: '1800–1850' } }]);
  assert.equal(contents[0]?.date?.[0]?.edtf, '1840~');
  assert.equal(contents[0]?.subject?.length, 2);
});

test('JSON objects hold lists and maps of languages', async () => {
  const { contents, problems } = await mapRows([
    {
      id: 7,
      title: { en: 'Silk bag', ja: ['絹の袋'] },
      material: [{ en: 'silk', ja: '絹' }, { en: 'gold', ja: '金' }, 'lacquer|not split'],
      'culture@en': 'Edo|Meiji',
      technique: { en: 'weaving|dyeing', ja: '織り|染め' },
      height: 12,
      description: { en: ['One.', 'Two.'] },
      media: ['a.jpg', 'b.jpg'],
      mediaAlt: [{ en: 'A' }, { en: 'B', fr: 'Bé' }],
      date: '1850',
    },
  ]);
  const content = contents[0];
  assert.deepEqual(content?.title, { en: ['Silk bag'], ja: ['絹の袋'] });
  assert.deepEqual(content?.material, [
    { label: { en: ['silk'], ja: ['絹'] } },
    { label: { en: ['gold'], ja: ['金'] } },
    { label: { und: ['lacquer|not split'] } },
  ]);
  assert.deepEqual(content?.culture, [{ label: { en: ['Edo'] } }, { label: { en: ['Meiji'] } }]);
  assert.deepEqual(content?.technique, [
    { label: { en: ['weaving'], ja: ['織り'] } },
    { label: { en: ['dyeing'], ja: ['染め'] } },
  ]);
  assert.deepEqual(content?.description, { en: ['One.', 'Two.'] });
  assert.deepEqual(content?.media, [
    { path: 'a.jpg', alt: { en: ['A'] } },
    { path: 'b.jpg', alt: { en: ['B'], fr: ['Bé'] } },
  ]);
  // A bare number has no unit, and none is guessed.
  assert.deepEqual(
    problems.map(({ code, column }) => [code, column]),
    [['dimension.form', 'height']],
  );
});

test('an object that is no map of languages is set aside with a warning', async () => {
  const { contents, problems } = await mapRows([
    { id: '1', title: 'T', material: [{ label: { deep: 'silk' } }] },
  ]);
  assert.equal(contents[0]?.material, undefined);
  assert.deepEqual(
    problems.map(({ code, column }) => [code, column]),
    [['value.form', 'material']],
  );
});

test('half surrogates and control characters are cleaned, with a warning that names the column', async () => {
  const { contents, problems } = await mapRows('{"id":"1","title":{"en":"a\\ud800b\\u0000"}}');
  assert.deepEqual(contents[0]?.title, { en: ['a\ufffdb'] });
  assert.deepEqual(
    problems.map(({ code, column }) => [code, column]),
    [['text.characters', 'title']],
  );
});

test('a cell of a hundred thousand values refuses its row, at once', async () => {
  const started = performance.now();
  const { content, problems } = await mapCells({ material: 'a|'.repeat(100_000) });
  assert.equal(content, undefined);
  assert.deepEqual(
    problems.map(({ code, column, severity }) => [code, column, severity]),
    [['values.many', 'material', 'error']],
  );
  assert.ok(performance.now() - started < 2000);
});
