import { cacheBytes } from './cache-bytes.ts';
import type { ImageRequest } from './image-request.ts';
import { limitWork } from './limit-work.ts';
import { keepPyramidsOpen } from './open-pyramids.ts';
import { readTile } from './read-tile.ts';
import { cropTile, renderImage } from './render-image.ts';
import { findTile, type Size, TILE_SIZE, type Tile } from './tile-grid.ts';

export type ImageOutcome =
  | { state: 'done'; bytes: Buffer }
  /** Too many wait already, or the work took too long; try again in a moment. */
  | { state: 'busy' }
  /** The client left before work began. */
  | { state: 'cancelled' }
  /** The pyramid's file is gone. */
  | { state: 'missing' };

export interface ImageTask {
  /** Path of the pyramid. */
  pyramid: string;
  image: Size;
  request: ImageRequest;
  signal?: AbortSignal;
}

export interface ImageReader {
  read(task: ImageTask): Promise<ImageOutcome>;
  /** Drops what is held of a pyramid, open file and results; for pictures erased or made anew. */
  forget(pyramid: string): Promise<void>;
  close(): Promise<void>;
}

export interface ImageReaderSettings {
  /** Images rendered at a time, and how many more may wait. */
  concurrent?: number;
  waiting?: number;
  /** Bytes kept of finished edge tiles and small images. */
  cacheBytes?: number;
  /** Pyramids kept open. */
  openPyramids?: number;
}

/**
 * Reads images out of pyramids: whole tiles as they lie in the file, edge tiles cut and kept, all else
 * rendered from the fitting level.
 */
export function createImageReader(settings: ImageReaderSettings = {}): ImageReader {
  const pyramids = keepPyramidsOpen({ limit: settings.openPyramids ?? 128 });
  const cache = cacheBytes({ limit: settings.cacheBytes ?? 64 * 2 ** 20, largest: 256 * 2 ** 10 });
  const work = limitWork({ concurrent: settings.concurrent ?? 2, waiting: settings.waiting ?? 64 });

  async function produce(task: ImageTask, tile: Tile | undefined): Promise<Buffer> {
    if (!tile) return renderImage({ path: task.pyramid, image: task.image, request: task.request });
    const whole = await pyramids.use(task.pyramid, (pyramid) => readTile({ pyramid, ...tile }));
    return cropTile({ tile: whole, size: { width: tile.width, height: tile.height } });
  }

  async function read(task: ImageTask): Promise<ImageOutcome> {
    const tile = isPlain(task.request) ? findTile({ image: task.image, ...task.request }) : undefined;
    if (tile && tile.width === TILE_SIZE && tile.height === TILE_SIZE) {
      const bytes = await pyramids.use(task.pyramid, (pyramid) => readTile({ pyramid, ...tile }));
      return { state: 'done', bytes };
    }
    const key = `${task.pyramid}\n${JSON.stringify(task.request)}`;
    const kept = cache.get(key);
    if (kept) return { state: 'done', bytes: kept };
    const outcome = await work.run(() => produce(task, tile), task.signal);
    if (outcome.state !== 'done') return outcome;
    cache.set(key, outcome.value);
    return { state: 'done', bytes: outcome.value };
  }

  return {
    read: (task) => read(task).catch(explainError),
    async forget(pyramid) {
      cache.drop(`${pyramid}\n`);
      await pyramids.forget(pyramid);
    },
    close: () => pyramids.close(),
  };
}

/** Whether the pyramid's own bytes can answer: JPEG in colour, upright. */
function isPlain({ format, quality, mirror, rotation }: ImageRequest): boolean {
  return format === 'jpg' && quality === 'color' && !mirror && rotation === 0;
}

function explainError(error: unknown): ImageOutcome {
  const reason = error instanceof Error ? `${(error as NodeJS.ErrnoException).code} ${error.message}` : '';
  if (/ENOENT|Input file is missing/.test(reason)) return { state: 'missing' };
  // sharp gave up after the time that a rendering has.
  if (/timeout/i.test(reason)) return { state: 'busy' };
  throw error;
}
