import { fairQueue } from './fair-queue.ts';
import type { Feed, FeedStep } from './feed.ts';
import type { ReplicaStatus } from './quad-store.ts';
import type { Replica } from './replica.ts';
import type { ReplicaTask } from './replica-messages.ts';
import { type QueryOutcome, runLimitedQuery } from './run-limited-query.ts';
import type { PreparedQuery } from './run-query.ts';
import { type StoreWorker, spawnWorker, WorkerFailure } from './spawn-worker.ts';
import { watchConditions } from './watch-conditions.ts';

type Chore = {
  kind: 'chore';
  task: ReplicaTask;
  after: number;
  resolve: () => void;
  reject: (error: Error) => void;
};
type QueryItem = {
  kind: 'query';
  query: PreparedQuery;
  milliseconds: number;
  after: number;
  client: string;
  signal: AbortSignal | undefined;
  resolve: (outcome: QueryOutcome) => void;
};
type Turn = Chore | QueryItem | { kind: 'batch'; step: FeedStep };

const COUNT_WHEN_IDLE_MS = 2_000;
/** Batches that a query waits for, so that its asker sees what he has seen accepted. */
const OWED = 8;

/**
 * A store in a worker with its waiting line. One task at a time; batches and queries take turns, so that
 * neither a bulk load nor a crowd of readers starves the other. A query that outlives its time is ended with
 * the worker; then, as after any crash, the feed fills a new one.
 * @param onChange called when it becomes ready, or is no longer.
 * @param onLost called when the feed has no way to fill it: `use` has to give it another.
 */
