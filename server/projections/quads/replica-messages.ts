import type { DatasetBatch } from './apply-to-dataset.ts';
import type { PlainBatch } from './apply-to-plain.ts';
import type { RefusedGraph } from './load-graphs.ts';
import type { PackedText } from './pack-text.ts';
import type { PreparedQuery, RawAnswer } from './run-query.ts';

/** What a replica's worker is asked to do. */
export type ReplicaTask =
  | { type: 'apply-plain'; batch: PlainBatch }
  | { type: 'apply-dataset'; batch: DatasetBatch }
  | { type: 'query'; query: PreparedQuery }
  | { type: 'count' }
  | { type: 'list-graphs' }
  | { type: 'save-image'; file: string; pair: string; cursor: string }
  | { type: 'read-image'; file: string; pair: string };

export type TaskResults = {
  'apply-plain': { refused: RefusedGraph[] };
  'apply-dataset': { refused: RefusedGraph[]; removals: PackedText | null };
  query: RawAnswer;
  count: Record<string, never>;
  'list-graphs': { names: string[] };
  'save-image': Record<string, never>;
  'read-image': { ok: true } | { ok: false; reason: string; spoiled: boolean };
};

/** `spoiled`: the worker must be replaced. */
export type ReplicaAnswer =
  | { id: number; ok: true; value: TaskResults[ReplicaTask['type']]; quads: number; bytes: number }
  | { id: number; ok: false; message: string; spoiled: boolean };
