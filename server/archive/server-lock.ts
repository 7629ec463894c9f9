import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Holds the data folder for one server: a lock of SQLite's on a file of its own, which the system lets go when the process ends,
 * however it ends. Undefined where another server has it.
 */
export function lockForServer(dataDir: string): { release(): void } | undefined {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'server.lock'), { timeout: 0 });
  try {
    db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch {
    db.close();
    return undefined;
  }
  return { release: () => db.close() };
}
