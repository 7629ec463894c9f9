import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifyArchive } from '../../server/archive/verify.ts';
import { itemId } from '../../server/curation/item-id.ts';
import { temporaryArchive, temporaryFolder } from '../archive/temporary-archive.ts';
import { depositRows } from './deposit-rows.ts';

const title = (en: string) => ({ title: { en: [en] } });
const count = (archive: ReturnType<typeof temporaryArchive>, table: string) =>
  (archive.db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

test('a deposit becomes items with records, log entries and changes', async (t) => {
  const archive = temporaryArchive(t);
  const { result } = await depositRows(archive, [
    { id: '1', content: title('One') },
    { id: '2', content: title('Two') },
  ]);
  assert.deepEqual(result.outcome === 'done' && result.summary, {
    rows: 2,
    created: 2,
    changed: 0,
    same: 0,
    proposed: 0,
    refused: 0,
    withdrawn: 0,
    kept: 0,
    warnings: 0,
    failed: false,
  });
  const item = archive.reader.item(itemId({ partner: 'a', collection: 'shared', sourceId: '1' }));
  assert.deepEqual(
    item?.records.map((r) => [r.name, r.revision, r.content]),
    [['a', 1, title('One')]],
  );
  assert.equal(count(archive, 'change'), 2);
  const { faults, revisions } = await verifyArchive(archive);
  assert.deepEqual([faults, revisions], [[], 2]);
});

test('the same source again changes nothing; a changed row makes one new revision', async (t) => {
  const archive = temporaryArchive(t);
  const rows = [
    { id: '1', content: title('One') },
    { id: '2', content: title('Two') },
  ];
  await depositRows(archive, rows);
  const before = ['revision', 'change', 'item', 'record'].map((table) => count(archive, table));
  const again = await depositRows(archive, rows);
  assert.equal(again.result.outcome === 'done' && again.result.summary.same, 2);
  assert.deepEqual(
    ['revision', 'change', 'item', 'record'].map((table) => count(archive, table)),
    before,
  );
  const changed = await depositRows(archive, [{ id: '1', content: title('Uno') }, rows[1]!]);
  assert.deepEqual(
    changed.result.outcome === 'done' && [changed.result.summary.changed, changed.result.summary.same],
    [1, 1],
  );
  assert.equal(count(archive, 'revision'), 3);
});

test('a bad row stops none of the good ones, and says why', async (t) => {
  const archive = temporaryArchive(t);
  const { result, problems } = await depositRows(archive, [
    { id: '1', content: title('One') },
    { id: '2', content: {} },
    { id: '3', content: title('Three'), item: 'a/shared/none' },
    { id: '4', content: title('Four') },
  ]);
  assert.deepEqual(result.outcome === 'done' && [result.summary.created, result.summary.refused], [2, 2]);
  assert.deepEqual(
    problems.map((p) => [p.row, p.code]),
    [
      [2, 'title.missing'],
      [3, 'item.unknown'],
    ],
  );
});

test('partners describe one item side by side; the row’s own address redirects to it', async (t) => {
  const archive = temporaryArchive(t);
  await depositRows(archive, [{ id: '1', content: title('Mask') }]);
  await depositRows(archive, [{ id: 'x', content: title('Face'), item: 'a/shared/1' }], { partner: 'b' });
  const id = itemId({ partner: 'a', collection: 'shared', sourceId: '1' });
  await depositRows(
    archive,
    [{ id: 'y', content: title('Visage'), item: `http://127.0.0.1:3000/item/${id}` }],
    { partner: 'c' },
  );
  await depositRows(archive, [{ id: 'y2', content: title('Visage 2'), item: `item/${id}` }], {
    partner: 'c',
  });
  assert.deepEqual(
    archive.reader.item(id)?.records.map((r) => r.name),
    ['a', 'b', 'c', 'c.2'],
  );
  assert.equal(
    archive.reader.item(itemId({ partner: 'b', collection: 'shared', sourceId: 'x' }))?.joinedTo,
    id,
  );
});

test('without enough approvals a record waits and is not public', async (t) => {
  const archive = temporaryArchive(t, 2);
  const { result } = await depositRows(archive, [{ id: '1', content: title('One') }]);
  assert.equal(result.outcome === 'done' && result.summary.proposed, 1);
  assert.deepEqual(
    archive.reader.item(itemId({ partner: 'a', collection: 'shared', sourceId: '1' }))?.records,
    [],
  );
  assert.equal(count(archive, 'change'), 0);
});

test('a complete deposit takes back what it does not hold; what comes again is public again', async (t) => {
  const archive = temporaryArchive(t);
  const rows = [
    { id: '1', content: title('One') },
    { id: '2', content: title('Two') },
  ];
  await depositRows(archive, rows, { complete: true });
  const { result } = await depositRows(archive, [rows[0]!], { complete: true });
  assert.deepEqual(result.outcome === 'done' && [result.summary.same, result.summary.withdrawn], [1, 1]);
  const id = itemId({ partner: 'a', collection: 'shared', sourceId: '2' });
  assert.deepEqual(archive.reader.item(id)?.records, []);
  await depositRows(archive, rows);
  assert.equal(archive.reader.item(id)?.records.length, 1);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
});

test('a dry run writes nothing', async (t) => {
  const archive = temporaryArchive(t);
  const entries = count(archive, 'log');
  const { result } = await depositRows(archive, [{ id: '1', content: title('One') }], { dryRun: true });
  assert.equal(result.outcome === 'done' && result.summary.created, 1);
  assert.deepEqual(
    [count(archive, 'revision'), count(archive, 'deposit'), count(archive, 'log')],
    [0, 0, entries],
  );
});

test('pictures come from beside the source alone, and are kept by their SHA-256', async (t) => {
  const archive = temporaryArchive(t);
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'secret.png'), 'secret');
  writeFileSync(join(folder, 'in', 'ok.png'), 'picture');
  symlinkSync(join(folder, 'secret.png'), join(folder, 'in', 'link.png'));
  const media = (path: string) => ({ ...title(path), media: [{ path }] });
  const { problems } = await depositRows(
    archive,
    ['ok.png', '../secret.png', 'link.png', '/etc/passwd', 'none.png'].map((path) => ({
      id: path,
      content: media(path),
    })),
    { file: join(folder, 'in', 'rows.csv') },
  );
  assert.deepEqual(
    problems.map((p) => [p.row, p.code]),
    [
      [2, 'media.outside'],
      [3, 'media.outside'],
      [4, 'media.outside'],
      [5, 'media.absent'],
    ],
  );
  assert.equal(readdirSync(join(archive.dataDir, 'media')).length, 1);
  const { faults, files } = await verifyArchive(archive);
  assert.deepEqual([faults, files], [[], 1]);
});
