import type { RefusedGraph } from './apply-batch.ts';
import type { QuadBatch, ReplicaStatus } from './quad-store.ts';
import type { ReplicaTask } from './replica-messages.ts';
import { type QueryOutcome, runLimitedQuery } from './run-limited-query.ts';
import type { PreparedQuery } from './run-query.ts';
import { type StoreWorker, spawnWorker, WorkerFailure } from './spawn-worker.ts';

/**
 * One way to fill an empty store. `impossible`: try the next, on the same worker. Throwing: try the next on a
 * new one. `sequence`: the last batch that the store has now; null when that is not known, and all that wait
 * are applied.
 */
export type Loader = (
  worker: StoreWorker,
) => Promise<{ kind: 'loaded'; sequence: number | null } | { kind: 'impossible'; reason?: string }>;

type Waiting<T> = { resolve: (value: T) => void; reject: (error: Error) => void };
type LineItem =
  | ({ kind: 'batch'; batch: QuadBatch; sequence: number; trustFresh: boolean } & Waiting<RefusedGraph[]>)
  | ({ kind: 'chore'; task: ReplicaTask } & Waiting<void>);
type QueryItem = {
  query: PreparedQuery;
  milliseconds: number;
  signal: AbortSignal | undefined;
  resolve: (outcome: QueryOutcome) => void;
};

export type Replica = {
  status(): ReplicaStatus;
  isReady(): boolean;
  /** Resolves when this replica has the batch, over restarts; throws when the batch broke it. */
  apply(args: { batch: QuadBatch; sequence: number }): Promise<RefusedGraph[]>;
  query(args: { query: PreparedQuery; milliseconds: number; signal?: AbortSignal }): Promise<QueryOutcome>;
  /** Does a task in its turn among the batches. */
  chore(task: ReplicaTask): Promise<void>;
  /** Resolves when at most `count` batches wait. */
  below(count: number): Promise<void>;
  /** Resolves when the replica is ready and nothing waits. */
  settled(): Promise<void>;
  whenReady(): Promise<void>;
  /** Throws the store away and fills a new one by the loaders given. */
  reload(loaders: Loader[]): void;
  close(): Promise<void>;
};

const COUNT_WHEN_IDLE_MS = 2_000;

/**
 * A store in a worker with its waiting line. One task at a time; batches keep their order, and batches and
 * queries take turns, so that neither a bulk load nor a crowd of readers starves the other. A query that
 * outlives its time is ended with the worker; then, as after any crash, a new worker is filled by the
 * loaders, and the batches wait for it.
 */
