import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectRows } from '../collect-rows.ts';

const mods = 'http://www.loc.gov/mods/v3';
const wrap = (inner: string) => `<modsCollection xmlns="${mods}">${inner}</modsCollection>`;
const record = (title: string) => `<mods><titleInfo><title>${title}</title></titleInfo></mods>`;

test('records are recognised by their namespace, whatever prefix, wrapper or name the file has', async () => {
  const cases: [text: string, format: string][] = [
    [`<x:mods xmlns:x="${mods}"/>`, 'mods'],
    ['<a><b><l:lido xmlns:l="http://www.lido-schema.org"/></b></a>', 'lido'],
    ['<ead xmlns="urn:isbn:1-931666-22-9"><archdesc><did/></archdesc></ead>', 'ead'],
    ['<collection><record><leader>x</leader></record></collection>', 'marcxml'],
    ['<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"/>', 'dc'],
  ];
  for (const [text, format] of cases) {
    const { values, problems } = await collectRows({ bytes: text, name: 'objects.xml' });
    assert.deepEqual(problems, [], text);
    assert.deepEqual(Object.keys(values[0]!), [format], text);
  }
});

test('elements become lists by name, attributes and texts keys, each text with the language in force', async () => {
  const { rows } = await collectRows({
    bytes: wrap(
      '\n <mods xml:lang="de"><titleInfo type="x"><title> Ein\n  Titel </title><title lang="gez">ሀ</title></titleInfo></mods>',
    ),
  });
  assert.equal(rows[0]!.line, 2);
  assert.deepEqual(rows[0]!.values, {
    mods: [
      {
        titleInfo: [
          {
            '@type': 'x',
            title: [
              { '#': 'Ein Titel', '@xml:lang': 'de' },
              { '@lang': 'gez', '#': 'ሀ', '@xml:lang': 'gez' },
            ],
          },
        ],
      },
    ],
  });
});

test('mixed content is one text in its order; entities, character references and CDATA are characters', async () => {
  const { values } = await collectRows({
    bytes: wrap('<mods><note>Mit <b>zwei</b>, &#x627;&amp;<![CDATA[<c>]]></note></mods>'),
  });
  const [note] = (values[0] as { mods: { note: { '#': string }[] }[] }).mods[0]!.note;
  assert.equal(note!['#'], 'Mit zwei, ا&<c>');
});

test('no border between parts of a file matters', async () => {
  const text = wrap(record('北斎 &amp; 広重 𐌰').repeat(3));
  const whole = await collectRows({ bytes: text });
  for (const size of [1, 2, 3, 7]) {
    const { values, problems } = await collectRows({ bytes: text, size });
    assert.deepEqual(problems, []);
    assert.deepEqual(values, whole.values, `in parts of ${size}`);
  }
});

test('the encoding is that of the mark or the declaration', async () => {
  const text = record('Müller · Ștefan');
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${wrap(text)}`;
  const utf16 = Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le');
  const title = (values: Record<string, unknown>[]) => JSON.stringify(values[0]).match(/"#":"([^"]*)/)![1];
  assert.equal(title((await collectRows({ bytes: utf16 })).values), 'Müller · Ștefan');
  const latin = Buffer.from(declared('ISO-8859-2').replace('Ștefan', 'Łódź'), 'utf8');
  // By ISO 8859-2: ü is FC, Ł A3, ó F3, ź BC.
  const bytes = Buffer.from(
    [...latin.toString('utf8')].map(
      (c) => ({ ü: 0xfc, Ł: 0xa3, ó: 0xf3, ź: 0xbc, '·': 0x2e })[c] ?? c.charCodeAt(0),
    ),
  );
  assert.equal(title((await collectRows({ bytes })).values), 'Müller . Łódź');
  const unknown = await collectRows({ bytes: declared('x-museum') });
  assert.equal(unknown.failure?.code, 'encoding.name');
});

test('text that was garbled before is warned of with its row', async () => {
  const { problems } = await collectRows({ bytes: wrap(record('gut') + record('MÃ¼ller')) });
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [['encoding.garbled', 2]],
  );
});

test('a format that is told is the only one looked for', async () => {
  const { failure } = await collectRows({ bytes: wrap(record('a')), format: 'lido' });
  assert.equal(failure?.code, 'xml.records');
  assert.match(failure!.message, /no lido/);
  const html = await collectRows({ bytes: '<html><body/></html>' });
  assert.equal(html.failure?.code, 'xml.records');
});

test('an OAI-PMH answer that is an error says so', async () => {
  const { codes, failure } = await collectRows({
    bytes:
      '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="noRecordsMatch">none</error></OAI-PMH>',
  });
  assert.deepEqual(codes, ['oai.error']);
  assert.equal(failure, undefined);
});

test('a tree of 10,000 components comes row by row, the parent before it has been read to its end', async () => {
  const parts = [
    '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>r</recordid></control><archdesc level="fonds"><did><unittitle>F</unittitle></did><dsc>',
    ...Array.from(
      { length: 100 },
      (_, s) =>
        `<c level="series"><did><unittitle>S${s}</unittitle></did>${'<c><did><unittitle>x</unittitle></did></c>'.repeat(99)}</c>`,
    ),
    '</dsc></archdesc></ead>',
  ];
  const { readRows } = await import('../../../../ingest/readers/read-rows.ts');
  let given = 0;
  async function* stream() {
    for (const part of parts) {
      given++;
      // More than what is looked at to find the encoding.
      yield Buffer.from(part.padEnd(70_000, ' '));
    }
  }
  let rows = 0;
  const ids = new Set<string>();
  for await (const outcome of readRows({ file: stream() })) {
    assert.equal(outcome.kind, 'row');
    if (++rows === 1) assert.ok(given < 6, `${given} parts were read before the first row`);
    if (outcome.kind === 'row')
      ids.add((outcome.values as { ead: Record<string, string>[] }).ead[0]!['@row-id']!);
  }
  assert.equal(rows, 10_001);
  assert.equal(ids.size, 10_001);
  assert.ok(ids.has('r/100.99'));
});
