import { Worker } from 'node:worker_threads';
import type { ClassifiedQuery } from './classify-query.ts';
import type { FederationReply, FederationRequest, LocalAnswer } from './federation-messages.ts';
import type { QueryLimits, SparqlQuery, SparqlResult } from './quad-store.ts';
import type { PreparedQuery } from './run-query.ts';

export type Federation = {
  run(args: {
    query: SparqlQuery;
    classified: ClassifiedQuery;
    prepared: PreparedQuery;
    limits: QueryLimits;
  }): Promise<SparqlResult>;
  close(): Promise<void>;
};

/**
 * Queries with SERVICE: refused unless every target is on the list, else run by Comunica, which asks the
 * local store and the endpoints named. One at a time; the worker is started for the first, and ended with a
 * query that outlives its time.
 */
export function openFederation(args: {
  allowed: string[];
  queryLocal: (query: SparqlQuery) => Promise<SparqlResult>;
}): Federation {
  const { allowed, queryLocal } = args;
  let worker: Worker | null = null;
  let busy = false;

  const startWorker = () => {
    const started = new Worker(new URL('./federation-worker.ts', import.meta.url), { name: 'federation' });
    // An error without a listener would end the process; the exit that follows tells of it.
    started.on('error', () => {});
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  };

  async function answerLocal(text: string, query: SparqlQuery, limits: QueryLimits): Promise<LocalAnswer> {
    const result = await queryLocal({ text, limits, ...(query.base && { base: query.base }) });
    if (result.kind !== 'ok')
      return { ok: false, message: 'message' in result ? result.message : result.kind };
    if (result.truncatedAt !== null) {
      return { ok: false, message: `the local part has more than ${result.truncatedAt} rows: narrow it` };
    }
    return { ok: true, mediaType: result.mediaType, body: result.body };
  }

  return {
    async run({ query, classified, prepared, limits }) {
      const refusal = refuseServices({ classified, prepared, allowed });
      if (refusal !== null) return refusal;
      if (busy) return { kind: 'unavailable', retryAfter: 2 };
      busy = true;
      const mine = worker ?? startWorker();
      worker = mine;
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
      const giveUp = (result: SparqlResult) => {
        worker = null;
        outcome.resolve(result);
        void mine.terminate();
      };
      const { milliseconds } = limits;
      const timer = setTimeout(giveUp, milliseconds, { kind: 'timeout', milliseconds });
      const onAbort = () => giveUp({ kind: 'aborted' });
      query.signal?.addEventListener('abort', onAbort, { once: true });
      mine.on('message', onReply).on('error', onEnd).on('exit', onEnd);
      const { text, base, mediaType } = prepared;
      const { rows: maxRows, bytes: maxBytes } = limits;
      post({ type: 'run', text, base, mediaType, maxRows, maxBytes, allowed });
      try {
        return await outcome.promise;
      } finally {
        clearTimeout(timer);
        query.signal?.removeEventListener('abort', onAbort);
        mine.off('message', onReply).off('error', onEnd).off('exit', onEnd);
        busy = false;
      }
    },
    async close() {
      await worker?.terminate();
    },
  };
}

function refuseServices(args: { classified: ClassifiedQuery; prepared: PreparedQuery; allowed: string[] }) {
  const { classified, prepared, allowed } = args;
  const refuse = (reason: 'service' | 'unsupported', message: string) =>
    ({ kind: 'refused', reason, message }) as const;
  for (const target of classified.services) {
    if (target === null) return refuse('service', 'SERVICE needs the address of an endpoint, not a variable');
    if (!allowed.includes(target)) {
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
