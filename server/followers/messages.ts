import type { PackedBatch } from '../projections/quads/graph-texts.ts';
import type { WorkConfig } from '../record-surroundings.ts';

/** What the followers' thread starts with. */
export type FollowersData = { config: WorkConfig };

/** How far a follower is: the entries it has seen, and the newest there is. */
export type Lag = { name: string; at: number; head: number };

/** From the server's thread to the followers'. */
export type ToFollowers =
  | { kind: 'search'; url: string; key: string }
  /** Send all graphs of the public views, as answers to `load`; then, once, every later change. */
  | { kind: 'load'; load: number }
  | { kind: 'follow quads'; from: number }
  /** A batch has been taken: `error` where it failed. */
  | { kind: 'taken'; batch: number; error?: string }
  | { kind: 'rebuilt quads'; request: number; message?: string; error?: string }
  | { kind: 'stop' };

/** From the followers' thread to the server's. */
export type FromFollowers =
  | { kind: 'graphs'; batch: number; load?: number; graphs: PackedBatch }
  | { kind: 'loaded'; load: number; head: number }
  | { kind: 'loaded'; load: number; error: string }
  /** The stores hold the public list up to here. */
  | { kind: 'quads at'; seq: number }
  | { kind: 'lag'; lags: Lag[]; pictures: { done: number; of: number } }
  | { kind: 'rebuild quads'; request: number }
  /** The search index has its settings and can be asked. */
  | { kind: 'search ready' }
  | { kind: 'report'; message: string }
  | { kind: 'stopped' };
