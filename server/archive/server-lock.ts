import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A lock that is held; `release` lets it go. */
export type Lock = { release(): void };

/**
 * Holds a file of the data folder as a lock: one of SQLite's, which the system lets go when the process ends, however it ends. Undefined where another
 * has it.
 */
export function lockFile(dataDir: string, name: string): Lock | undefined {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, name), { timeout: 0 });
  try {
    db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch {
    db.close();
    return undefined;
  }
  return { release: () => db.close() };
}

/** Holds the data folder for one server. Undefined where another server has it. */
export const lockForServer = (dataDir: string): Lock | undefined => lockFile(dataDir, 'server.lock');

/** Holds the dumps for whoever makes one. Undefined where another does. */
export const lockForDumps = (dataDir: string): Lock | undefined => lockFile(dataDir, 'dumps.lock');
