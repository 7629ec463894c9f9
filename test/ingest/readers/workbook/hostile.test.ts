import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RowDraft, readDrafts } from '../../../../ingest/ingest.ts';
import { collectRows, streamOf } from '../collect-rows.ts';
import { textRow, writeOds, writeXlsx, xlsxParts } from './write-workbook.ts';
import { writeZip } from './write-zip.ts';

const good = { sheets: [{ name: 'S', rows: `${textRow('id', 'title')}${textRow('1', 'bowl')}` }] };
const failureOf = async (bytes: Uint8Array) => (await collectRows({ bytes })).failure?.code;
const withPart = (name: string, more: object) =>
  writeZip(xlsxParts(good).map((part) => (part.name === name ? { ...part, ...more } : part)));
const sheet = 'xl/worksheets/sheet1.xml';

test('what would unpack to hundreds of times its size is not unpacked', async () => {
  const bytes = withPart(sheet, { content: Buffer.alloc(70_000_000, 32) });
  assert.ok(bytes.length < 100_000);
  assert.equal(await failureOf(bytes), 'zip.bomb');
});

test('a directory that lies about sizes ends the reading', async () => {
  assert.equal(await failureOf(withPart(sheet, { claims: 10 })), 'zip.broken');
});

test('names that lead out of the archive are refused', async () => {
  assert.equal(
    await failureOf(writeZip([...xlsxParts(good), { name: '../../etc/cron.d/x', content: 'x' }])),
    'zip.path',
  );
});

test('protected workbooks are named as that', async () => {
  assert.equal(await failureOf(withPart(sheet, { locked: true })), 'workbook.encrypted');
  assert.equal(
    await failureOf(writeOds('', '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>')),
    'workbook.encrypted',
  );
  const old = await collectRows({
    bytes: Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
  });
  assert.match(old.failure!.message, /password/);
});

test('cut, broken and foreign archives say what they are', async () => {
  const whole = writeXlsx(good);
  assert.equal(await failureOf(whole.subarray(0, whole.length - 100)), 'zip.broken');
  assert.equal(await failureOf(writeZip([{ name: 'readme.txt', content: 'x' }])), 'format.unknown');
  assert.equal(await failureOf(writeZip([{ name: 'xl/workbook.bin', content: 'x' }])), 'format.unknown');
  assert.equal(await failureOf(withPart(sheet, { content: '<worksheet><sheetData><row>' })), 'workbook.xml');
  const named = await collectRows({ bytes: whole, name: 'objects.csv' });
  assert.deepEqual(named.codes, ['format.name']);
  assert.equal(named.values.length, 1);
});

test('a DTD with entities that grow is refused', async () => {
  const content = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>${textRow('&b;', 'x')}</sheetData></worksheet>`;
  assert.equal(await failureOf(withPart(sheet, { content })), 'workbook.xml');
});

test('a cell of 20 million characters costs its row alone', async () => {
  const rows = `${textRow('id', 'title')}${textRow('1', 'x'.repeat(20_000_000))}${textRow('2', 'y &amp; z')}`;
  const { values, problems } = await collectRows({ bytes: writeXlsx({ sheets: [{ name: 'S', rows }] }) });
  assert.deepEqual(values, [{ id: '2', title: 'y & z' }]);
  assert.deepEqual(
    problems.map(({ code, row, column }) => [code, row, column]),
    [['cell.size', 1, 'title']],
  );
});

test('a million columns are refused, or never come', async () => {
  const many = `<row>${Array.from({ length: 3000 }, (_, at) => `<c t="inlineStr"><is><t>h${at}</t></is></c>`).join('')}</row>`;
  assert.equal(
    await failureOf(writeXlsx({ sheets: [{ name: 'S', rows: many + textRow('1', 'x') }] })),
    'table.columns',
  );
  const far = `<row><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c><c r="ZZZZZZZ1" t="inlineStr"><is><t>far</t></is></c></row>${textRow('1', 'x')}`;
  assert.deepEqual((await collectRows({ bytes: writeXlsx({ sheets: [{ name: 'S', rows: far }] }) })).values, [
    { id: '1', title: 'x' },
  ]);
  const repeated = writeOds(
    '<table:table table:name="T"><table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="1000000"><text:p>id</text:p></table:table-cell></table:table-row></table:table>',
  );
  assert.equal(await failureOf(repeated), 'table.columns');
});

test('NUL and halves of surrogates are left out with a warning; formulas as text stay text', async () => {
  const rows = `${textRow('id', 'title')}${textRow('1', 'a_x0000_b_xD800_c')}${textRow('2', '=cmd|calc')}`;
  const bytes = writeXlsx({ sheets: [{ name: 'S', rows }] });
  const drafts: RowDraft[] = [];
  for await (const draft of readDrafts({ file: streamOf(bytes) })) drafts.push(draft);
  assert.deepEqual(drafts[0]?.content?.title, { und: ['ab\ufffdc'] });
  assert.deepEqual(
    drafts[0]?.problems.map(({ code }) => code),
    ['text.characters'],
  );
  assert.deepEqual(drafts[1]?.content?.title, { und: ['=cmd|calc'] });
});
