import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { migrations } from '../../server/archive/migrations.ts';
import { openArchive } from '../../server/archive/open-archive.ts';
import { titleKeys } from '../../vocab/record/title-keys.ts';
import { temporaryFolder } from './temporary-archive.ts';

test('records that were there before titles were indexed are found by theirs', (t) => {
  const dataDir = join(temporaryFolder(t), 'data');
  mkdirSync(dataDir);
  const step = migrations.findIndex((sql) => sql.includes('CREATE TABLE title_key'));
  assert.ok(step > 0);
  const db = new DatabaseSync(join(dataDir, 'archive.sqlite'), { enableForeignKeyConstraints: false });
  for (const sql of migrations.slice(0, step)) db.exec(sql);
  db.exec(`PRAGMA user_version = ${step}`);
  const content = { title: { en: ['Snow Storm'] }, creator: [{ agent: { label: { en: ['Turner'] } } }] };
  const record = db.prepare(
    "INSERT INTO record (id, item, name, partner, collection, source_id, revisions, published) VALUES (?, ?, 'a', 'a', 'c', ?, 1, ?)",
  );
  const revision = db.prepare(
    "INSERT INTO revision (id, record, number, state, digest, deposit, time, content) VALUES (?, ?, 1, 'published', x'00', 1, '', ?)",
  );
  for (const [id, published] of [
    [1, 1],
    [2, null],
  ] as const) {
    record.run(id, `item${id}`, `${id}`, published);
    revision.run(id, id, JSON.stringify(content));
  }
  db.close();

  const archive = openArchive(dataDir);
  t.after(() => archive.close());
  const { made, titled } = titleKeys(content);
  archive.writer.look((tx) => {
    for (const key of [...made, ...titled]) assert.deepEqual(tx.itemsTitled(key, 'b'), ['item1']);
    assert.deepEqual(tx.itemsTitled(titled[0]!, 'a'), [], 'a partner’s own are not looked for');
  });
});
