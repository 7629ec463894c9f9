import type { RefusedGraph } from './apply-batch.ts';
import { type ClassifiedQuery, classifyQuery } from './classify-query.ts';
import { openFederation } from './federate-query.ts';
import { loadFromImage, loadFromPeer, loadFromSource } from './loaders.ts';
import { prepareQuery } from './prepare-query.ts';
import type { QuadBatch, QuadStore, QueryLimits, SparqlQuery, SparqlResult } from './quad-store.ts';
import { type Loader, type Replica, startReplica } from './replica.ts';

export type OxigraphStore = QuadStore & {
  /**
   * Saves the store's memory for the next start, as it is after all batches applied before this call;
   * `cursor` (up to about 10 kB) comes back from `openQuadStore`. Takes 2 to 4 seconds for 2 GB; only the
   * site's replica waits. Throws where the package's build has no memory that can be saved, or the disk
   * refuses.
   */
  saveImage(args: { file: string; cursor: string }): Promise<void>;
  /** Loads both replicas anew from the source, one at a time; visitors wait only while memory is copied. */
  rebuild(): Promise<void>;
};

export type OpenArgs = {
  /**
   * All that is public now; asked for at the first start, on `rebuild`, and when a replica has nothing else
   * to load.
   */
  source: () => AsyncIterable<QuadBatch>;
  /** A file that `saveImage` wrote; anything wrong with it, and the source is used. */
  image?: { file: string };
  limits?: Partial<QueryLimits>;
  /** Addresses of endpoints that SERVICE may name, each exactly as it stands in the query. Default: none. */
  allowedServices?: string[];
  /** Batches that may wait for a replica before `apply` waits too. Default 8. */
  maxBehind?: number;
  /** Queries that may wait for a replica. Default 64. */
  maxWaiting?: number;
};

export const DEFAULT_LIMITS: QueryLimits = { milliseconds: 15_000, rows: 50_000, bytes: 32 * 1024 * 1024 };

/**
 * Opens the quads in two replicas, each a store in a worker thread: `visitors` answers visitors, `site` the
 * server's own pages, so that a visitor's endless query never holds up a page.
 * @returns at once, loading in the background; with an image, when that is in place. `cursor`: what the
 *   image's writer gave with it, so that only later changes need applying; null when the store loads from the
 *   source.
 */
