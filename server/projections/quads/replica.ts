import type { Feed } from './feed.ts';
import type { ReplicaStatus } from './quad-store.ts';
import type { ReplicaTask } from './replica-messages.ts';
import type { QueryOutcome } from './run-limited-query.ts';
import type { PreparedQuery } from './run-query.ts';

/** A store in a worker thread, with what waits for it. */
export type Replica = {
  status(): ReplicaStatus;
  isReady(): boolean;
  /** Ready, up to date, and with nothing to do. */
  isIdle(): boolean;
  /** Milliseconds since it last had a batch at work. */
  sinceBatch(): number;
  /** Throws the store away and fills a new one. */
  use(feed: Feed): void;
  /** Looks for work: to be called when the feed has more. */
  pump(): void;
  /** @param after the batch that the answer should know of, as far as waiting for it is short. */
  query(args: {
    query: PreparedQuery;
    milliseconds: number;
    after: number;
    /** Whose it is: clients take turns. */
    client: string;
    signal?: AbortSignal;
  }): Promise<QueryOutcome>;
  /** Takes no batch after this one until told otherwise (`Infinity`). */
  hold(upTo: number): void;
  /** Does a task once all batches up to `after` are in. */
  chore(args: { task: ReplicaTask; after: number }): Promise<void>;
  /** Resolves when it holds; looked at whenever something has been done. */
  until(condition: () => boolean): Promise<void>;
  /** Resolves when the replica is ready and no batch waits. */
  settled(): Promise<void>;
  whenReady(): Promise<void>;
  close(): Promise<void>;
};
