import { type ImageProblem, inspectImage } from './inspect-image.ts';
import { makePyramid, type PyramidOutcome } from './make-pyramid.ts';
import { findPyramid, pyramidPath } from './pyramid-path.ts';

export interface SourceMedia {
  /** SHA-256 of the file's bytes, lower-case hexadecimal. */
  sha256: string;
  path: string;
  /** Page of the file, counted from 1; the first where it is left out. */
  page?: number;
}

export type PyramidResult =
  | { sha256: string; width: number; height: number }
  | { sha256: string; problem: ImageProblem };

export interface PyramidBatch {
  dataDir: string;
  media: SourceMedia[];
  /** Called after each file, with how many of the batch are done. */
  onProgress?: (progress: { done: number; total: number; sha256: string }) => void;
  /** When aborted, the files under way are finished and no further one is begun. */
  signal?: AbortSignal;
  /** Files at a time; each takes one core. */
  concurrency?: number;
}

/**
 * Makes the pyramids that a batch of files still lacks.
 * @returns for each file its size in pixels or its problem, in the batch's order; files not begun when the
 *   signal was aborted are left out
 * @throws when the disk fails; what was made until then stays
 */
export async function makePyramids(batch: PyramidBatch): Promise<PyramidResult[]> {
  const { dataDir, media, onProgress, signal, concurrency = 1 } = batch;
  const results: (PyramidResult | undefined)[] = [];
  let next = 0;
  let done = 0;
  async function work(): Promise<void> {
    while (next < media.length && !signal?.aborted) {
      const index = next++;
      const file = media[index]!;
      results[index] = await makeIfMissing({ dataDir, file });
      onProgress?.({ done: ++done, total: media.length, sha256: file.sha256 });
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return results.filter((result) => result !== undefined);
}

async function makeIfMissing({
  dataDir,
  file,
}: {
  dataDir: string;
  file: SourceMedia;
}): Promise<PyramidResult> {
  const { page = 1 } = file;
  const key = { dataDir, sha256: file.sha256, page };
  const exists = (await findPyramid(key)) !== undefined;
  const outcome: PyramidOutcome | Awaited<ReturnType<typeof inspectImage>> = exists
    ? await inspectImage(file.path, page)
    : await makePyramid({ source: file.path, target: pyramidPath(key), page });
  if (outcome.state === 'refused') return { sha256: file.sha256, problem: outcome.problem };
  return { sha256: file.sha256, width: outcome.width, height: outcome.height };
}