export async function openQuadStore(
  args: OpenArgs,
): Promise<{ store: OxigraphStore; cursor: string | null }> {
  const { source, image, maxBehind = 8, maxWaiting = 64, allowedServices = [] } = args;
  const limits = { ...DEFAULT_LIMITS, ...args.limits };
  const fromSource = loadFromSource(source);
  const born = Date.now().toString(36);
  let cursor: string | null = null;
  let sequence = 0;
  let seen = 0;
  let saving = false;

  const imageDone = Promise.withResolvers<void>();
  const note = (read: string) => {
    cursor = read;
    imageDone.resolve();
  };
  // Comes after the image: to get here is to have no use of it.
  const noImage: Loader = async () => {
    imageDone.resolve();
    return { kind: 'impossible' };
  };
  const imageFirst = image === undefined ? [] : [loadFromImage({ file: image.file, onRead: note })];
  const imageToo =
    image === undefined ? [] : [loadFromImage({ file: image.file, wanted: () => cursor, onRead: () => {} })];

  const imageOver: Loader = async () => {
    siteImage.resolve();
    return { kind: 'impossible' };
  };
  // A second or two of waiting spares visitors the load from the source.
  const siteImage = Promise.withResolvers<void>();
  const whileSiteReadsImage: Loader = async () => {
    await siteImage.promise;
    return { kind: 'impossible' };
  };

  const visitors: Replica = startReplica({
    name: 'visitors',
    first: [...imageFirst, noImage, fromSource],
    again: [whileSiteReadsImage, loadFromPeer({ peer: () => site, patient: false }), fromSource],
    maxWaiting,
  });
  await imageDone.promise;
  const patient = loadFromPeer({ peer: () => visitors, patient: true });
  const site: Replica = startReplica({
    name: 'site',
    first: [...imageToo, imageOver, patient, fromSource],
    again: [patient, fromSource],
    maxWaiting,
  });
  void site.whenReady().then(siteImage.resolve, siteImage.resolve);
  const replicas = [visitors, site];
  const federation = openFederation({ allowed: allowedServices, queryLocal: (query) => queryStore(query) });

  async function apply(batch: QuadBatch): Promise<void> {
    sequence += 1;
    const [first, second] = replicas.map((replica) => replica.apply({ batch, sequence }));
    const mine = first!.then((refused) => {
      seen += 1;
      return refused;
    });
    mine.catch(() => {});
    second!.catch(() => {});
    const refused = await Promise.race([mine, second!.then((done) => (visitors.isReady() ? mine : done))]);
    await Promise.all(replicas.map((replica) => replica.below(maxBehind)));
    if (refused.length > 0) throw new Error(describeRefused(refused, batch.write.length));
  }

  async function queryStore(query: SparqlQuery): Promise<SparqlResult> {
    const classified = classifyQuery({ text: query.text, ...(query.base && { base: query.base }) });
    if (classified.kind !== 'query') return classified;
    const bounds = { ...limits, ...query.limits };
    const prepared = prepareQuery({ query, classified, limits: bounds });
    if (prepared.kind !== 'prepared') return prepared;
    if (classified.services.length > 0) {
      return federation.run({ query, classified, prepared: prepared.query, limits: bounds });
    }
    return queryReplica({ query, classified, prepared: prepared.query, milliseconds: bounds.milliseconds });
  }

  async function queryReplica(a: {
    query: SparqlQuery;
    classified: ClassifiedQuery;
    prepared: Parameters<Replica['query']>[0]['query'];
    milliseconds: number;
  }): Promise<SparqlResult> {
    const { query, classified, prepared, milliseconds } = a;
    const own = query.reader === 'site' && site.isReady() && !saving;
    const replica = own ? site : visitors;
    const answer = await replica.query({
      query: prepared,
      milliseconds,
      ...(query.signal && { signal: query.signal }),
    });
    if (answer.kind === 'unavailable') return { kind: 'unavailable', retryAfter: replica.isReady() ? 2 : 5 };
    if (answer.kind !== 'ok') return answer;
    const { body, truncated } = answer;
    const repeatable = !classified.volatile;
    return {
      kind: 'ok',
      form: classified.form,
      mediaType: prepared.mediaType,
      body,
      repeatable,
      truncatedAt: truncated ? prepared.maxRows : null,
      milliseconds: answer.milliseconds,
    };
  }

  const settled = async () => {
    await visitors.settled();
    await site.settled();
  };

  const store: OxigraphStore = {
    apply,
    query: queryStore,
    ready: () => ({ replicas: replicas.map((replica) => replica.status()) }),
    version: () => `${born}-${seen}`,
    settled,
    async saveImage({ file, cursor: mark }) {
      saving = true;
      try {
        await site.chore({ type: 'save-image', file, cursor: mark });
      } finally {
        saving = false;
      }
    },
    async rebuild() {
      site.reload([fromSource, patient]);
      await site.whenReady();
      visitors.reload([loadFromPeer({ peer: () => site, patient: false }), fromSource]);
      await settled();
    },
    async close() {
      await Promise.all([federation.close(), ...replicas.map((replica) => replica.close())]);
    },
  };
  return { store, cursor };
}

function describeRefused(refused: RefusedGraph[], total: number): string {
  const list = refused.slice(0, 5).map(({ graph, message }) => `<${graph}>: ${message}`);
  const what = `${refused.length} of ${total} graphs could not be parsed as N-Triples and were left out`;
  return `${what}: ${list.join('; ')}`;
}
