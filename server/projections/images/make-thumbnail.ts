import { inspectImage } from './inspect-image.ts';
import { limitWork } from './limit-work.ts';
import { sharp } from './load-sharp.ts';

/** Longest side in pixels, and longest that the work may take, in seconds. */
const side = 240;
const TIMEOUT = 10;
const limit = limitWork({ concurrent: 1, waiting: 40 });

/**
 * A small JPEG of a picture that has just been sent and has no pyramid yet; undefined where the file is no picture that we take, or where too many are
 * being made.
 */
export async function makeThumbnail(path: string): Promise<Buffer | undefined> {
  const made = await limit.run(async () => {
    // Its first page alone: a long TIFF file has many to look at.
    if ((await inspectImage(path, 1)).state !== 'image') return undefined;
    try {
      return await sharp(path, { limitInputPixels: false })
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 72 })
        .timeout({ seconds: TIMEOUT })
        .toBuffer();
    } catch {
      // Cut short, or damaged behind its header: the row says so.
      return undefined;
    }
  });
  return made.state === 'done' ? made.value : undefined;
}
