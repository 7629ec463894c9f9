import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withdrawRecord } from '../../server/acts/edit-record.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { itemId } from '../../server/curation/item-id.ts';
import { depositRows } from '../deposit/deposit-rows.ts';
import { temporaryArchive, temporaryFolder } from './temporary-archive.ts';

const rows = ['1', '2', '3'].map((id) => ({ id, content: { title: { en: [`Title ${id}`] } } }));

test('tampering with any one column of any one row of the log is found', async (t) => {
  const archive = temporaryArchive(t);
  await depositRows(archive, rows);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
  const last = archive.curation.chainHead()!.seq;
  const columns = ['seq', 'time', 'actor', 'kind', 'subject', 'digest', 'previous', 'hash'];
  for (let seq = 1; seq <= last; seq += 1)
    for (const column of columns) {
      const changed =
        column === 'seq'
          ? '1000'
          : ['digest', 'previous', 'hash'].includes(column)
            ? 'randomblob(32)'
            : `${column} || 'x'`;
      archive.db.exec('BEGIN');
      archive.db.exec(`UPDATE log SET ${column} = ${changed} WHERE seq = ${seq}`);
      const { faults } = await verifyArchive(archive);
      archive.db.exec('ROLLBACK');
      assert.match(faults[0]?.what ?? 'nothing', /^log entry/, `${column} of entry ${seq}`);
    }
});

const tampered: [string, RegExp][] = [
  ["UPDATE log SET actor = 'other' WHERE seq = 5", /log entry 5: its hash/],
  ['DELETE FROM log WHERE seq = 5', /log entry 6: entry 5 is missing/],
  ["UPDATE log_payload SET payload = '{}' WHERE seq = 5", /log entry 5: its payload/],
  ["UPDATE log_payload SET salt = x'00' WHERE seq = 5", /log entry 5: its payload/],
  [`UPDATE revision SET content = '{"title":{"en":["Forged"]}}' WHERE id = 2`, /revision 1: its content/],
  [
    `UPDATE revision SET content = '{"title":{"en":["Forged"]}}',
     digest = x'${createHash('sha256').update('{"title":{"en":["Forged"]}}').digest('hex')}' WHERE id = 2`,
    /revision 1: no entry of the log speaks of it/,
  ],
  // A revision that awaits the partners, one that was public once, and a record that was taken back.
  [
    'UPDATE record SET published = pending WHERE id = 1',
    /revision 3 is public, which the log did not publish last/,
  ],
  [
    'UPDATE record SET published = (SELECT id FROM revision WHERE record = 1 AND number = 1) WHERE id = 1',
    /revision 1 is public/,
  ],
  [
    'UPDATE record SET published = (SELECT id FROM revision WHERE record = 2 AND number = 1) WHERE id = 2',
    /revision 1 is public/,
  ],
  ['UPDATE record SET published = NULL WHERE id = 3', /revision 1 is not public, as the log says it is/],
  [
    'UPDATE record SET published = (SELECT published FROM record WHERE id = 3) WHERE id = 1',
    /revision 2 is not public/,
  ],
];
test('tampering with contents, payloads and what is public is found', async (t) => {
  const archive = temporaryArchive(t);
  await depositRows(archive, rows);
  await depositRows(archive, [{ id: '1', content: { title: { en: ['Second'] } } }]);
  const withdraw = { item: itemId({ partner: 'a', collection: 'shared', sourceId: '2' }), record: 'a' };
  withdrawRecord(archive, {
    ...withdraw,
    actor: { id: 'x', partner: 'a', role: 'steward' },
    time: new Date().toISOString(),
  });
  await depositRows(archive, [{ id: '1', content: { title: { en: ['Proposed'] } } }], { role: 'curator' });
  assert.deepEqual((await verifyArchive(archive)).faults, []);
  archive.db.exec('PRAGMA foreign_keys = OFF');
  for (const [sql, expected] of tampered) {
    archive.db.exec(`BEGIN; ${sql}`);
    const faults = (await verifyArchive(archive)).faults.map(({ what, fault }) => `${what}: ${fault}`);
    archive.db.exec('ROLLBACK');
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
