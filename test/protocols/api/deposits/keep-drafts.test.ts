import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SourcedRow } from '../../../../server/deposit/prepare-row.ts';
import { readDrafts, writeDrafts } from '../../../../server/protocols/api/deposits/keep-drafts.ts';
import { temporaryFolder } from '../../../archive/temporary-archive.ts';

const concept = (id: string) => ({ id, scheme: 'x', label: { en: [id] } });
const row = (n: number, more: Partial<NonNullable<SourcedRow['draft']>> = {}): SourcedRow => ({
  row: n,
  draft: { row: n, id: `${n}`, content: {}, ...more },
  content: { title: { en: [`Row ${n}`] } },
  problems: [],
});

test('rows come back as they were read, and what many of them bring is one object again, written once', async (t) => {
  const folder = temporaryFolder(t);
  const [wood, gold] = [concept('wood'), concept('gold')];
  const speaksOf = { title: ['en'], date: 'all' } as const;
  const rows: SourcedRow[] = [
    row(1, { concepts: [wood, gold], speaksOf }),
    { row: 2, problems: [{ row: 2, code: 'x', severity: 'error', path: '', message: 'm', remedy: 'r' }] },
    row(3, { concepts: [gold], speaksOf, item: 'item/abc', relatedRows: ['1'] }),
    row(4),
  ];
  const writer = await writeDrafts(folder);
  await writer.add(rows.slice(0, 2));
  await writer.add(rows.slice(2));
  await writer.end();
  const read = await Array.fromAsync(readDrafts(folder));
  assert.deepEqual(read, rows);
  assert.equal(read[0]!.draft!.concepts![1], read[2]!.draft!.concepts![0]);
  assert.equal(read[0]!.draft!.speaksOf, read[2]!.draft!.speaksOf);
  assert.equal(readFileSync(join(folder, 'drafts.ndjson'), 'utf8').split('\n').length - 1, rows.length + 3);
});

test('more concepts than are remembered do no harm', async (t) => {
  const folder = temporaryFolder(t);
  const first = concept('first');
  const writer = await writeDrafts(folder);
  const many = Array.from({ length: 51_000 }, (_, n) => concept(`c${n}`));
  await writer.add([
    row(1, { concepts: [first] }),
    row(2, { concepts: many }),
    row(3, { concepts: [first, many[50_999]!] }),
  ]);
  await writer.end();
  const read = await Array.fromAsync(readDrafts(folder));
  assert.deepEqual([read[0]!.draft!.concepts, read[2]!.draft!.concepts], [[first], [first, many[50_999]]]);
});
