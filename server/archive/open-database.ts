import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { titleKeys } from '../../vocab/record/title-keys.ts';
import { migrations } from './migrations.ts';

/** How long a connection waits for another's write, in milliseconds. Writes last under 50 ms each. */
const patience = 15_000;

function migrate(db: DatabaseSync): void {
  for (;;) {
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version === migrations.length) return;
    if (version > migrations.length)
      throw new Error(
        `The data folder was written by a newer version (schema ${version}, this one knows ${migrations.length}). Install that version.`,
      );
    db.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have taken the step while this one waited.
      const now = db.prepare('PRAGMA user_version').get() as { user_version: number };
      if (now.user_version === version) {
        db.exec(migrations[version]!);
        db.exec(`PRAGMA user_version = ${version + 1}`);
      }
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
}

/** SQLite's result code for a database that another connection has locked. */
const busy = 5;

/**
 * Turns write-ahead logging on. While another process does the same, or closes the last connection, this fails at once instead of waiting
 * (https://www.sqlite.org/wal.html#sometimes_queries_return_sqlite_busy_in_wal_mode), so it is tried again.
 */
function enterWal(db: DatabaseSync): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const end = Date.now() + patience;
  for (;;)
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== busy || Date.now() > end) throw error;
      Atomics.wait(pause, 0, 0, 20);
    }
}

/**
 * Opens the archive's database under `dataDir`, made and brought up to date where needed. Write-ahead logging lets readers and one
 * writer, in this process or another, work at once; every commit is on the disk before it is reported.
 */
export function openDatabase({ dataDir }: { dataDir: string }): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'archive.sqlite');
  const db = new DatabaseSync(file, { timeout: patience, enableForeignKeyConstraints: true });
  enterWal(db);
  db.exec(
    'PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY',
  );
  // What a step asks of contents that are there already.
  db.function('title_keys', { deterministic: true }, (content) => {
    const { made, titled } = titleKeys(JSON.parse(content as string));
    return JSON.stringify([...made, ...titled]);
  });
  migrate(db);
  return db;
}
