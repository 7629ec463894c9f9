import { createReadStream } from 'node:fs';

/** A file's bytes, and how many of them have been asked for so far. */
export function countBytes(path: string): { bytes: AsyncIterable<Uint8Array>; read(): number } {
  let read = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { bytes: bytes(), read: () => read };
}
