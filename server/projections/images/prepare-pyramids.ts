import { makePyramid } from './make-pyramid.ts';
import { findPyramid, pyramidPath } from './pyramid-path.ts';

/** Files that may wait; who asks for more is told to come again. */
const most = 100;

export type PyramidPreparer = {
  /** Sees to it that a file gets its pyramid, some time after. Asking again does no harm. */
  prepare(sha256: string, page?: number): void;
  /** Ends when what is under way is done. */
  close(): Promise<void>;
};

/**
 * Makes pyramids when somebody may see a picture that the public may not: what was never public has none yet. One file at a time, so that
 * visitors wait little; a file that cannot be made is not tried again until the next start.
 */
export function preparePyramids(given: {
  dataDir: string;
  /** Where the source of a file lies. */
  sourceOf: (sha256: string) => string;
  report: (message: string) => void;
}): PyramidPreparer {
  const { dataDir, sourceOf, report } = given;
  const waiting = new Map<string, { sha256: string; page: number }>();
  const failed = new Set<string>();
  let working: Promise<void> | undefined;
  let closed = false;

  async function make(name: string, file: { sha256: string; page: number }): Promise<void> {
    const { sha256, page } = file;
    const key = { dataDir, sha256, page };
    if (await findPyramid(key)) return;
    const made = await makePyramid({ source: sourceOf(sha256), target: pyramidPath(key), page });
    if (made.state === 'made') return;
    failed.add(name);
    report(`Picture ${sha256}: ${made.problem.message} ${made.problem.remedy}`);
  }

  async function work(): Promise<void> {
    for (const [name, file] of waiting) {
      if (closed) return;
      await make(name, file).catch((error) => {
        failed.add(name);
        report(`The picture ${name} could not be prepared: ${error}`);
      });
      waiting.delete(name);
    }
  }

  return {
    prepare(sha256, page = 1) {
      const name = `${sha256} ${page}`;
      if (closed || failed.has(name) || waiting.size >= most) return;
      waiting.set(name, { sha256, page });
      working ??= work().finally(() => {
        working = undefined;
      });
    },
    async close() {
      closed = true;
      await working;
    },
  };
}
