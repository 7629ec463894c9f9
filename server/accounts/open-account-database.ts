import { DatabaseSync } from 'node:sqlite';

/**
 * A connection of the accounts' own to the archive's file. `patience`: how long a statement waits for others' writes, in milliseconds, holding up
 * everything else in this thread; those writes last under 50 ms each. It leaves moving the write-ahead log into the file to the archive's
 * writer, so that no sign-in has to wait for that. What is deleted is overwritten: a person who asked to be forgotten shall not be found in the
 * file's free pages.
 */
export function openAccountDatabase(file: string, patience: number): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: patience, enableForeignKeyConstraints: true });
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON',
  );
  return db;
}
