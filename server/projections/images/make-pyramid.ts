import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  explainReadError,
  type ImageProblem,
  inspectImage,
  MAX_PIXELS,
  readMetadata,
} from './inspect-image.ts';
import { sharp } from './load-sharp.ts';
import { paddedSize, TILE_SIZE } from './tile-grid.ts';

export type PyramidOutcome =
  | { state: 'made'; width: number; height: number }
  | { state: 'refused'; problem: ImageProblem };

/**
 * Largest picture that is extended by its own last column and row, in pixels: for that sharp holds it whole
 * in memory, here 300 MB. Larger ones are extended by white, which tints their last pixel.
 */
const COPY_PIXELS = 100_000_000;

/**
 * Writes the pyramid of one picture: a tiled TIFF whose pages are the levels, each half the one before, as
 * JPEG in sRGB, turned upright, transparency laid on white. The file appears whole under its name or not at
 * all.
 * @returns the picture's own size in pixels (the file is a little larger, see `paddedSize`), or why it was
 *   refused
 * @throws when the disk fails
 */
export async function makePyramid(task: {
  source: string;
  target: string;
  /** Page of the source, counted from 1. */
  page?: number;
}): Promise<PyramidOutcome> {
  const { page = 1 } = task;
  const inspection = await inspectImage(task.source, page);
  if (inspection.state === 'refused') return inspection;
  const { width, height } = inspection;
  const padded = paddedSize(inspection);
  await mkdir(path.dirname(task.target), { recursive: true });
  const part = `${task.target}.${randomUUID()}.part`;
  try {
    const space = await workingSpace(task.source, page);
    const picture = sharp(task.source, {
      page: page - 1,
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
    });
    if (space) picture.pipelineColourspace(space);
    const written = await picture
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .extend({
        right: padded.width - width,
        bottom: padded.height - height,
        background: '#ffffff',
        extendWith: width * height > COPY_PIXELS ? 'background' : 'copy',
      })
      .tiff({
        tile: true,
        tileWidth: TILE_SIZE,
        tileHeight: TILE_SIZE,
        pyramid: true,
        compression: 'jpeg',
        // From 90 on libtiff would write RGB, which is no JPEG file that a browser reads as it stands.
        quality: 85,
      })
      .toFile(part)
      .then(() => undefined, explainWriteError);
    if (written !== undefined) return { state: 'refused', problem: written };
    await flush(part);
    await rename(part, task.target);
    return { state: 'made', width, height };
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * The colour space in which a picture is worked on, where sharp's own choice is wrong: it leaves the profile of deep grey pictures aside, and works on deep
 * colour in Display P3, whose numbers then stand as sRGB's. Both are brought to 8 bits first, and their profile is applied then.
 */
async function workingSpace(source: string, page: number): Promise<'srgb' | 'b-w' | undefined> {
  const { space, hasProfile } = await readMetadata(source, page);
  if (!hasProfile) return undefined;
  return space === 'rgb16' ? 'srgb' : space === 'grey16' ? 'b-w' : undefined;
}

/** A full or failing disk is an outage and no fault of the picture. */
function explainWriteError(error: unknown): ImageProblem {
  if (
    error instanceof Error &&
    /unable to open.*for writing|write failed|no space|wbuffer/i.test(error.message)
  ) {
    throw error;
  }
  return explainReadError(error);
}

/** The name must not reach the disk before the content does. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
