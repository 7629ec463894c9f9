import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { finishErasures } from '../acts/finish-erasures.ts';
import { followDeadlines } from '../acts/follow-deadlines.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { Request } from '../archive/requests.ts';
import { follow } from '../feed/follow.ts';
import { removePyramid } from '../projections/images/pyramid-path.ts';
import type { Connection } from '../projections/search/connection.ts';
import { openSearchIndex } from '../projections/search/open-search-index.ts';
import { publisher } from '../publish/publish.ts';
import { imagesFollower, type PictureProgress } from './follow-images.ts';
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
const stopping = new AbortController();
const { signal } = stopping;
const sender = graphSender(post);
let connection: Connection | undefined;
const index = openSearchIndex({ connect: () => connection });
let pictures: PictureProgress = { done: 0, of: 0 };
let quadsAt = 0;
const tasks: Promise<void>[] = [];

const options = { signal, report };
tasks.push(follow(publishFollower(archive), options));
tasks.push(
  follow(
    imagesFollower(archive, {
      onProgress: (p) => {
        pictures = p;
      },
      report: say,
      signal,
    }),
    options,
  ),
);
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
    finishErasures(archive, { time, removeDerivatives: (sha256) => removePyramid({ dataDir, sha256 }) }),
  ]).then(
    () => {},
    (error) => report('What has fallen due could not be brought about', error),
  );
}

function tellLag(): void {
  const head = archive.publicList.head();
  const lags: Lag[] = [
    { name: publisher, at: archive.feed.cursor(publisher), head: archive.feed.head() },
    { name: 'search', at: archive.feed.cursor(searchCursor), head },
    { name: 'quads', at: quadsAt, head },
    { name: 'images', at: archive.feed.cursor('images'), head },
  ];
  post({ kind: 'lag', lags, pictures });
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
      await follow(searchFollower(archive, index), options);
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
  const follower = quadsFollower(archive, sender, { base: config.baseUrl, from });
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
