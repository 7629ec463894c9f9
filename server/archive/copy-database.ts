import type { DatabaseSync } from 'node:sqlite';

/**
 * Writes the database as it stands at one moment to a file that is not there yet, without what was deleted from it. Others read and write meanwhile.
 */
export function copyDatabase(db: DatabaseSync, path: string): void {
  db.prepare('VACUUM INTO ?').run(path);
}

/** What is wrong with a database file as such; undefined where nothing is. */
export function damageOf(db: DatabaseSync): string | undefined {
  const rows = db.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
  return rows[0]?.quick_check === 'ok' ? undefined : rows[0]?.quick_check;
}

/** The files of media that a database names, by their SHA-256 (hex), and their size in bytes. */
export const mediaIn = (db: DatabaseSync): { file: string; bytes: number }[] =>
  db.prepare('SELECT file, bytes FROM media ORDER BY file').all() as { file: string; bytes: number }[];
