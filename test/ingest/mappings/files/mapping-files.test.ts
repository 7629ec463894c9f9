import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mappings } from '../../../../ingest/mappings/choose-mapping.ts';
import { files, isMappingFile, loadMapping } from '../../../../ingest/mappings/files/load-mapping.ts';
import { mappingSchema } from '../../../../ingest/mappings/files/mapping-schema.ts';
import { readMapping } from '../../../../ingest/mappings/files/read-mapping.ts';
import { mapRows } from '../map-rows.ts';

const folder = new URL('../../../../ingest/mappings/files/', import.meta.url);

test('the schema in the folder is the one that is derived', () => {
  assert.deepEqual(JSON.parse(readFileSync(new URL('mapping.schema.json', folder), 'utf8')), mappingSchema);
});

test('every mapping that is ready follows the schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(mappingSchema);
  assert.ok(mappings.length > 10);
  for (const mapping of mappings) {
    const plain = JSON.parse(JSON.stringify(mapping));
    assert.ok(validate(plain), `${mapping.name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  }
});

test('every mapping file can be read as one that a partner sends', () => {
  for (const file of files) {
    const read = readMapping(readFileSync(new URL(file, folder), 'utf8'));
    assert.ok('mapping' in read, `${file}: ${JSON.stringify('faults' in read && read.faults)}`);
  }
});

const yaml = `# a remark
name: ours
language: ro
nothing: ['-', 'n/a']
id: Nr
fields:
  title: { from: Titlu }
  date: { from: Datare, worded: true }
  dimension: { from: Mărime, worded: true, order: [height, width], whole: [] }
  creator: { from: Autor, split: ';', worded: true }
  type: { from: Fel, lookup: { tablou: pictură } }
  owner: { from: Proprietar, otherwise: Muzeul }
`;

test('a mapping written as YAML reads a table', async () => {
  const read = readMapping(yaml);
  assert.ok('mapping' in read);
  const { contents, problems } = await mapRows(
    'Nr,Titlu,Datare,Mărime,Autor,Fel\n1,Portret,sec. XIX,"30 x 20,5 cm",Ion Andreescu (1850–1882); -,tablou\n2,Peisaj,-,n/a,-,-\n',
    {
      mapping: read.mapping,
    },
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(contents, [
    {
      title: { ro: ['Portret'] },
      type: [{ label: { ro: ['pictură'] } }],
      owner: [{ label: { ro: ['Muzeul'] } }],
      creator: [{ agent: { label: { ro: ['Ion Andreescu'] }, dates: '1850–1882' } }],
      date: [{ edtf: '18XX', display: { ro: ['sec. XIX'] } }],
      dimension: [
        { kind: 'height', value: 30, unit: 'cm' },
        { kind: 'width', value: 20.5, unit: 'cm' },
      ],
    },
    { title: { ro: ['Peisaj'] }, owner: [{ label: { ro: ['Muzeul'] } }] },
  ]);
});

test('JSON is taken too', () => {
  const read = readMapping('{"name":"ours","id":"a","fields":{"title":{"from":"a"}}}');
  assert.ok('mapping' in read);
  assert.deepEqual(read.mapping.fields.title, { from: 'a' });
});

test('faults name their path and the remedy', () => {
  const faults = (text: string) => {
    const read = readMapping(text);
    return 'faults' in read ? read.faults.map(({ path, message }) => `${path}: ${message}`) : [];
  };
  const start = 'name: x\nid: a\nfields:\n';
  const cases: [string, RegExp][] = [
    [`${start}  titles: { from: a }`, /^fields\.titles: “titles”/],
    [`${start}  title: { form: a }`, /^fields\.title\.form: “form”/],
    [`${start}  title: [{ from: a }, { from: b, worded: true }]`, /^fields\.title\.1\.worded/],
    [`${start}  dimension: { from: a, kind: heigth }`, /^fields\.dimension\.kind: .*height, width/],
    [`${start}  date: { from: a, worded: julian }`, /^fields\.date\.worded: .*hijri/],
    [`${start}  title: { from: 3 }`, /^fields\.title\.from: The value must be string/],
    [`${start}  title: {}`, /^fields\.title: “from” is missing/],
    ['id: a\nfields: {}', /^: “name” is missing/],
    ['name: x\nid: a\nlanguage: english words\nfields: {}', /^language: /],
    ['name: x\nid: [\n', /^line \d: The file is neither YAML nor JSON/],
    ['- a list', /^: The value must be object/],
    ['', /^: The value must be object/],
    ['name: x\nname: y\nid: a\nfields: {}', /^line 2: /],
    [`${start}  title: { from: '/a[b=]c' }`, /^$|fields/],
  ];
  for (const [text, expected] of cases.slice(0, -1)) assert.match(faults(text)[0] ?? 'none', expected, text);
  const near = readMapping(`${start}  titel: { from: a }\n  descriptions: { from: a }`);
  assert.ok('faults' in near && near.faults.some(({ remedy }) => remedy.includes('description is meant')));
});

test('a file that would grow, or runs code, does not', () => {
  let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
  for (let i = 1; i < 8; i++)
    bomb += `a${i}: &a${i} [${Array(10)
      .fill(`*a${i - 1}`)
      .join(', ')}]\n`;
  assert.ok('faults' in readMapping(bomb));
  assert.ok('faults' in readMapping(`name: !!js/function 'function () { return 1 }'\nid: a\nfields: {}`));
  assert.ok('faults' in readMapping('x'.repeat(2_000_000)));
  const read = readMapping('name: x\nid: a\nfields: {}\nignores: { __proto__: { polluted: yes } }');
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  assert.ok(read);
});

test('a file is loaded by its path, and one that is not there is a fault', async () => {
  const place = await mkdtemp(join(tmpdir(), 'tessera-'));
  try {
    await writeFile(join(place, 'ours.yaml'), yaml);
    const read = await loadMapping(join(place, 'ours.yaml'));
    assert.ok('mapping' in read && read.mapping.name === 'ours');
    for (const path of [join(place, 'none.yaml'), place]) assert.ok('faults' in (await loadMapping(path)));
  } finally {
    await rm(place, { recursive: true });
  }
  assert.ok(isMappingFile('mine.yml') && isMappingFile('./mine') && !isMappingFile('tate'));
});
