import { makePyramid } from './make-pyramid.ts';
import { findPyramid, pyramidPath } from './pyramid-path.ts';

/** Files that may wait; who asks for more is told to come again. */
const most = 100;

export type PyramidPreparer = {
  /** Sees to it that a file gets its pyramid, some time after. Asking again does no harm. */
  prepare(sha256: string): void;
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
  const waiting = new Set<string>();
  const failed = new Set<string>();
  let working: Promise<void> | undefined;
  let closed = false;

  async function make(sha256: string): Promise<void> {
    if (await findPyramid({ dataDir, sha256 })) return;
    const made = await makePyramid({ source: sourceOf(sha256), target: pyramidPath({ dataDir, sha256 }) });
    if (made.state === 'made') return;
    failed.add(sha256);
    report(`Picture ${sha256}: ${made.problem.message} ${made.problem.remedy}`);
  }

  async function work(): Promise<void> {
    for (const sha256 of waiting) {
      if (closed) return;
      await make(sha256).catch((error) => {
        failed.add(sha256);
        report(`The picture ${sha256} could not be prepared: ${error}`);
      });
      waiting.delete(sha256);
    }
  }

  return {
    prepare(sha256) {
      if (closed || failed.has(sha256) || waiting.size >= most) return;
      waiting.add(sha256);
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
