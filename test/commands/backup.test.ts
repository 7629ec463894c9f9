import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { askErasure, confirmErasure } from '../../server/acts/erase.ts';
import { type Archive, openArchive } from '../../server/archive/open-archive.ts';
import { verifyArchive } from '../../server/archive/verify.ts';
import { done, now } from '../acts/acts-world.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';
import { startServer, until } from '../server/start-server.ts';
import { type CliPlace, dataDirOf, runCli } from './run-cli.ts';

/** An archive with three rows, one of them with a picture. */
async function filled(t: { after(act: () => void): void }): Promise<CliPlace & { rows: string }> {
  const folder = temporaryFolder(t);
  const place: CliPlace = { folder };
  await sharp({ create: { width: 20, height: 10, channels: 3, background: 'red' } })
    .png()
    .toFile(join(folder, 'red.png'));
  const rows = join(folder, 'rows.csv');
  writeFileSync(rows, 'id,title@en,media\n1,Canarywing mask,red.png\n2,Another,\n3,Third,\n');
  await runCli(place, 'partner', 'add', 'm', '--name', 'Museum');
  await runCli(place, 'collection', 'add', 'masks', '--name', 'Masks', '--partner', 'm');
  const { code, err } = await runCli(place, 'ingest', rows, '--partner', 'm', '--collection', 'masks');
  assert.equal(code, 0, err);
  return { ...place, rows };
}

const titles = (archive: Archive): string[] =>
  (
    archive.db
      .prepare('SELECT content FROM record JOIN revision ON revision.id = record.published')
      .all() as { content: string }[]
  )
    .map(({ content }) => (JSON.parse(content) as { title: { en: string[] } }).title.en[0]!)
    .sort();

/** Destroys what the row with a title says, as two keepers of the archive do. */
async function erase(archive: Archive, title: string): Promise<void> {
  const { item, name } = archive.db
    .prepare(
      'SELECT item, name FROM record JOIN revision ON revision.id = record.published WHERE instr(content, ?) > 0',
    )
    .get(title) as { item: string; name: string };
  const by = (id: string) => ({ id, operator: true, stewardOf: [] });
  const { erasure } = done(
    askErasure(archive, { item, record: name, ground: 'law', by: by('one'), time: now() }),
  );
  const removeDerivatives = async () => {};
  done(await confirmErasure(archive, { erasure, by: by('two'), time: now(), removeDerivatives }));
}

/** Where a text is found among files. */
const traces = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).toString('latin1').includes(text));

test('a backup is taken beside a running server, and restored when it has ended: what was erased since stays erased', async (t) => {
  const place = await filled(t);
  const file = join(place.folder, 'backup.tar');
  const server = await startServer(place.folder);
  try {
    await until(async () => ((await server.get('readyz')).ok ? true : undefined), { limit: 60_000 });
    const made = await runCli(place, 'backup', file);
    assert.equal(made.code, 0, made.err);
    assert.equal(statSync(file).mode & 0o077, 0, 'nobody else reads it');
    assert.deepEqual(
      readdirSync(place.folder).filter((name) => name.includes('making')),
      [],
    );
    const refused = await runCli(place, 'restore', file);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /Stop it/);
  } finally {
    await server.end('SIGTERM');
  }

  const present = openArchive(dataDirOf(place));
  await erase(present, 'Canarywing');
  present.close();
  writeFileSync(place.rows, 'id,title@en\n2,Renamed\n3,Third\n');
  await runCli(place, 'ingest', place.rows, '--partner', 'm', '--collection', 'masks');

  const restored = await runCli(place, 'restore', file);
  assert.equal(restored.code, 0, restored.err);
  assert.match(restored.out, /1 records that were erased since/);
  const archive = openArchive(dataDirOf(place));
  t.after(() => archive.close());
  assert.deepEqual(titles(archive), ['Another', 'Third']);
  assert.deepEqual((await verifyArchive(archive)).faults, []);
  assert.deepEqual(traces(dataDirOf(place), 'Canarywing'), []);
  const aside = readdirSync(place.folder).filter((name) => name.startsWith('data.before-'));
  assert.equal(aside.length, 1);
  assert.ok(existsSync(join(place.folder, aside[0]!, 'archive.sqlite')));
});

test('on a new machine a list of erasures does the same', async (t) => {
  const place = await filled(t);
  const file = join(place.folder, 'backup.tar');
  assert.equal((await runCli(place, 'backup', file)).code, 0);
  const present = openArchive(dataDirOf(place));
  await erase(present, 'Canarywing');
  present.close();
  const { out } = await runCli(place, 'erasures');
  const list = join(place.folder, 'erasures.ndjson');
  writeFileSync(list, out);

  const other: CliPlace = { folder: temporaryFolder(t) };
  const restored = await runCli(other, 'restore', file, '--erasures', list);
  assert.equal(restored.code, 0, restored.err);
  const archive = openArchive(dataDirOf(other));
  t.after(() => archive.close());
  assert.deepEqual(titles(archive), ['Another', 'Third']);
  assert.deepEqual(
    readdirSync(other.folder, { recursive: true }).filter((name) => String(name).includes('before')),
    [],
  );

  const whole: CliPlace = { folder: temporaryFolder(t) };
  assert.equal((await runCli(whole, 'restore', file)).code, 0);
  const again = openArchive(dataDirOf(whole));
  t.after(() => again.close());
  assert.deepEqual(titles(again), ['Another', 'Canarywing mask', 'Third']);
  assert.equal((await verifyArchive(again)).files, 1);
});

test('a file that is no whole backup changes nothing', async (t) => {
  const place = await filled(t);
  const file = join(place.folder, 'backup.tar');
  assert.equal((await runCli(place, 'backup', file)).code, 0);
  const text = join(place.folder, 'text.tar');
  writeFileSync(text, 'no backup at all'.repeat(100));
  const changed = join(place.folder, 'changed.tar');
  const bytes = readFileSync(file);
  // Within the picture, which stands last before the end of the archive.
  bytes[bytes.length - 1024 - 512 + 3]! ^= 0xff;
  writeFileSync(changed, bytes);
  truncateSync(file, statSync(file).size - 2000);
  mkdirSync(join(place.folder, 'empty'));
  for (const [bad, code] of [
    [text, 2],
    [file, 2],
    [changed, 1],
  ] as const) {
    const refused = await runCli(place, 'restore', bad);
    assert.equal(refused.code, code, `${bad}: ${refused.err}`);
    assert.match(refused.err, /is as it was/);
  }
  assert.equal((await runCli(place, 'restore', join(place.folder, 'none.tar'))).code, 2);
  const archive = openArchive(dataDirOf(place));
  t.after(() => archive.close());
  assert.equal(titles(archive).length, 3);
  assert.deepEqual(
    readdirSync(place.folder).filter((name) => /restoring|before/.test(name)),
    [],
  );
});
