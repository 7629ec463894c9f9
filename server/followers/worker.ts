import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { finishErasures } from '../acts/finish-erasures.ts';
import { followDeadlines } from '../acts/follow-deadlines.ts';
import { openArchive } from '../archive/open-archive.ts';
import { recentItems } from '../archive/recent-items.ts';
import type { Request } from '../archive/requests.ts';
import { openWrittenRecords } from '../archive/written-records.ts';
import { contestedBy } from '../curation/public/contested-by.ts';
import type { ItemView } from '../curation/view.ts';
import { follow } from '../feed/follow.ts';
import { removePyramids } from '../projections/images/pyramid-path.ts';
import type { Connection } from '../projections/search/connection.ts';
import { openSearchIndex } from '../projections/search/open-search-index.ts';
import { modelFormats } from '../protocols/oai/model-formats.ts';
import { writeAhead } from '../protocols/oai/write-ahead.ts';
import { fillPublicRecords } from '../publish/fill-public-records.ts';
import { publisher } from '../publish/publish.ts';
import { harvestVersion, oaiDomain, recordSurroundings } from '../record-surroundings.ts';
import { harvestFollower } from './follow-harvest.ts';
import { hiddenFollower } from './follow-hidden.ts';
import { imagesFollower, type PictureProgress } from './follow-images.ts';
import { joinsFollower } from './follow-joins.ts';
import { manifestsFollower } from './follow-manifests.ts';
import { publishFollower } from './follow-public.ts';
import { quadsFollower, sendAllGraphs } from './follow-quads.ts';
import { prepareSearch, searchCursor, searchFollower } from './follow-search.ts';
import type { FollowersData, FromFollowers, Lag, ToFollowers } from './messages.ts';
import { rebuildImages, rebuildSearch } from './rebuild.ts';
import { graphSender } from './send-graphs.ts';

// The followers' thread: all writing that the server does, and all work that is not answering requests.

const { config } = workerData as FollowersData;
const port = parentPort!;
const post = (message: FromFollowers) => port.postMessage(message);
const say = (message: string) => post({ kind: 'report', message });
const report = (message: string, error: unknown) =>
  say(`${message}: ${error instanceof Error ? error.message : error}`);

const archive = openArchive(config.dataDir);
archive.writer.transact(() => archive.requests.abandonRunning());
// Followers come to the same items one after another.
const items = recentItems(archive.reader, archive.feed);
const followed = { ...archive, reader: { ...archive.reader, items, item: (id: string) => items([id])[0] } };
const stopping = new AbortController();
const { signal } = stopping;
const sender = graphSender(post);
let connection: Connection | undefined;
const index = openSearchIndex({ connect: () => connection });
let pictures: PictureProgress = { done: 0, of: 0 };
let quadsAt = 0;
const tasks: Promise<void>[] = [];

const options = { signal, report };
tasks.push(follow(publishFollower(followed), options));
tasks.push(
  fillPublicRecords(archive).catch((error) =>
    report('Names in public records and their sets could not be entered', error),
  ),
);
tasks.push(follow(hiddenFollower(followed), options));
tasks.push(
  follow(
    imagesFollower(followed, {
      onProgress: (p) => {
        pictures = p;
      },
      report: say,
      signal,
    }),
    options,
  ),
);
const written = openWrittenRecords(config.dataDir);
const harvest = {
  list: archive.publicList,
  disputesOn: (view: ItemView) => contestedBy(archive, view),
  baseUrl: config.baseUrl,
  domain: oaiDomain(config),
  formats: modelFormats(recordSurroundings(archive.reader, config)),
};
tasks.push(
  follow(
    harvestFollower(archive, {
      records: written,
      version: harvestVersion(archive, config),
      write: writeAhead(harvest),
      // Without an engine search stays behind, which is no reason to wait.
      quiet: () => readLags().every(({ name, at, head }) => at >= head || (name === 'search' && !connection)),
    }),
    options,
  ),
);
tasks.push(follow(manifestsFollower(followed), options));
tasks.push(everySoOften(tellLag, 250));
tasks.push(everySoOften(serveRequest, 500));
tasks.push(everySoOften(followDue, 30_000));

