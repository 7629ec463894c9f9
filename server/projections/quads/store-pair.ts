import type { PackedBatch } from './graph-texts.ts';
import type { RefusedGraph } from './load-graphs.ts';
import type { Replica } from './replica.ts';

/** The two replicas, and what keeps their content in step. */
export type Pair = {
  plain: Replica;
  dataset: Replica;
  /** Fills both from images, if they are there and whole; else begins to fill them from the source. */
  start(image: { file: string } | undefined): Promise<{ cursor: string | null }>;
  /** Resolves when visitors see the batch, with the graphs that could not be parsed. */
  submit(batch: PackedBatch): Promise<RefusedGraph[]>;
  /** The last batch submitted. */
  last(): number;
  overdue(): boolean;
  saving(): 'plain' | 'dataset' | null;
  version(): string;
  /** Why the source could not be read. */
  problem(): string | undefined;
  rebuild(): Promise<void>;
  settled(): Promise<void>;
  save(args: { file: string; cursor: string }): Promise<void>;
  close(): Promise<void>;
};
