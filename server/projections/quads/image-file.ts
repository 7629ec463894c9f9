import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Store } from 'oxigraph';
import type { Engine } from './load-oxigraph.ts';
import { type ImageHeader, prepareMemory } from './memory-image.ts';

const MAGIC = 'TESSERAQ';
/** The header's room at the start of the file; the memory follows. */
const HEADER_BYTES = 65_536;
const CHUNK = 64 * 1024 * 1024;

type FileHeader = ImageHeader & { checks: number[] };

/** Writes an image beside its place, then moves it there: a reader sees the old one or the new one, whole. */
export function writeImage(args: { engine: Engine; header: ImageHeader; file: string }): void {
  const { engine, header, file } = args;
  if (engine.memory === null) throw new Error('this build of Oxigraph has no memory image');
  const memory = new Uint8Array(engine.memory.linear.buffer);
  const temporary = `${file}.${process.pid}.part`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    const checks: number[] = [];
    for (let at = 0; at < memory.length; at += CHUNK) {
      const chunk = memory.subarray(at, at + CHUNK);
      checks.push(crc32(chunk));
      writeAll({ handle, bytes: chunk, position: HEADER_BYTES + at });
    }
    const head = Buffer.alloc(HEADER_BYTES);
    const json = JSON.stringify({ ...header, checks } satisfies FileHeader);
    if (Buffer.byteLength(json) > HEADER_BYTES - 12) throw new Error('the image header is too long');
    head.write(MAGIC, 0);
    head.writeUInt32LE(Buffer.byteLength(json), 8);
    head.write(json, 12);
    writeAll({ handle, bytes: head, position: 0 });
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeAll({ handle, bytes, position }: { handle: number; bytes: Uint8Array; position: number }) {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(handle, bytes, done, bytes.length - done, position + done);
  }
}

/** `spoiled`: the memory has been written to, so this instance can only be thrown away. */
export type ImageRead =
  | { ok: true; store: Store; header: ImageHeader }
  | { ok: false; reason: string; spoiled: boolean };

/** Lays an image into this (unused) instance's memory, checking every chunk. */
export function readImage(args: { engine: Engine; file: string; pair: string }): ImageRead {
  const { engine, file, pair } = args;
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return { ok: false, reason: 'there is no image', spoiled: false };
  }
  try {
    const header = readHeader(handle);
    if (header === null) return { ok: false, reason: 'the file is no image', spoiled: false };
    if (header.pair !== pair) return { ok: false, reason: 'the image is another one', spoiled: false };
    const room = prepareMemory({ engine, header });
    if (room === null) return { ok: false, reason: 'the image is of another build', spoiled: false };
    for (let at = 0, index = 0; at < room.bytes.length; at += CHUNK, index++) {
      const chunk = room.bytes.subarray(at, at + CHUNK);
      if (readInto({ handle, bytes: chunk, position: HEADER_BYTES + at }) < chunk.length) {
        return { ok: false, reason: 'the image is cut short', spoiled: true };
      }
      if (crc32(chunk) !== header.checks[index]) {
        return { ok: false, reason: 'the image is damaged', spoiled: true };
      }
    }
    return { ok: true, store: room.finish(), header };
  } finally {
    closeSync(handle);
  }
}

/** What a file says it is, without looking at the memory in it; null when it is no image. */
export function peekImage(file: string): { pair: string; cursor: string } | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const header = readHeader(handle);
    return typeof header?.pair === 'string' ? { pair: header.pair, cursor: header.cursor } : null;
  } finally {
    closeSync(handle);
  }
}

function readHeader(handle: number): FileHeader | null {
  const head = Buffer.alloc(HEADER_BYTES);
  readInto({ handle, bytes: head, position: 0 });
  const length = head.readUInt32LE(8);
  if (head.toString('latin1', 0, 8) !== MAGIC || length > HEADER_BYTES - 12) return null;
  try {
    return JSON.parse(head.toString('utf8', 12, 12 + length)) as FileHeader;
  } catch {
    return null;
  }
}

function readInto({ handle, bytes, position }: { handle: number; bytes: Uint8Array; position: number }) {
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(handle, bytes, done, bytes.length - done, position + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}
