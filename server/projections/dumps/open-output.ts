import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { constants, createGzip, createZstdCompress } from 'node:zlib';

export const compressions = ['gz', 'zst'] as const;
export type Compression = (typeof compressions)[number];

/** A file that is being written: where its body lies in it, its size in bytes, and its SHA-256 (hex). */
export type WrittenFile = { bytes: number; sha256: string; body: { from: number; to: number } };

/** A compressed file in the making. Start, body and end are members of their own, so that bodies can be put together without unpacking them. */
export type Output = {
  /** Resolves when more may be written. */
  write(chunk: Buffer): Promise<void>;
  close(): Promise<WrittenFile>;
};

/** Compression runs on threads of its own (libuv's), both kinds beside each other and beside what makes the text. */
const compressor = {
  gz: () => createGzip({ level: 4, chunkSize: 1 << 16 }),
  zst: () => createZstdCompress({ chunkSize: 1 << 16, params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
};

/** Opens a file that begins with `start` and ends with `end`. Several members one after another are one file (RFC 1952, section 2.2; RFC 8878, section 3.1). */
export function openOutput(given: {
  path: string;
  compression: Compression;
  start?: string;
  end?: string;
}): Output {
  const { path, compression, start = '', end = '' } = given;
  const file = createWriteStream(path);
  // Awaited at the end; until then its failure must not count as unhandled.
  const whole = finished(file);
  whole.catch(() => {});
  const hash = createHash('sha256');
  let bytes = 0;

  function openMember() {
    const stream = compressor[compression]();
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      hash.update(chunk);
      if (!file.write(chunk)) {
        stream.pause();
        file.once('drain', () => stream.resume());
      }
    });
    return stream;
  }
  async function member(text: string): Promise<void> {
    if (text === '') return;
    const stream = openMember();
    stream.end(text);
    await finished(stream);
  }

  let body: ReturnType<typeof openMember> | undefined;
  let from = 0;
  async function begin() {
    await member(start);
    from = bytes;
    body = openMember();
    return body;
  }
  return {
    async write(chunk) {
      const stream = body ?? (await begin());
      if (!stream.write(chunk)) await new Promise<void>((resolve) => stream.once('drain', resolve));
    },
    async close() {
      const stream = body ?? (await begin());
      stream.end();
      await finished(stream);
      const to = bytes;
      await member(end);
      file.end();
      await whole;
      return { bytes, sha256: hash.digest('hex'), body: { from, to } };
    },
  };
}
