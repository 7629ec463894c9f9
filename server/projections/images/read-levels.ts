import type { FileHandle } from 'node:fs/promises';

/** One level of a pyramid, largest first. Tiles are numbered row by row. */
export interface Level {
  width: number;
  height: number;
  columns: number;
  /** Where each tile begins in the file, and its length, in bytes. */
  offsets: number[];
  lengths: number[];
  /** JPEG stream with the tables that all tiles of the level share (TIFF tag 347). */
  tables: Buffer;
}

interface Layout {
  handle: FileHandle;
  little: boolean;
  big: boolean;
}

const TAG = {
  width: 256,
  height: 257,
  compression: 259,
  photometric: 262,
  tileWidth: 322,
  tileOffsets: 324,
  tileLengths: 325,
  jpegTables: 347,
} as const;

/** Bytes of a value by TIFF field type; those left out do not occur in what is read here. */
const TYPE_SIZE: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4, 16: 8, 18: 8 };

const JPEG = 7;
const YCBCR = 6;

/**
 * Reads where the tiles of a pyramid lie: the chain of directories of a TIFF (Adobe TIFF 6.0, section 2;
 * JPEG tables: Technical Note 2) or BigTIFF file. sharp writes each level as a page of its own and no sub-
 * directories.
 * @throws when the file is no pyramid as `makePyramid` writes it
 */
export async function readLevels(handle: FileHandle): Promise<Level[]> {
  const head = await readBytes({ handle, position: 0, length: 16 });
  const order = head.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') throw new Error('The pyramid is no TIFF file');
  const little = order === 'II';
  const magic = little ? head.readUInt16LE(2) : head.readUInt16BE(2);
  const layout: Layout = { handle, little, big: magic === 43 };
  let position = layout.big ? readNumber(layout, head, 8, 8) : readNumber(layout, head, 4, 4);
  const levels: Level[] = [];
  while (position !== 0 && levels.length < 32) {
    const directory = await readDirectory(layout, position);
    levels.push(await describeLevel(layout, directory.fields));
    position = directory.next;
  }
  return levels;
}

type Field = { type: number; count: number; value: Buffer };

async function readDirectory(layout: Layout, position: number) {
  const { handle, big } = layout;
  const countSize = big ? 8 : 2;
  const entrySize = big ? 20 : 12;
  const wordSize = big ? 8 : 4;
  const start = await readBytes({ handle, position, length: countSize });
  const count = readNumber(layout, start, 0, countSize);
  const length = count * entrySize + wordSize;
  const body = await readBytes({ handle, position: position + countSize, length });
  const fields = new Map<number, Field>();
  for (let at = 0; at < count * entrySize; at += entrySize) {
    const type = readNumber(layout, body, at + 2, 2);
    const values = readNumber(layout, body, at + 4, wordSize);
    const value = body.subarray(at + 4 + wordSize, at + 4 + 2 * wordSize);
    fields.set(readNumber(layout, body, at, 2), { type, count: values, value });
  }
  return { fields, next: readNumber(layout, body, count * entrySize, wordSize) };
}

async function describeLevel(layout: Layout, fields: Map<number, Field>): Promise<Level> {
  const one = async (tag: number) => (await readValues(layout, fields, tag))[0];
  const [width, height, tileWidth] = [await one(TAG.width), await one(TAG.height), await one(TAG.tileWidth)];
  const isJpeg = (await one(TAG.compression)) === JPEG && (await one(TAG.photometric)) === YCBCR;
  const tables = fields.get(TAG.jpegTables);
  if (!width || !height || !tileWidth || !isJpeg || !tables) {
    throw new Error('The pyramid is not tiled JPEG in YCbCr; make it again with `tessera rebuild images`');
  }
  return {
    width,
    height,
    columns: Math.ceil(width / tileWidth),
    offsets: await readValues(layout, fields, TAG.tileOffsets),
    lengths: await readValues(layout, fields, TAG.tileLengths),
    tables: await readField(layout, tables),
  };
}

async function readValues(layout: Layout, fields: Map<number, Field>, tag: number): Promise<number[]> {
  const field = fields.get(tag);
  if (!field) return [];
  const bytes = await readField(layout, field);
  const size = TYPE_SIZE[field.type]!;
  return Array.from({ length: field.count }, (_, index) => readNumber(layout, bytes, index * size, size));
}

async function readField(layout: Layout, field: Field): Promise<Buffer> {
  const size = TYPE_SIZE[field.type];
  if (size === undefined) throw new Error(`The pyramid has a field of unexpected type ${field.type}`);
  const length = size * field.count;
  if (length <= field.value.length) return field.value.subarray(0, length);
  const position = readNumber(layout, field.value, 0, field.value.length);
  return readBytes({ handle: layout.handle, position, length });
}

function readNumber({ little }: Layout, bytes: Buffer, at: number, size: number): number {
  if (size === 8) return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
}

interface Span {
  handle: FileHandle;
  position: number;
  length: number;
}

async function readBytes({ handle, position, length }: Span): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  // A small pyramid may be shorter than the header of either kind, all else must be there.
  if (bytesRead < length && position > 0) throw new Error('The pyramid ends too early');
  return bytes;
}
