import type { PackedBatch } from './graph-texts.ts';
import type { GraphWrite, QuadBatch } from './quad-store.ts';

/** Graphs that are written to the store but that its source does not know. */
export type BesideSource = {
  /** The source, and after it all that was noted. */
  source(): AsyncIterable<QuadBatch | PackedBatch>;
  /** To be called with a batch before it is applied. */
  note(batch: QuadBatch): void;
};

/** Keeps such graphs in memory, so that they are there again when the stores are loaded anew. */
export function keepBesideSource(open: () => AsyncIterable<QuadBatch | PackedBatch>): BesideSource {
  const kept = new Map<string, GraphWrite>();
  return {
    async *source() {
      yield* open();
      if (kept.size > 0) yield { write: [...kept.values()], drop: [] };
    },
    note({ write, drop }) {
      for (const graph of drop) kept.delete(graph);
      for (const one of write) kept.set(one.graph, one);
    },
  };
}
