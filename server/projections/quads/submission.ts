import { type GraphTexts, type PackedBatch, packBatch } from './graph-texts.ts';
import type { RefusedGraph } from './load-graphs.ts';
import type { QuadBatch } from './quad-store.ts';

/** A batch on its way. The promises tell when, and with what graphs refused, each replica has taken it. */
export type Submission = {
  texts: GraphTexts;
  drop: string[];
  submitted: number;
  plain: PromiseWithResolvers<RefusedGraph[]>;
  dataset: PromiseWithResolvers<RefusedGraph[]>;
};

export function packSubmission(batch: QuadBatch | PackedBatch): Submission {
  const { texts, drop } = 'texts' in batch ? batch : packBatch(batch);
  return {
    texts,
    drop,
    submitted: performance.now(),
    plain: settlement(),
    dataset: settlement(),
  };
}

/** Nobody need look at the promise: its failure must not count as unhandled. */
function settlement() {
  const one = Promise.withResolvers<RefusedGraph[]>();
  one.promise.catch(() => {});
  return one;
}
