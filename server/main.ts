import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { openArchive } from './archive/open-archive.ts';
import { lockForServer } from './archive/server-lock.ts';
import type { Config } from './config.ts';
import { keepSchemes, type Schemes } from './keep-schemes.ts';
import type { Connection } from './projections/search/connection.ts';
import { findMeilisearch } from './projections/search/find-meilisearch.ts';
import { openSearchIndex } from './projections/search/open-search-index.ts';
import { type RunningMeilisearch, runMeilisearch } from './projections/search/run-meilisearch.ts';
import { type Followers, runFollowers } from './run-followers.ts';
import { readSecret } from './secret.ts';

export type RunningServer = { url: string; port: number; close(): Promise<void> };
export type ServeOutcome =
  | { outcome: 'serving'; server: RunningServer }
  | { outcome: 'refused'; message: string };

/** Starts the archive: it answers at once, and its parts join as they are ready. */
export async function serve(config: Config, report: (message: string) => void): Promise<ServeOutcome> {
  const lock = lockForServer(config.dataDir);
  if (!lock)
    return {
      outcome: 'refused',
      message: `Another server works on ${config.dataDir}. Stop it, or set DATA_DIR to another folder.`,
    };
  const archive = openArchive(config.dataDir);
  let connection: Connection | undefined;
  let engine: RunningMeilisearch | undefined;
  let followers: Followers | undefined;
  let schemes: Schemes | undefined;
  let noSearch = 'Search is starting.';
  const index = openSearchIndex({ connect: () => connection });

  const { app, close: closeApp } = createApp({
    config,
    archive,
    secret: readSecret(config.dataDir),
    index,
    searchState: () =>
      connection && followers?.searchReady() ? { ready: true } : { ready: false, reason: noSearch },
    followers: () => followers,
    schemes: () => schemes,
  });
  const http = createServer(app);
  // Idle connections are kept longer than proxies keep theirs, so that none is closed under a request.
  http.keepAliveTimeout = 65_000;
  try {
    await new Promise<void>((resolve, reject) =>
      http.once('error', reject).listen(config.port, config.host, resolve),
    );
  } catch (error) {
    archive.close();
    lock.release();
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE') throw error;
    return {
      outcome: 'refused',
      message: `Port ${config.port} on ${config.host} is taken. Stop what listens there, or set PORT to another.`,
    };
  }

  const startQuads = async () => {
    followers = await runFollowers({ config, report });
    schemes = keepSchemes({ reader: archive.reader, store: followers.store, base: config.baseUrl });
  };
  const startSearch = async () => {
    const { meili, dataDir } = config;
    const found = await findMeilisearch({ ...meili, dataDir });
    const up = (to: Connection) => {
      connection = to;
      followers?.search(to);
    };
    if (found.kind === 'none') {
      noSearch = `${found.reason} ${found.remedy}`;
      report(`There is no search: ${noSearch}`);
    } else if (found.kind === 'server') up(found);
    else engine = await runMeilisearch({ file: found.file, dataDir, onUp: up, report });
  };
  const starting = startQuads().then(startSearch);
  starting.catch((error) => report(`Starting failed: ${error instanceof Error ? error.stack : error}`));

  // The schemes follow when the stores have come to rest at the end of the public list.
  let seen = -1;
  let refreshing = false;
  const schemeTimer = setInterval(() => {
    const quads = followers?.lags().find((lag) => lag.name === 'quads');
    if (!schemes || refreshing || !quads || quads.at !== quads.head || quads.head === seen) return;
    if (!followers?.store.ready().replicas.some((replica) => replica.state === 'ready')) return;
    refreshing = true;
    const { head } = quads;
    schemes
      .refresh()
      .then(() => {
        seen = head;
      })
      .catch((error) => report(`The concept schemes could not be brought up to date: ${error}`))
      .finally(() => {
        refreshing = false;
      });
  }, 500);

  const { port } = http.address() as AddressInfo;
  return {
    outcome: 'serving',
    server: {
      url: config.baseUrl,
      port,
      async close() {
        clearInterval(schemeTimer);
        http.close();
        http.closeAllConnections();
        await starting.catch(() => {});
        await followers?.close();
        await engine?.close();
        await index.close();
        await closeApp();
        archive.close();
        lock.release();
      },
    },
  };
}
