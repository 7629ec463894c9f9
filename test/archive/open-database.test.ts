import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../server/archive/open-database.ts';
import { temporaryFolder } from './temporary-archive.ts';

test('a database that another process has locked as a whole is waited for', async (t) => {
  const dataDir = temporaryFolder(t);
  const file = join(dataDir, 'archive.sqlite');
  // Before write-ahead logging is on, an exclusive transaction shuts everyone out.
  const holder = spawn(process.execPath, [
    '-e',
    `const { DatabaseSync } = require('node:sqlite');
     const db = new DatabaseSync(${JSON.stringify(file)});
     db.exec('CREATE TABLE held (n); BEGIN EXCLUSIVE; INSERT INTO held VALUES (1)');
     console.log('held');
     setTimeout(() => { db.exec('COMMIT'); db.close(); }, 400);`,
  ]);
  const ended = once(holder, 'exit');
  await once(holder.stdout, 'data');
  const begun = performance.now();
  const db = openDatabase({ dataDir });
  assert.ok(performance.now() - begun > 100, 'it was locked');
  assert.deepEqual({ ...db.prepare('PRAGMA journal_mode').get() }, { journal_mode: 'wal' });
  assert.deepEqual({ ...db.prepare('SELECT n FROM held').get() }, { n: 1 });
  db.close();
  assert.deepEqual(await ended, [0, null]);
});
