import { sharp } from './load-sharp.ts';

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
  | { state: 'image'; format: SourceFormat; width: number; height: number; pages: number }
  | { state: 'refused'; problem: ImageProblem };

/**
 * Looks at a file's header, without decoding it.
 * @returns width and height in pixels as the picture is seen (EXIF orientation applied) and the number of
 *   pages or frames, of which only the first is shown; or the reason why the file is no picture that we take
 */
export async function inspectImage(file: string): Promise<Inspection> {
  let metadata: Awaited<ReturnType<ReturnType<typeof sharp>['metadata']>>;
  try {
    // Without a limit here, so that a picture that is too large is told from one that cannot be read.
    metadata = await sharp(file, { limitInputPixels: false }).metadata();
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
  return { state: 'image', format, width, height, pages: metadata.pages ?? 1 };
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