export function startReplica(args: {
  name: string;
  first: Loader[];
  again: Loader[];
  maxWaiting: number;
}): Replica {
  const { name, maxWaiting } = args;
  let state: ReplicaStatus['state'] = 'loading';
  let problem: string | undefined;
  let worker: StoreWorker | null = null;
  let busy = false;
  let closed = false;
  let counted = false;
  let lastWasBatch = false;
  let idleTimer: NodeJS.Timeout | undefined;
  const line: LineItem[] = [];
  const queries: QueryItem[] = [];
  const watchers = new Set<() => void>();

  const changed = () => {
    for (const look of [...watchers]) look();
  };
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (closed) reject(new Error(`the ${name} replica was closed`));
        else if (condition()) resolve();
        else return;
        watchers.delete(look);
      };
      watchers.add(look);
      look();
    });

  const refuseQueries = () => {
    for (const item of queries.splice(0)) item.resolve({ kind: 'unavailable' });
  };

  async function load(loaders: Loader[]) {
    for (let failures = 0; !closed; ) {
      for (const loader of loaders) {
        // While it loads, the loader's next call fails and this loop goes on.
        const onDeath = () => {
          if (state === 'ready') restart('the worker ended by itself');
        };
        worker ??= spawnWorker({ name, onDeath });
        const mine: StoreWorker = worker;
        try {
          const result = await loader(mine);
          if (closed || worker !== mine) return;
          if (result.kind === 'loaded') return becomeReady(result.sequence);
          problem = result.reason ?? problem;
        } catch (error) {
          if (closed || worker !== mine) return;
          problem = error instanceof Error ? error.message : String(error);
          worker = null;
          await mine.terminate();
        }
      }
      failures += 1;
      changed();
      await new Promise((resolve) => setTimeout(resolve, Math.min(60_000, 500 * 2 ** failures)).unref());
    }
  }

  function becomeReady(sequence: number | null) {
    const had = sequence ?? -1;
    for (const item of line) if (item.kind === 'batch') item.trustFresh = false;
    while (line[0]?.kind === 'batch' && line[0].sequence <= had) {
      const item = line.shift();
      if (item?.kind === 'batch') item.resolve([]);
    }
    state = 'ready';
    problem = undefined;
    counted = false;
    changed();
    pump();
  }

  function restart(why: string, loaders = args.again) {
    if (closed) return;
    const old = worker;
    worker = null;
    busy = false;
    state = 'restarting';
    problem = why;
    clearTimeout(idleTimer);
    refuseQueries();
    changed();
    void (old?.terminate() ?? Promise.resolve()).then(() => load(loaders));
  }

  function pump() {
    if (busy || state !== 'ready' || worker === null || closed) return;
    clearTimeout(idleTimer);
    const item = lastWasBatch ? (queries.shift() ?? line.shift()) : (line.shift() ?? queries.shift());
    if (item === undefined) return rest();
    busy = true;
    lastWasBatch = 'kind' in item;
    void ('kind' in item ? runLineItem(worker, item) : runQueryItem(worker, item)).then((spoiled) => {
      if (spoiled !== null) return spoiled === 'gone' ? undefined : restart(spoiled);
      busy = false;
      changed();
      pump();
    });
  }

  function rest() {
    changed();
    if (counted || worker === null) return;
    idleTimer = setTimeout(() => {
      counted = true;
      line.push({ kind: 'chore', task: { type: 'count' }, resolve: () => {}, reject: () => {} });
      pump();
    }, COUNT_WHEN_IDLE_MS);
    idleTimer.unref();
  }

  /** @returns null, or why the worker must be replaced; `gone` when it has been already. */
  async function runLineItem(mine: StoreWorker, item: LineItem): Promise<string | null> {
    try {
      if (item.kind === 'chore') {
        await mine.call(item.task);
        item.resolve();
      } else {
        const { batch, trustFresh, sequence } = item;
        counted = false;
        const done = await mine.call({ type: 'apply', batch, trustFresh, sequence });
        item.resolve(done.refused);
      }
      return null;
    } catch (error) {
      return settleFailure({ mine, error, reject: item.reject });
    }
  }

  async function runQueryItem(mine: StoreWorker, item: QueryItem): Promise<string | null> {
    const { outcome, failure } = await runLimitedQuery({ worker: mine, ...item, end: restart });
    item.resolve(outcome);
    return failure === null ? null : settleFailure({ mine, error: failure, reject: () => {} });
  }

  function settleFailure(a: { mine: StoreWorker; error: unknown; reject: (error: Error) => void }) {
    const failure = a.error instanceof Error ? a.error : new Error(String(a.error));
    a.reject(failure);
    if (worker !== a.mine) return 'gone';
    return failure instanceof WorkerFailure && !failure.spoiled ? null : failure.message;
  }

  void load(args.first);

  return {
    status: () => ({
      name,
      state,
      quads: worker?.quads() ?? 0,
      bytes: worker?.bytes() ?? 0,
      ...(problem === undefined ? {} : { problem }),
    }),
    isReady: () => state === 'ready',
    apply: ({ batch, sequence }) =>
      new Promise((resolve, reject) => {
        line.push({ kind: 'batch', batch, sequence, trustFresh: true, resolve, reject });
        pump();
      }),
    query: ({ query, milliseconds, signal }) =>
      new Promise((resolve) => {
        if (state !== 'ready' || queries.length >= maxWaiting) return resolve({ kind: 'unavailable' });
        if (signal?.aborted) return resolve({ kind: 'aborted' });
        const item: QueryItem = { query, milliseconds, signal, resolve };
        const leave = () => {
          const at = queries.indexOf(item);
          if (at === -1) return;
          queries.splice(at, 1);
          resolve({ kind: 'aborted' });
        };
        signal?.addEventListener('abort', leave, { once: true });
        queries.push(item);
        pump();
      }),
    chore: (task) =>
      new Promise((resolve, reject) => {
        line.push({ kind: 'chore', task, resolve, reject });
        pump();
      }),
    below: (count) => until(() => line.length <= count),
    settled: () => until(() => state === 'ready' && !busy && line.length === 0),
    whenReady: () => until(() => state === 'ready'),
    reload: (loaders) => restart('the store is being rebuilt', loaders),
    async close() {
      closed = true;
      clearTimeout(idleTimer);
      refuseQueries();
      const over = new Error('the store was closed');
      for (const item of line.splice(0)) item.reject(over);
      changed();
      await worker?.terminate();
    },
  };
}
