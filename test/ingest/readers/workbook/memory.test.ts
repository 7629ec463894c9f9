import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { keepTexts } from '../../../../ingest/readers/workbook/keep-texts.ts';
import { readWorkbook } from '../../../../ingest/readers/workbook/read-workbook.ts';
import { textRow, writeXlsx } from './write-workbook.ts';

// What making the file leaves behind would be counted too.
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const held = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

test('a workbook of 80 MB unpacked is read in less than 20 MB', async () => {
  const text = 'Watercolour, ink and graphite; 水墨画 '.repeat(20);
  const rows = [textRow('id', 'text')];
  for (let i = 0; i < 100_000; i++) rows.push(textRow(String(i), `${i} ${text}`));
  const folder = await mkdtemp(join(tmpdir(), 'tessera-'));
  const path = join(folder, 'a.xlsx');
  await writeFile(path, writeXlsx({ sheets: [{ name: 'S', rows: rows.join('') }] }));
  rows.length = 0;
  try {
    let count = 0;
    let peak = 0;
    const before = held();
    for await (const outcome of readWorkbook({ path })) {
      assert.equal(outcome.kind, 'row');
      if (++count % 20_000 === 0) peak = Math.max(peak, held());
    }
    assert.equal(count, 100_000);
    assert.ok(peak - before < 20_000_000, `grown by ${Math.round((peak - before) / 1e6)} MB`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('shared texts past their share of memory are found again in a file', () => {
  const texts = keepTexts(1000);
  const of = (i: number): string => `${i} 絹 ${'x'.repeat(i % 50)}`;
  for (let i = 0; i < 5000; i++) texts.add(of(i));
  assert.equal(texts.count(), 5000);
  for (const i of [0, 10, 499, 2500, 4999]) assert.equal(texts.get(i), of(i));
  assert.equal(texts.get(5000), undefined);
  texts.close();
});
