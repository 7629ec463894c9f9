import type { StoreWorker } from './spawn-worker.ts';

/** One batch for a replica's worker. */
export type FeedStep = {
  run(worker: StoreWorker): Promise<void>;
  /** It could not be done; the worker is still the same, or has just died of it. */
  failed(error: Error): void;
};

/** Where a replica has its content from, and in which order. */
export type Feed = {
  /** Fills a new worker's store as far as an image goes. `lost`: there is no way to fill it by this feed. */
  open(worker: StoreWorker): Promise<'opened' | 'lost'>;
  /** Whether all that the store had before, or that makes it whole, is in it. */
  caughtUp(): boolean;
  /**
   * The next batch; null when there is none, or when it has to wait.
   * @param wanted somebody waits for the replica to be up to date.
   * @param upTo no batch after this one.
   */
  next(args: { wanted: boolean; upTo: number }): FeedStep | null;
  /** How many batches up to this one are still to come. */
  owes(sequence: number): number;
};