export function startReplica(args: {
  name: string;
  maxWaiting: number;
  onChange: () => void;
  onLost: () => void;
}): Replica {
  const { name, maxWaiting, onChange, onLost } = args;
  let state: ReplicaStatus['state'] = 'loading';
  let problem: string | undefined;
  let feed: Feed | null = null;
  let worker: StoreWorker | null = null;
  let opened = false;
  let busy = false;
  let closed = false;
  let counted = false;
  let lastWasBatch = false;
  let lastBatch = Number.NEGATIVE_INFINITY;
  let upTo = Number.POSITIVE_INFINITY;
  let settling = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  const chores: Chore[] = [];
  const queries = fairQueue<QueryItem>();
  const conditions = watchConditions();
  const owed = () => feed?.owes(Number.POSITIVE_INFINITY) ?? 0;
  const atRest = () => state === 'ready' && !busy && owed() === 0;

  function setState(next: ReplicaStatus['state']) {
    state = next;
    onChange();
    conditions.look();
  }

  function empty(why: Error) {
    for (const item of queries.clear()) item.resolve({ kind: 'unavailable' });
    for (const item of chores.splice(0)) item.reject(why);
  }

  async function open(mine: Feed) {
    for (let failures = 1; !closed && feed === mine; failures++) {
      const fresh: StoreWorker = spawnWorker({
        name,
        onDeath: () => {
          if (worker === fresh && opened && !busy) restart('the worker ended by itself');
        },
      });
      worker = fresh;
      const current = () => !closed && worker === fresh;
      try {
        const result = await mine.open(fresh);
        if (!current()) return;
        if (result === 'lost') return onLost();
        opened = true;
        return pump();
      } catch (error) {
        if (!current()) return;
        problem = messageOf(error);
        worker = null;
        await fresh.terminate();
      }
      conditions.look();
      const pause = Math.min(60_000, 250 * 2 ** failures);
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
    }
  }

  function begin(next: ReplicaStatus['state'], why: string, mine: Feed) {
    if (closed) return;
    const old = worker;
    worker = null;
    feed = mine;
    opened = false;
    busy = false;
    counted = false;
    clearTimeout(idleTimer);
    empty(new Error(why));
    setState(next);
    void (old?.terminate() ?? Promise.resolve()).then(() => {
      if (feed === mine && worker === null && !closed) return open(mine);
    });
  }

  function restart(why: string) {
    problem = why;
    if (feed !== null) begin('restarting', why, feed);
  }

  function chooseTurn(): Turn | undefined {
    if (feed === null) return undefined;
    const [chore] = chores;
    if (chore !== undefined && feed.owes(chore.after) === 0) return chores.shift();
    const asked = state === 'ready' ? queries.peek() : undefined;
    const step = feed.next({ wanted: asked !== undefined || chore !== undefined || settling > 0, upTo });
    if (asked === undefined) return step === null ? undefined : { kind: 'batch', step };
    const missing = feed.owes(asked.after);
    const batchFirst = !lastWasBatch || (missing > 0 && missing <= OWED);
    return step !== null && batchFirst ? { kind: 'batch', step } : queries.shift();
  }

  function pump() {
    if (busy || worker === null || !opened || closed) return;
    clearTimeout(idleTimer);
    if (state !== 'ready' && feed?.caughtUp() === true) {
      problem = undefined;
      setState('ready');
    }
    const turn = chooseTurn();
    if (turn === undefined) return rest();
    busy = true;
    lastWasBatch = turn.kind === 'batch';
    const mine = worker;
    void run(mine, turn).then((spoiled) => {
      if (worker !== mine) return;
      if (spoiled !== null) return restart(spoiled);
      busy = false;
      if (turn.kind === 'batch') lastBatch = performance.now();
      pump();
      conditions.look();
    });
  }

  function rest() {
    conditions.look();
    if (counted || state !== 'ready') return;
    idleTimer = setTimeout(() => {
      counted = true;
      chores.push({ kind: 'chore', task: { type: 'count' }, after: 0, resolve: () => {}, reject: () => {} });
      pump();
    }, COUNT_WHEN_IDLE_MS);
    idleTimer.unref();
  }

  /** @returns null, or why the worker must be replaced. */
  async function run(mine: StoreWorker, turn: Turn): Promise<string | null> {
    if (turn.kind === 'query') {
      const started = performance.now();
      const { outcome, failure } = await runLimitedQuery({ worker: mine, ...turn, end: restart });
      queries.used(turn.client, performance.now() - started);
      // Not the query's fault that its worker was taken from it.
      const taken = outcome.kind === 'failed' && worker !== mine;
      turn.resolve(taken ? { kind: 'unavailable' } : outcome);
      return failure === null ? null : whyReplace(failure);
    }
    try {
      if (turn.kind === 'chore') {
        await mine.call(turn.task);
        turn.resolve();
      } else {
        counted = false;
        await turn.step.run(mine);
      }
      return null;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (turn.kind === 'chore') turn.reject(error);
      // A batch whose worker was taken from it is in the feed still.
      else if (worker === mine) turn.step.failed(error);
      return whyReplace(error);
    }
  }

  return {
    status: () => ({
      name,
      state,
      quads: worker?.quads() ?? 0,
      bytes: worker?.bytes() ?? 0,
      ...(problem === undefined ? {} : { problem }),
    }),
    isReady: () => state === 'ready',
    isIdle: () => atRest() && queries.size() === 0 && chores.length === 0,
    sinceBatch: () => performance.now() - (busy && lastWasBatch ? performance.now() : lastBatch),
    use: (next) => begin('loading', 'the store is being filled anew', next),
    pump,
    query: ({ query, milliseconds, after, client, signal }) =>
      new Promise((resolve) => {
        if (state !== 'ready' || queries.size() >= maxWaiting) return resolve({ kind: 'unavailable' });
        if (signal?.aborted) return resolve({ kind: 'aborted' });
        const item: QueryItem = { kind: 'query', query, milliseconds, after, client, signal, resolve };
        const leave = () => {
          if (queries.remove(item)) resolve({ kind: 'aborted' });
        };
        signal?.addEventListener('abort', leave, { once: true });
        queries.push(item, client);
        pump();
      }),
    hold(limit) {
      upTo = limit;
      pump();
    },
    chore: ({ task, after }) =>
      new Promise((resolve, reject) => {
        chores.push({ kind: 'chore', task, after, resolve, reject });
        pump();
      }),
    until: conditions.until,
    async settled() {
      settling += 1;
      try {
        pump();
        await conditions.until(atRest);
      } finally {
        settling -= 1;
      }
    },
    whenReady: () => conditions.until(() => state === 'ready'),
    async close() {
      closed = true;
      clearTimeout(idleTimer);
      empty(new Error('the store was closed'));
      conditions.close(new Error(`the ${name} replica was closed`));
      await worker?.terminate();
    },
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const whyReplace = (error: Error) =>
  error instanceof WorkerFailure && !error.spoiled ? null : error.message;
