import type { RefusedGraph } from './apply-batch.ts';
import type { CopyWindow } from './copy-memory.ts';
import type { QuadBatch } from './quad-store.ts';
import type { PreparedQuery, RawAnswer } from './run-query.ts';

/** What a replica's worker is asked to do. */
export type ReplicaTask =
  | {
      type: 'apply';
      batch: QuadBatch;
      trustFresh: boolean;
      /** The batch's number in this process; null while loading from the source. */
      sequence: number | null;
    }
  | { type: 'query'; query: PreparedQuery }
  | { type: 'count' }
  | { type: 'save-image'; file: string; cursor: string }
  | { type: 'read-image'; file: string }
  | { type: 'send-memory'; window: CopyWindow }
  | { type: 'receive-memory'; window: CopyWindow };

export type TaskResults = {
  apply: { refused: RefusedGraph[] };
  query: RawAnswer;
  count: Record<string, never>;
  'save-image': Record<string, never>;
  'read-image': { ok: true; cursor: string } | { ok: false; reason: string; spoiled: boolean };
  'send-memory': Record<string, never>;
  'receive-memory': { sequence: number };
};

/** `spoiled`: the worker must be replaced. */
export type ReplicaAnswer =
  | { id: number; ok: true; value: TaskResults[ReplicaTask['type']]; quads: number; bytes: number }
  | { id: number; ok: false; message: string; spoiled: boolean };
