import { Worker } from 'node:worker_threads';
import type { ServiceEndpoint } from './ask-endpoint.ts';
import type { ClassifiedQuery } from './classify-query.ts';
import { fairQueue } from './fair-queue.ts';
import type { FederationReply, FederationRequest, LocalAnswer } from './federation-messages.ts';
import type { QueryLimits, SparqlQuery, SparqlResult } from './quad-store.ts';
import type { PreparedQuery } from './run-query.ts';

type FederatedQuery = {
  query: SparqlQuery;
  classified: ClassifiedQuery;
  prepared: PreparedQuery;
  limits: QueryLimits;
};

export type Federation = {
  run(args: FederatedQuery): Promise<SparqlResult>;
  close(): Promise<void>;
};

/** Queries that run at a time, each in a worker of its own: one that outlives its time is ended with it. */
const AT_A_TIME = 2;
const MOST_WAITING = 16;

/**
 * Queries with SERVICE: refused unless every target is on the list, else run by Comunica, which asks the
 * local store and the endpoints named. Clients take turns. A worker is started when first needed, and kept.
 */
export function openFederation(args: {
  allowed: ServiceEndpoint[];
  queryLocal: (query: SparqlQuery) => Promise<SparqlResult>;
}): Federation {
  const { allowed, queryLocal } = args;
  const waiting = fairQueue<() => void>();
  const workers = new Set<Worker>();
  const idle: Worker[] = [];
  let running = 0;
  let closed = false;

  const startWorker = () => {
    const started = new Worker(new URL('./federation-worker.ts', import.meta.url), { name: 'federation' });
    // An error without a listener would end the process; the exit that follows tells of it.
    started.on('error', () => {});
    workers.add(started);
    started.on('exit', () => {
      workers.delete(started);
      const at = idle.indexOf(started);
      if (at !== -1) idle.splice(at, 1);
    });
    return started;
  };

  async function answerLocal(text: string, query: SparqlQuery, limits: QueryLimits): Promise<LocalAnswer> {
    const { base, client, signal } = query;
    const result = await queryLocal({
      text,
      limits,
      ...(base && { base }),
      ...(client !== undefined && { client }),
      ...(signal && { signal }),
    });
    if (result.kind !== 'ok')
      return { ok: false, message: 'message' in result ? result.message : result.kind };
    if (result.truncatedAt !== null) {
      return { ok: false, message: `the local part has more than ${result.truncatedAt} rows: narrow it` };
    }
    return { ok: true, mediaType: result.mediaType, body: result.body };
  }

  /** Resolves when it is the client's turn, when too many wait, or when the client has gone. */
  async function takeTurn({ client = '', signal }: SparqlQuery): Promise<'turn' | 'crowded' | 'gone'> {
    if (running < AT_A_TIME) {
      running += 1;
      return 'turn';
    }
    if (waiting.size() >= MOST_WAITING) return 'crowded';
    return new Promise((resolve) => {
      const go = () => resolve('turn');
      waiting.push(go, client);
      signal?.addEventListener('abort', () => waiting.remove(go) && resolve('gone'), { once: true });
    });
  }

  /** The place of one who is done goes to the next. */
  function giveTurn() {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  async function runInWorker({ query, classified, prepared, limits }: FederatedQuery): Promise<SparqlResult> {
    const mine = idle.pop() ?? startWorker();
    let reusable = false;
    const started = performance.now();
    const outcome = Promise.withResolvers<SparqlResult>();
    const post = (request: FederationRequest) => mine.postMessage(request);
    const onReply = (reply: FederationReply) => {
      if (reply.type === 'local') {
        const { call } = reply;
        void answerLocal(reply.text, query, limits).then((answer) =>
          post({ type: 'local-answer', call, answer }),
        );
      } else if (reply.type === 'done') {
        outcome.resolve({
          kind: 'ok',
          form: classified.form,
          mediaType: prepared.mediaType,
          body: reply.body,
          repeatable: false,
          truncatedAt: reply.truncated ? limits.rows : null,
          milliseconds: performance.now() - started,
        });
      } else if (reply.type === 'too-large') outcome.resolve({ kind: 'too-large', bytes: reply.bytes });
      else outcome.resolve({ kind: 'failed', message: reply.message });
    };
    const onEnd = () =>
      outcome.resolve({ kind: 'failed', message: 'the federated query ended unexpectedly' });
    const { milliseconds } = limits;
    const timer = setTimeout(outcome.resolve, milliseconds, { kind: 'timeout', milliseconds });
    const onAbort = () => outcome.resolve({ kind: 'aborted' });
    query.signal?.addEventListener('abort', onAbort, { once: true });
    mine.on('message', onReply).on('error', onEnd).on('exit', onEnd);
    const { text, base, mediaType } = prepared;
    const { rows: maxRows, bytes: maxBytes } = limits;
    post({ type: 'run', text, base, mediaType, maxRows, maxBytes, allowed });
    try {
      const result = await outcome.promise;
      waiting.used(query.client ?? '', performance.now() - started);
      // What is left of a query that failed or was cut must not answer the next one.
      reusable = result.kind === 'ok' && result.truncatedAt === null;
      return result;
    } finally {
      clearTimeout(timer);
      query.signal?.removeEventListener('abort', onAbort);
      mine.off('message', onReply).off('error', onEnd).off('exit', onEnd);
      if (reusable && !closed) idle.push(mine);
      else void mine.terminate();
    }
  }

  return {
    async run(asked) {
      const refusal = refuseServices({ ...asked, allowed });
      if (refusal !== null) return refusal;
      const turn = await takeTurn(asked.query);
      if (turn === 'crowded') return { kind: 'unavailable', retryAfter: 2 };
      if (turn === 'gone') return { kind: 'aborted' };
      try {
        return asked.query.signal?.aborted ? { kind: 'aborted' } : await runInWorker(asked);
      } finally {
        giveTurn();
      }
    },
    async close() {
      closed = true;
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}

function refuseServices(args: {
  classified: ClassifiedQuery;
  prepared: PreparedQuery;
  allowed: ServiceEndpoint[];
}) {
  const { classified, prepared, allowed } = args;
  const refuse = (reason: 'service' | 'unsupported', message: string) =>
    ({ kind: 'refused', reason, message }) as const;
  for (const target of classified.services) {
    if (target === null) return refuse('service', 'SERVICE needs the address of an endpoint, not a variable');
    if (!allowed.some(({ url }) => url === target)) {
      return refuse(
        'service',
        `SERVICE <${target}> is not on the list of endpoints that this archive queries`,
      );
    }
  }
  if (prepared.dataset !== null || classified.from.default.length + classified.from.named.length > 0) {
    return refuse('unsupported', 'a query with SERVICE cannot choose its dataset');
  }
  return null;
}
