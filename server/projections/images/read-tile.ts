import type { FileHandle } from 'node:fs/promises';
import type { Level } from './read-levels.ts';

export interface Pyramid {
  handle: FileHandle;
  levels: Level[];
}

const MARKER_LENGTH = 2;

/**
 * Reads one whole tile as a JPEG file, without decoding it: the level's tables without their end marker,
 * then the tile's own stream without its start marker (Technical Note 2 to TIFF 6.0 defines both as JPEG
 * streams).
 */
export async function readTile(place: {
  pyramid: Pyramid;
  level: number;
  column: number;
  row: number;
}): Promise<Buffer> {
  const level = place.pyramid.levels[place.level];
  const index = level ? place.row * level.columns + place.column : 0;
  const offset = level?.offsets[index];
  const length = level?.lengths[index];
  if (!level || offset === undefined || length === undefined || length <= MARKER_LENGTH) {
    throw new Error(`The pyramid has no tile ${place.column},${place.row} at level ${place.level}`);
  }
  const start = level.tables.length - MARKER_LENGTH;
  const rest = length - MARKER_LENGTH;
  const file = Buffer.allocUnsafe(start + rest);
  level.tables.copy(file, 0, 0, start);
  const { bytesRead } = await place.pyramid.handle.read(file, start, rest, offset + MARKER_LENGTH);
  if (bytesRead < rest) throw new Error('The pyramid ends too early');
  return file;
}
