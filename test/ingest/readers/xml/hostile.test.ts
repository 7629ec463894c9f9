import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRows } from '../../../../ingest/readers/read-rows.ts';
import { collectRows } from '../collect-rows.ts';

const head = '<modsCollection xmlns="http://www.loc.gov/mods/v3">';
const record = (inner: string) => `<mods><titleInfo><title>${inner}</title></titleInfo></mods>`;
const good = record('gut');

test('document types with anything in them are refused: billion laughs, external entities, parameters', async () => {
  const types = [
    '<!DOCTYPE mods [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
    '<!DOCTYPE mods [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE mods SYSTEM "http://127.0.0.1:1/evil.dtd">',
    '<!DOCTYPE ead [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]>',
  ];
  for (const type of types) {
    const { rows, failure } = await collectRows({
      bytes: `<?xml version="1.0"?>${type}${head}${good}</modsCollection>`,
    });
    assert.equal(rows.length, 0);
    assert.equal(failure?.code, 'xml.doctype', type);
  }
  const html = await collectRows({ bytes: '<!DOCTYPE html><html/>' });
  assert.equal(html.failure?.code, 'xml.doctype');
});

test('entities that are not of XML end the reading; the records before stand, and the line is named', async () => {
  const { rows, failure } = await collectRows({
    bytes: `${head}\n${good}\n${record('&nbsp;')}${good}</modsCollection>`,
  });
  assert.equal(rows.length, 1);
  assert.equal(failure?.code, 'xml.syntax');
  assert.equal(failure?.row, 2);
  assert.match(failure!.message, /line 3/);
});

test('what XML cannot hold is a fault of its record: NUL, control characters, halves of surrogate pairs', async () => {
  for (const bad of ['a\u0000b', 'a\u0001b', '&#xD800;', '&#0;', '&#x110000;', '<', ']]>']) {
    const { rows, failure } = await collectRows({ bytes: `${head}${good}${record(bad)}</modsCollection>` });
    assert.equal(rows.length, 1, bad);
    assert.equal(failure?.code, 'xml.syntax', bad);
  }
});

test('a file that is cut short gives what came before', async () => {
  const whole = `${head}${good}${record('b')}</modsCollection>`;
  const { rows, failure } = await collectRows({ bytes: whole.slice(0, whole.length - 40) });
  assert.equal(rows.length, 1);
  assert.equal(failure?.code, 'xml.cut');
});

test('a record that is nested too deep, or holds too much, is a problem of its own; others go on', async () => {
  const deep = `<mods>${'<a>'.repeat(500)}x${'</a>'.repeat(500)}</mods>`;
  const long = record('x'.repeat(1_100_000));
  const many = `<mods>${'<a/>'.repeat(100_001)}</mods>`;
  const { rows, problems, failure } = await collectRows({
    bytes: `${head}${good}${deep}${good}${long}${many}${good}</modsCollection>`,
  });
  assert.equal(failure, undefined);
  assert.deepEqual(
    rows.map(({ row }) => row),
    [1, 3, 6],
  );
  assert.deepEqual(
    problems.map(({ code, row }) => [code, row]),
    [
      ['xml.large', 2],
      ['xml.large', 4],
      ['xml.large', 5],
    ],
  );
});

test('a component of a finding aid that holds too much is left out, and the others go on', async () => {
  const c = (title: string) => `<c><did><unittitle>${title}</unittitle></did></c>`;
  const { rows, codes } = await collectRows({
    bytes: `<ead><eadheader><eadid>e</eadid></eadheader><archdesc><did/><dsc>${c('a')}${c('x'.repeat(1_100_000))}${c('b')}</dsc></archdesc></ead>`,
  });
  assert.equal(rows.length, 3);
  assert.deepEqual(codes, ['xml.large']);
});

test('elements without end are refused before memory is', async () => {
  const { failure } = await collectRows({ bytes: `${head}${'<a>'.repeat(20_000)}` });
  assert.equal(failure?.code, 'xml.syntax');
  const attributes = Array.from({ length: 2100 }, (_, i) => `a${i}="x"`).join(' ');
  const wide = await collectRows({ bytes: `${head}<mods ${attributes}/></modsCollection>` });
  assert.equal(wide.failure?.code, 'xml.syntax');
});

test('a gigabyte in one text, tag or comment ends the reading after 16 MB', async () => {
  for (const start of [`${head}${good}<mods><note>`, `${head}${good}<mods a="`, `${head}${good}<!-- `]) {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(start);
      const part = Buffer.alloc(1_000_000, 'x');
      while (given < 1000) {
        given++;
        yield part;
      }
    }
    const outcomes = [];
    for await (const outcome of readRows({ file: endless() })) outcomes.push(outcome);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['row', 'failure'],
    );
    assert.ok(given < 30, `${given} MB were read`);
  }
});

test('names that JavaScript has a meaning for are names like others', async () => {
  const { values } = await collectRows({
    bytes: `${head}<mods><__proto__>a</__proto__><constructor>b</constructor></mods></modsCollection>`,
  });
  const element = (values[0] as { mods: object[] }).mods[0]!;
  assert.equal(Object.getPrototypeOf(element), Object.prototype);
  assert.deepEqual(Object.entries(element), [
    [':__proto__', [{ '#': 'a' }]],
    ['constructor', [{ '#': 'b' }]],
  ]);
});

test('a file of 200 MB, which as text in memory is 330, is read in less than 200', async () => {
  const block = Buffer.from(record('水墨画 Aquarell '.repeat(300)).repeat(100));
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head);
    for (let i = 0; i < 400; i++) yield block;
    yield Buffer.from('</modsCollection>');
  }
  let rows = 0;
  let peak = 0;
  const before = process.memoryUsage().heapUsed;
  for await (const outcome of readRows({ file: stream() })) {
    assert.equal(outcome.kind, 'row');
    if (++rows % 1000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  assert.equal(rows, 40_000);
  assert.ok(peak - before < 200_000_000, `grown by ${Math.round((peak - before) / 1e6)} MB`);
});
