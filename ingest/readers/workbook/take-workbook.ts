import { open } from 'node:fs/promises';
import { peek } from '../peek.ts';
import { spool } from './spool.ts';

/** A file that may be a workbook: either its path, with what to do when done, or the file as it was. */
export type Taken =
  | { workbook: { path: string; remove(): Promise<void> } }
  | { other: string | AsyncIterable<Uint8Array> };

/** How every ZIP archive begins, one without parts too. */
const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

async function firstBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // What cannot be opened is explained where it is opened to be read.
    return new Uint8Array();
  }
}

/** Tells an archive by its first bytes. One that comes as a stream is put into a file, since its directory stands at its end. */
export async function takeWorkbook(file: string | AsyncIterable<Uint8Array>): Promise<Taken> {
  if (typeof file === 'string')
    return isArchive(await firstBytes(file))
      ? { workbook: { path: file, remove: async () => {} } }
      : { other: file };
  const { head, all } = await peek(file, 4);
  return isArchive(Buffer.concat(head)) ? { workbook: await spool(all) } : { other: all };
}
