import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { WrittenFile } from './open-output.ts';

/** A stretch of a file, in bytes; `to` is not in it. */
export type Stretch = { path: string; from: number; to: number };

/** Puts stretches of compressed files together to one file, whole members as they are: nothing is unpacked. */
export async function joinFiles(
  path: string,
  stretches: readonly Stretch[],
): Promise<Pick<WrittenFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  let bytes = 0;
  try {
    for (const { path: source, from, to } of stretches) {
      if (from >= to) continue;
      const read = createReadStream(source, { start: from, end: to - 1, highWaterMark: 1 << 20 });
      for await (const chunk of read as AsyncIterable<Buffer>) {
        await file.write(chunk);
        hash.update(chunk);
        bytes += chunk.length;
      }
    }
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}
