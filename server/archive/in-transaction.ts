import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` as one transaction that writes. It must not wait for anything: other statements would become part of it. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // Some errors have ended it already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `read` at one moment of the database, without keeping others from writing; whatever it wrote would be undone. */
export function atOneMoment<T>(db: DatabaseSync, read: () => T): T {
  db.exec('BEGIN');
  try {
    return read();
  } finally {
    db.exec('ROLLBACK');
  }
}
