import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of real inputs, which lies beside the project where it is present. */
const shared = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** A file of the real inputs, and why a test that needs it is skipped where it is absent. */
export function sharedFile(path: string): { path: string; skip: string | false } {
  const file = shared + path;
  return { path: file, skip: existsSync(file) ? false : `the real inputs are not here (${path})` };
}
