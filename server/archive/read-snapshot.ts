import type { DatabaseSync } from 'node:sqlite';

/**
 * Reads the archive as it stands at one moment, however long it takes; others write meanwhile. For a connection that nobody else uses. A snapshot that
 * is held for long keeps the write-ahead log from being emptied.
 */
export async function inSnapshot<T>(db: DatabaseSync, read: () => Promise<T>): Promise<T> {
  db.exec('BEGIN');
  try {
    // The moment is that of the first reading.
    db.prepare('SELECT count(*) FROM cursor').get();
    return await read();
  } finally {
    db.exec('COMMIT');
  }
}
