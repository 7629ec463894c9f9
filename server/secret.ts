import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The archive's own secret, which signs what it hands out; made at the first start and kept, readable by its owner alone. */
export function readSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  try {
    // Fails where there is one already: two processes that start at once end up with the same.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