async function everySoOften(act: () => Promise<void> | void, milliseconds: number): Promise<void> {
  while (!signal.aborted) {
    await act();
    await delay(milliseconds, undefined, { signal }).catch(() => {});
  }
}

/** What has fallen due is brought about, at the start too. */
function followDue(): Promise<void> {
  const time = new Date().toISOString();
  const { dataDir } = config;
  return Promise.all([
    followDeadlines(archive, time),
    // Those that a crash broke off, or a reader held up.
    finishErasures(archive, {
      time,
      removeDerivatives: async (sha256) => void (await removePyramids({ dataDir, sha256 })),
    }),
  ]).then(
    () => {},
    (error) => report('What has fallen due could not be brought about', error),
  );
}

function readLags(): Lag[] {
  const head = archive.publicList.head();
  return [
    { name: publisher, at: archive.feed.cursor(publisher), head: archive.feed.head() },
    { name: 'search', at: archive.feed.cursor(searchCursor), head },
    { name: 'quads', at: quadsAt, head },
    { name: 'images', at: archive.feed.cursor('images'), head },
    { name: 'manifests', at: archive.feed.cursor('manifests'), head },
  ];
}

function tellLag(): void {
  post({ kind: 'lag', lags: readLags(), pictures });
}

async function serveRequest(): Promise<void> {
  const request = archive.requests.next();
  if (!request) return;
  const update = (state: Request['state'], message?: string) =>
    archive.writer.transact(() => archive.requests.update(request.id, state, message));
  update('running');
  try {
    if (request.kind === 'rebuild quads') {
      post({ kind: 'rebuild quads', request: request.id });
      return;
    }
    if (request.kind === 'rebuild search' && !connection) throw new Error('Search is not running.');
    update(
      'done',
      request.kind === 'rebuild search'
        ? await rebuildSearch(archive, index)
        : await rebuildImages(archive, signal),
    );
  } catch (error) {
    update('failed', error instanceof Error ? error.message : String(error));
  }
}

/** Follows with search from the moment that there is one; a later connection is to the same engine, started again. */
async function startSearch(): Promise<void> {
  while (!signal.aborted)
    try {
      await prepareSearch(archive, index);
      post({ kind: 'search ready' });
      await Promise.all([
        follow(searchFollower(followed, index), options),
        follow(joinsFollower(archive, index), options),
      ]);
      return;
    } catch (error) {
      report('Search could not be prepared', error);
      await delay(2000, undefined, { signal }).catch(() => {});
    }
}

async function load(number: number): Promise<void> {
  try {
    const head = await sendAllGraphs(archive, sender, { base: config.baseUrl, load: number });
    post({ kind: 'loaded', load: number, head });
  } catch (error) {
    post({ kind: 'loaded', load: number, error: String(error) });
  }
}

function followQuads(from: number): void {
  quadsAt = from;
  const follower = quadsFollower(followed, sender, { base: config.baseUrl, from });
  const { setCursor } = follower;
  follower.setCursor = (seq) => {
    setCursor(seq);
    quadsAt = seq;
    post({ kind: 'quads at', seq });
  };
  tasks.push(follow(follower, options));
}

async function stop(): Promise<void> {
  stopping.abort();
  // Batches on their way to the stores are not waited for: the stores end too.
  sender.abandon();
  await Promise.allSettled(tasks);
  await index.close();
  written.close();
  archive.close();
  post({ kind: 'stopped' });
  port.close();
}

port.on('message', (message: ToFollowers) => {
  switch (message.kind) {
    case 'search': {
      const first = connection === undefined;
      connection = { url: message.url, key: message.key };
      if (first) tasks.push(startSearch());
      break;
    }
    case 'load':
      tasks.push(load(message.load));
      break;
    case 'follow quads':
      followQuads(message.from);
      break;
    case 'taken':
      sender.taken(message.batch, message.error);
      break;
    case 'rebuilt quads':
      archive.writer.transact(() =>
        archive.requests.update(
          message.request,
          message.error === undefined ? 'done' : 'failed',
          message.error ?? message.message,
        ),
      );
      break;
    case 'stop':
      void stop();
  }
});
