import { sharp } from './load-sharp.ts';
import type { Size } from './tile-grid.ts';

/** Largest picture taken, in pixels: 20,000 by 20,000. */
export const MAX_PIXELS = 400_000_000;

const FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'] as const;
export type SourceFormat = (typeof FORMATS)[number];

export interface ImageProblem {
  code: 'image.missing' | 'image.unreadable' | 'image.format' | 'image.too-large' | 'image.damaged';
  message: string;
  remedy: string;
}

export type Inspection =
  | {
      state: 'image';
      format: SourceFormat;
      width: number;
      height: number;
      pages: number;
      /** Sizes of the pages after the first, of a TIFF file that is several pictures and not one at several sizes. */
      pageSizes?: Size[];
    }
  | { state: 'refused'; problem: ImageProblem };

/** Pages of a file that are looked at. */
const MOST_PAGES = 1000;

/** The header of a page, counted from 1. Without a limit here, so that a picture that is too large is told from one that cannot be read. */
export const readMetadata = (file: string, page: number) =>
  sharp(file, { page: page - 1, limitInputPixels: false }).metadata();

/**
 * Sizes of the pages after the first. A page of half the size of the one before is no page but a level of a pyramid, or a small picture for lists.
 */
async function measurePages(file: string, { first, pages }: { first: Size; pages: number }): Promise<Size[]> {
  const sizes: Size[] = [];
  for (let page = 2; page <= Math.min(pages, MOST_PAGES); page += 1) {
    const metadata = await readMetadata(file, page).catch(() => undefined);
    const size = metadata && { width: metadata.autoOrient.width, height: metadata.autoOrient.height };
    // What cannot be read is left out with all after it: pages are known by their place.
    if (!size || size.width * size.height > MAX_PIXELS) break;
    if (page === 2 && size.width * 2 <= first.width + 2 && size.height * 2 <= first.height + 2) break;
    sizes.push(size);
  }
  return sizes;
}

/**
 * Looks at a file's header, without decoding it.
 * @returns width and height in pixels as the picture is seen (EXIF orientation applied) of the first page or frame, and how many there are;
 *   or the reason why the file is no picture that we take. `page`: to look at one page alone, counted from 1.
 */
export async function inspectImage(file: string, page?: number): Promise<Inspection> {
  let metadata: Awaited<ReturnType<typeof readMetadata>>;
  try {
    metadata = await readMetadata(file, page ?? 1);
  } catch (error) {
    return { state: 'refused', problem: explainReadError(error) };
  }
  const { width, height } = metadata.autoOrient;
  const format = nameFormat(metadata);
  if (format === undefined) {
    return refuse({
      code: 'image.format',
      message: `The file is of format ${[metadata.format, metadata.compression].filter(Boolean).join(', ')}.`,
      remedy: `Save it as one of ${FORMATS.join(', ')}.`,
    });
  }
  if (width * height > MAX_PIXELS) {
    return refuse({
      code: 'image.too-large',
      message: `The picture has ${width} x ${height} pixels; at most ${MAX_PIXELS / 1e6} million are taken.`,
      remedy: 'Reduce it, or divide it into several pictures.',
    });
  }
  const pages = metadata.pages ?? 1;
  const sizes =
    page === undefined && format === 'tiff' && pages > 1
      ? await measurePages(file, { first: { width, height }, pages })
      : [];
  return { state: 'image', format, width, height, pages, ...(sizes.length > 0 && { pageSizes: sizes }) };
}

/** Turns what sharp throws while reading a source into a problem that its owner can act on. */
export function explainReadError(error: unknown): ImageProblem {
  const reason = error instanceof Error ? error.message : String(error);
  if (/missing|no such file/i.test(reason)) {
    return { code: 'image.missing', message: 'There is no such file.', remedy: 'Upload the file again.' };
  }
  if (/unsupported image format|blocked/i.test(reason)) {
    const remedy = `Supply a picture as one of ${FORMATS.join(', ')}.`;
    return { code: 'image.unreadable', message: 'The file is no picture of a known format.', remedy };
  }
  const message = `The file's content cannot be decoded: ${reason.split('\n')[0]}.`;
  return { code: 'image.damaged', message, remedy: 'Open and save the picture anew from the original.' };
}

function nameFormat(metadata: {
  format: string;
  compression?: string | undefined;
}): SourceFormat | undefined {
  // AVIF and HEIC share a container; only the former's codec is free to decode.
  if (metadata.format === 'heif') return metadata.compression === 'av1' ? 'avif' : undefined;
  return FORMATS.find((format) => format === metadata.format);
}

function refuse(problem: ImageProblem): Inspection {
  return { state: 'refused', problem };
}
