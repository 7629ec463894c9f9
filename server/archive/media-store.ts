import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Where the archive keeps a file, named by its SHA-256 (hex). */
export const mediaPath = (dataDir: string, file: string): string =>
  join(dataDir, 'media', file.slice(0, 2), file);

/** The SHA-256 (hex) and size of a file, read as a stream. */
export async function fileDigest(path: string): Promise<{ file: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { file: hash.digest('hex'), bytes };
}

/**
 * Puts a copy of a file into the store and says its name. It is on the disk before this returns; what is there already is left
 * alone, and a crash leaves at most a temporary file, which nothing points to.
 */
export async function storeMedia({
  dataDir,
  source,
}: {
  dataDir: string;
  source: string;
}): Promise<{ file: string; bytes: number }> {
  const digest = await fileDigest(source);
  const target = mediaPath(dataDir, digest.file);
  if (
    await stat(target).then(
      (s) => s.size === digest.bytes,
      () => false,
    )
  )
    return digest;
  await mkdir(join(target, '..'), { recursive: true });
  const temporary = `${target}.${randomUUID()}.part`;
  try {
    const handle = await open(temporary, 'wx');
    await pipeline(createReadStream(source), handle.createWriteStream({ flush: true }));
    const written = await fileDigest(temporary);
    if (written.file !== digest.file) throw new Error(`${source} changed while it was read; load it again.`);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return digest;
}
