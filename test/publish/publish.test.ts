import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryArchive } from '../archive/temporary-archive.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { publishAll } from './publish-all.ts';

const rows = ['1', '2', '3'].map((id) => ({ id, content: { title: { en: [`Title ${id}`] } } }));

test('the public list holds what became different in public, and nothing else', async (t) => {
  const archive = temporaryArchive(t);
  const publishedKinds = () => {
    publishAll(archive);
    return archive.publicList.changesAfter(0, 100).map((c) => c.kind);
  };
  await depositRows(archive, rows, { complete: true });
  assert.deepEqual(publishedKinds(), ['create', 'create', 'create']);
  await depositRows(archive, rows);
  assert.deepEqual(publishedKinds(), ['create', 'create', 'create']);
  await depositRows(archive, [{ id: '1', content: { title: { en: ['Other'] } } }]);
  await depositRows(archive, [rows[0]!]);
  // Changed and changed back before anyone looked: nothing became different.
  assert.equal(publishedKinds().length, 3);
  await depositRows(archive, [rows[1]!], { complete: true });
  assert.deepEqual(publishedKinds().slice(3), ['delete', 'delete']);
  await depositRows(archive, rows);
  assert.deepEqual(publishedKinds().slice(5), ['create', 'create']);
  const records = archive.publicList.records({ limit: 10 });
  assert.deepEqual(
    records.map((r) => r.deleted),
    [false, false, false],
  );
  assert.deepEqual(
    records.map((r) => r.seq),
    records.map((r) => r.seq).sort((a, b) => a - b),
  );
  assert.equal(archive.publicList.count({ partner: 'a' }), 3);
  assert.equal(archive.publicList.count({ partner: 'b' }), 0);
});

test('what waits for approvals leaves no trace in the public list', async (t) => {
  const archive = temporaryArchive(t, 2);
  await depositRows(archive, rows);
  publishAll(archive);
  assert.equal(archive.publicList.head(), 0);
  assert.deepEqual(archive.publicList.records({ limit: 10 }), []);
});
