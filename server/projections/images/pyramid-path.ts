import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface MediaKey {
  dataDir: string;
  /** SHA-256 of the source file's bytes, lower-case hexadecimal. */
  sha256: string;
}

/** Where the pyramid of a file lies; equal files share one, whichever items show them. */
export function pyramidPath({ dataDir, sha256 }: MediaKey): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not a SHA-256 in lower-case hexadecimal: ${sha256}`);
  return path.join(dataDir, 'images', sha256.slice(0, 2), `${sha256}.tif`);
}

/** The pyramid's path, or undefined while there is none. */
export async function findPyramid(key: MediaKey): Promise<string | undefined> {
  const file = pyramidPath(key);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found && file;
}

/** As {@link findPyramid}, for a page that is made at once. */
export function findPyramidSync(key: MediaKey): string | undefined {
  const file = pyramidPath(key);
  return existsSync(file) ? file : undefined;
}

/** Removes a pyramid, as erasing demands; call the reader's `forget` in the server too. */
export async function removePyramid(key: MediaKey): Promise<void> {
  await rm(pyramidPath(key), { force: true });
}
