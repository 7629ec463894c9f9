import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface MediaKey {
  dataDir: string;
  /** SHA-256 of the source file's bytes, lower-case hexadecimal. */
  sha256: string;
  /** Page of the file, counted from 1; the first where it is left out. */
  page?: number;
}

/** Where the pyramid of a file lies; equal files share one, whichever items show them. */
export function pyramidPath({ dataDir, sha256, page = 1 }: MediaKey): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not a SHA-256 in lower-case hexadecimal: ${sha256}`);
  const name = page === 1 ? `${sha256}.tif` : `${sha256}_${page}.tif`;
  return path.join(dataDir, 'images', sha256.slice(0, 2), name);
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

/** Removes the pyramids of all pages of a file, as erasing demands, and says which; call the reader's `forget` for each in the server too. */
export async function removePyramids(key: Omit<MediaKey, 'page'>): Promise<string[]> {
  const first = pyramidPath(key);
  const folder = path.dirname(first);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = names.filter((name) => name.startsWith(key.sha256)).map((name) => path.join(folder, name));
  for (const file of found) await rm(file, { force: true });
  return [...new Set([first, ...found])];
}
