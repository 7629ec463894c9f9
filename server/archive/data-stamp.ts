import type { DatabaseSync } from 'node:sqlite';

/**
 * Says whether anything in the archive changed: two equal stamps of one connection mean that nothing was written between them, by this connection or
 * any other (SQLite, PRAGMA data_version and total_changes). Takes microseconds.
 */
export function dataStamp(db: DatabaseSync): () => string {
  const others = db.prepare('PRAGMA data_version');
  const own = db.prepare('SELECT total_changes() AS n');
  return () => {
    const { data_version } = others.get() as { data_version: number };
    return `${data_version} ${(own.get() as { n: number }).n}`;
  };
}
