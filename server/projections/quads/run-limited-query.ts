import type { PreparedQuery, RawAnswer } from './run-query.ts';
import type { StoreWorker } from './spawn-worker.ts';

export type QueryOutcome =
  | RawAnswer
  | { kind: 'timeout'; milliseconds: number }
  | { kind: 'unavailable' }
  | { kind: 'aborted' };

/**
 * A query whose asker has gone is ended after this: the restart that ending it takes costs others about as
 * much.
 */
const ABANDONED_MS = 3_000;

/**
 * Runs a query for so long and no longer. A worker cannot be interrupted: `end` has to do away with it.
 * @returns `failure` when the worker failed, whether by being ended or by itself.
 */
export async function runLimitedQuery(args: {
  worker: StoreWorker;
  query: PreparedQuery;
  milliseconds: number;
  signal: AbortSignal | undefined;
  end: (why: string) => void;
}): Promise<{ outcome: QueryOutcome; failure: Error | null }> {
  const { worker, query, milliseconds, signal, end } = args;
  const ending = Promise.withResolvers<QueryOutcome>();
  let ended = false;
  const finish = (outcome: QueryOutcome, why: string) => {
    if (ended) return;
    ended = true;
    ending.resolve(outcome);
    end(why);
  };
  const expire = () => finish({ kind: 'timeout', milliseconds }, 'a query outlived its time');
  const abandon = () => finish({ kind: 'aborted' }, 'a query was abandoned');
  const timers = [setTimeout(expire, milliseconds)];
  const onAbort = () => timers.push(setTimeout(abandon, Math.min(ABANDONED_MS, milliseconds)));
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return { outcome: await worker.call({ type: 'query', query }), failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    if (ended) return { outcome: await ending.promise, failure };
    return {
      outcome: { kind: 'failed', message: 'the query needs more memory or depth than there is' },
      failure,
    };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
