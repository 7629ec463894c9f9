import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { dataDirOf, runCli } from './run-cli.ts';

test('export makes the dumps of an archive that no server serves, and keeps a release', async (t) => {
  const place = { folder: temporaryFolder(t) };
  assert.equal((await runCli(place, 'export')).code, 2, 'there is no archive yet');
  await runCli(place, 'partner', 'add', 'm', '--name', 'Museum');
  await runCli(place, 'collection', 'add', 'masks', '--name', 'Masks', '--partner', 'm');
  const file = join(place.folder, 'rows.csv');
  writeFileSync(file, 'id,title@en\n1,One mask\n2,Another\n');
  assert.equal((await runCli(place, 'ingest', file, '--partner', 'm', '--collection', 'masks')).code, 0);
  const made = await runCli(place, 'export', '--release', '2026.1');
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /^2 records, \d+ quads, \d+ files/);
  for (const folder of ['current', 'releases/2026.1']) {
    const csv = join(dataDirOf(place), 'dumps', folder, 'all.csv.gz');
    assert.ok(existsSync(csv));
    assert.match(gunzipSync(readFileSync(csv)).toString(), /One mask/);
  }
  assert.equal((await runCli(place, 'export', '--release', '2026.1')).code, 2);
  assert.equal((await runCli(place, 'export', '--release', '../x')).code, 2);
});
