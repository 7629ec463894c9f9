import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Config } from './config.ts';
import type { FollowersData, FromFollowers, Lag, ToFollowers } from './followers/messages.ts';
import { graphSource } from './graph-source.ts';
import { keepBesideSource } from './projections/quads/keep-beside-source.ts';
import { type OxigraphStore, openQuadStore } from './projections/quads/open-quad-store.ts';
import { imageFiles } from './projections/quads/save-pair.ts';
import type { Connection } from './projections/search/connection.ts';
import { workConfig } from './record-surroundings.ts';

export type Followers = {
  store: OxigraphStore;
  lags(): Lag[];
  pictures(): { done: number; of: number };
  /** Whether the search index can be asked. */
  searchReady(): boolean;
  /** Tells the followers where the search engine is. */
  search(connection: Connection): void;
  close(): Promise<void>;
};

/** Saved memory of the stores is of use past this many quads; below, loading takes a second or two. */
const worthSaving = 1_000_000;
/** Entries of the public list after which the memory is saved anew, once the stores have been idle for a while. */
const staleAfter = 5_000;

type Cursor = { seq: number; base: string };

const readCursor = (text: string | null, base: string): number | undefined => {
  const cursor = text === null ? undefined : (JSON.parse(text) as Cursor);
  return cursor?.base === base ? cursor.seq : undefined;
};

/** Starts the followers' thread and the stores of quads that it feeds. */
export async function runFollowers({
  config,
  report,
}: {
  config: Config;
  report: (message: string) => void;
}): Promise<Followers> {
  const worker = new Worker(new URL('./followers/worker.ts', import.meta.url), {
    workerData: {
      config: workConfig(config),
    } satisfies FollowersData,
    // Batches come and go: room for dead ones would only be filled with them.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  const post = (message: ToFollowers) => worker.postMessage(message);
  const source = graphSource(worker);
  const image = { file: join(config.dataDir, 'quads.image') };
  let lags: Lag[] = [];
  let pictures = { done: 0, of: 0 };
  const { promise: whenOpen, resolve: setOpen } = Promise.withResolvers<OxigraphStore>();
  let seq = 0;
  let saved = 0;
  let searchReady = false;
  let closing = false;
  const stopped = Promise.withResolvers<void>();

  worker.on('message', (message: FromFollowers) => {
    if (source.receive(message)) return;
    switch (message.kind) {
      case 'graphs':
        whenOpen
          .then((store) => store.applyPacked(message.graphs))
          .then(
            () => post({ kind: 'taken', batch: message.batch }),
            (error) => post({ kind: 'taken', batch: message.batch, error: String(error) }),
          );
        break;
      case 'lag':
        ({ lags, pictures } = message);
        break;
      case 'quads at':
        seq = message.seq;
        break;
      case 'rebuild quads':
        // Asked for when something was erased, too: what was saved of the stores must not keep it, nor be read again.
        saved = Number.NEGATIVE_INFINITY;
        whenOpen
          .then(async (store) => {
            for (const file of Object.values(imageFiles(image.file))) await rm(file, { force: true });
            return store.rebuild();
          })
          .then(
            () =>
              post({
                kind: 'rebuilt quads',
                request: message.request,
                message: 'The quads were loaded anew.',
              }),
            (error) => post({ kind: 'rebuilt quads', request: message.request, error: String(error) }),
          );
        break;
      case 'search ready':
        searchReady = true;
        break;
      case 'report':
        report(message.message);
        break;
      case 'stopped':
        stopped.resolve();
    }
  });
  worker.on('error', (error: Error) => {
    report(`The followers’ thread ended: ${error.stack}`);
    stopped.resolve();
    // Without it nothing new becomes public: better to end, and be started again, than to serve an ever older state.
    if (!closing) process.exit(70);
  });

  const { promise: loaded, resolve: setLoaded } = Promise.withResolvers<number>();
  // What others write, such as concept schemes, the followers' thread does not know.
  const beside = keepBesideSource(() => source.open(setLoaded));
  const { store, cursor } = await openQuadStore({
    source: beside.source,
    image,
    limits: {
      milliseconds: config.sparql.seconds * 1000,
      rows: config.sparql.rows,
      bytes: config.sparql.bytes,
    },
    services: config.services,
  });
  setOpen(store);
  const restored = readCursor(cursor, config.baseUrl);
  if (cursor !== null && restored === undefined) {
    report('BASE_URL has changed: the quads are made anew.');
    store.rebuild().catch((error) => report(`The quads could not be made anew: ${error}`));
  }
  (restored === undefined ? loaded : Promise.resolve(restored)).then((from) => {
    saved = restored ?? 0;
    seq = from;
    post({ kind: 'follow quads', from });
  });

  let quiet = 0;
  const saver = setInterval(() => {
    const idle = lags.every((lag) => lag.at >= lag.head);
    quiet = idle ? quiet + 1 : 0;
    const quads = Math.max(...store.ready().replicas.map((replica) => replica.quads));
    if (quiet < 5 || seq - saved < staleAfter || quads < worthSaving) return;
    quiet = 0;
    const at = seq;
    saved = at;
    store
      .saveImage({
        file: image.file,
        cursor: JSON.stringify({ seq: at, base: config.baseUrl } satisfies Cursor),
      })
      .catch((error) =>
        report(`The memory of the quads could not be saved; the next start will load them instead: ${error}`),
      );
  }, 1000);
  saver.unref();

  return {
    store: {
      ...store,
      apply(batch) {
        beside.note(batch);
        return store.apply(batch);
      },
    },
    lags: () => lags,
    pictures: () => pictures,
    searchReady: () => searchReady,
    search: ({ url, key }) => post({ kind: 'search', url, key }),
    async close() {
      closing = true;
      clearInterval(saver);
      post({ kind: 'stop' });
      // What is under way is begun again at the next start, so that waiting long for it gains nothing.
      await Promise.race([stopped.promise, delay(5_000, undefined, { ref: false })]);
      await store.close();
      await worker.terminate();
    },
  };
}
