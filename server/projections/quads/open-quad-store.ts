import type { ServiceEndpoint } from './ask-endpoint.ts';
import { chooseReplica } from './choose-replica.ts';
import { type ClassifiedQuery, classifyQuery } from './classify-query.ts';
import { openFederation } from './federate-query.ts';
import { fillSearches } from './fill-searches.ts';
import { type PackedBatch, packBatch } from './graph-texts.ts';
import { keepInStep } from './keep-in-step.ts';
import type { RefusedGraph } from './load-graphs.ts';
import { prepareQuery } from './prepare-query.ts';
import type { QuadBatch, QuadStore, QueryLimits, SparqlQuery, SparqlResult } from './quad-store.ts';
import type { PreparedQuery } from './run-query.ts';

export type OxigraphStore = QuadStore & {
  /** As `apply`, for a batch that another thread has packed. */
  applyPacked(batch: PackedBatch): Promise<void>;
  /**
   * Saves both stores' memories for the next start, as they are after all batches applied before this call,
   * in `{file}.plain` and `{file}.dataset`; `cursor` (up to about 10 kB) comes back from `openQuadStore`. One
   * after the other; queries that name no graph are answered meanwhile. Throws where the package's build has
   * no memory that can be saved, the disk refuses, or the stores are being loaded.
   */
  saveImage(args: { file: string; cursor: string }): Promise<void>;
  /** Loads both stores anew from the source, `plain` first; the other one answers what it can. */
  rebuild(): Promise<void>;
};

export type OpenArgs = {
  /**
   * All that is public now; asked for at a start without images, on `rebuild`, and when there is no other way
   * back.
   */
  source: () => AsyncIterable<QuadBatch | PackedBatch>;
  /** What `saveImage` was given; anything wrong with either of its files, and the source is used. */
  image?: { file: string };
  limits?: Partial<QueryLimits>;
  /** Endpoints that SERVICE may name. Default: none. */
  services?: ServiceEndpoint[];
  /** Batches that may wait for `plain` before `apply` waits too. Default 8. */
  maxBehind?: number;
  /** Queries that may wait for a replica. Default 64. */
  maxWaiting?: number;
};

export const DEFAULT_LIMITS: QueryLimits = { milliseconds: 15_000, rows: 50_000, bytes: 32 * 1024 * 1024 };

/**
 * Opens the quads in two replicas, each a store in a worker thread: `plain` has the default graph alone and
 * answers queries that name no graph; `dataset` has the named graphs too, answers those that do, and stands
 * in for `plain`.
 * @returns at once, loading in the background; with images, when those are in place. `cursor`: what the
 *   images' writer gave with them, so that only later changes need applying; null when the stores load from
 *   the source.
 */
export async function openQuadStore(
  args: OpenArgs,
): Promise<{ store: OxigraphStore; cursor: string | null }> {
  const { source, image, maxBehind = 8, maxWaiting = 64, services = [] } = args;
  const limits = { ...DEFAULT_LIMITS, ...args.limits };
  const pair = keepInStep({ source, maxBehind, maxWaiting });
  const federation = openFederation({ allowed: services, queryLocal: (query) => queryStore(query) });

  async function queryStore(asked: SparqlQuery): Promise<SparqlResult> {
    const { base, fullText } = asked;
    const first = classifyQuery({
      text: asked.text,
      ...(base && { base }),
      ...(fullText && { searchPredicate: fullText.predicate }),
    });
    if (first.kind !== 'query') return first;
    const { searches } = first;
    if (searches.length === 0 || fullText === undefined)
      return runClassified({ query: asked, classified: first });
    const text = await fillSearches({ text: asked.text, searches, find: fullText.find });
    if (text === null) return { kind: 'unavailable', retryAfter: 5 };
    const classified = classifyQuery({ text, searched: true, ...(base && { base }) });
    if (classified.kind !== 'query') return classified;
    // The index has a version of its own.
    return runClassified({ query: { ...asked, text }, classified: { ...classified, volatile: true } });
  }

  async function runClassified(a: {
    query: SparqlQuery;
    classified: ClassifiedQuery;
  }): Promise<SparqlResult> {
    const { query, classified } = a;
    const bounds = { ...limits, ...query.limits };
    const prepared = prepareQuery({ query, classified, limits: bounds });
    if (prepared.kind !== 'prepared') return prepared;
    if (classified.services.length > 0) {
      return federation.run({ query, classified, prepared: prepared.query, limits: bounds });
    }
    return queryReplica({ query, classified, prepared: prepared.query, milliseconds: bounds.milliseconds });
  }

  function choose({ query, classified }: { query: SparqlQuery; classified: ClassifiedQuery }) {
    const { default: graphs, named } = query.dataset ?? { default: [], named: [] };
    const { plain, dataset } = pair;
    const saving = pair.saving();
    return chooseReplica({
      namesGraphs: classified.namesGraphs || graphs.length + named.length > 0,
      reader: query.reader ?? 'visitors',
      plain: { ready: plain.isReady(), saving: saving === 'plain' },
      dataset: { ready: dataset.isReady(), idle: dataset.isIdle(), held: saving !== null },
      overdue: pair.overdue(),
    });
  }

  async function queryReplica(a: {
    query: SparqlQuery;
    classified: ClassifiedQuery;
    prepared: PreparedQuery;
    milliseconds: number;
  }): Promise<SparqlResult> {
    const { query, classified, prepared, milliseconds } = a;
    const name = choose(a);
    if (name === null) return { kind: 'unavailable', retryAfter: 5 };
    const answer = await pair[name].query({
      query: prepared,
      milliseconds,
      after: pair.last(),
      client: query.client ?? '',
      ...(query.signal && { signal: query.signal }),
    });
    if (answer.kind === 'unavailable') {
      if (pair[name].isReady()) return { kind: 'unavailable', retryAfter: 2 };
      // It waited for a replica that was ended with somebody else's query: the other one may stand in.
      const other = choose(a);
      return other === null || other === name ? { kind: 'unavailable', retryAfter: 5 } : queryReplica(a);
    }
    if (answer.kind !== 'ok') return answer;
    const { body, truncated } = answer;
    return {
      kind: 'ok',
      form: classified.form,
      mediaType: prepared.mediaType,
      body,
      repeatable: !classified.volatile,
      truncatedAt: truncated ? prepared.maxRows : null,
      milliseconds: answer.milliseconds,
    };
  }

  async function applyPacked(batch: PackedBatch) {
    const refused = await pair.submit(batch);
    if (refused.length > 0) throw new Error(describeRefused(refused, batch.texts.graphs.length));
  }

  const store: OxigraphStore = {
    apply: (batch) => applyPacked(packBatch(batch)),
    applyPacked,
    query: queryStore,
    ready() {
      const problem = pair.problem();
      const plain = pair.plain.status();
      return {
        replicas: [
          { ...plain, ...(problem !== undefined && plain.state !== 'ready' && { problem }) },
          pair.dataset.status(),
        ],
      };
    },
    version: pair.version,
    settled: pair.settled,
    saveImage: pair.save,
    rebuild: pair.rebuild,
    async close() {
      await Promise.all([federation.close(), pair.close()]);
    },
  };
  const { cursor } = await pair.start(image);
  return { store, cursor };
}

function describeRefused(refused: RefusedGraph[], total: number): string {
  const list = refused.slice(0, 5).map(({ graph, message }) => `<${graph}>: ${message}`);
  const what = `${refused.length} of ${total} graphs could not be parsed as N-Triples and were left out`;
  return `${what}: ${list.join('; ')}`;
}
