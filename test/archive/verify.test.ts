import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifyArchive } from '../../server/archive/verify.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { temporaryArchive, temporaryFolder } from './temporary-archive.ts';

const rows = ['1', '2', '3'].map((id) => ({ id, content: { title: { en: [`Title ${id}`] } } }));

test('tampering with any one row is found', async (t) => {
  const tampered: [string, RegExp][] = [
    ["UPDATE log SET actor = 'other' WHERE seq = 5", /log entry 5: its hash/],
    ['DELETE FROM log WHERE seq = 5', /log entry 6: entry 5 is missing/],
    ["UPDATE log_payload SET payload = '{}' WHERE seq = 5", /log entry 5: its payload/],
    [`UPDATE revision SET content = '{"title":{"en":["Forged"]}}' WHERE id = 2`, /revision 1: its content/],
  ];
  for (const [sql, expected] of tampered) {
    const archive = temporaryArchive(t);
    await depositRows(archive, rows);
    assert.deepEqual((await verifyArchive(archive)).faults, []);
    archive.db.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
    const faults = (await verifyArchive(archive)).faults.map(({ what, fault }) => `${what}: ${fault}`);
    assert.ok(
      faults.some((fault) => expected.test(fault)),
      `${sql}: ${faults}`,
    );
  }
});

test('a file that changed or is gone is found', async (t) => {
  const archive = temporaryArchive(t);
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'p.png'), 'picture');
  await depositRows(archive, [{ id: '1', content: { title: { en: ['x'] }, media: [{ path: 'p.png' }] } }], {
    file: join(folder, 'r.csv'),
  });
  const [shard] = readdirSync(join(archive.dataDir, 'media'));
  const [file] = readdirSync(join(archive.dataDir, 'media', shard!));
  writeFileSync(join(archive.dataDir, 'media', shard!, file!), 'Picture');
  assert.deepEqual((await verifyArchive(archive)).faults, [
    { what: `media ${file}`, fault: 'the file has changed' },
  ]);
});
