import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Accounts } from './accounts/accounts.ts';
import { openMail } from './accounts/mail/open-mail.ts';
import { openAccounts } from './accounts/open-accounts.ts';
import { createApp } from './app.ts';
import { openArchive } from './archive/open-archive.ts';
import { lockForServer } from './archive/server-lock.ts';
import { vocabularyReader } from './archive/vocabulary-reader.ts';
import type { Config } from './config.ts';
import { keepAuthorities } from './keep-authorities.ts';
import { keepBeside } from './keep-beside.ts';
import { keepDecisions } from './keep-decisions.ts';
import { keepDeposits } from './keep-deposits.ts';
import { keepDumps } from './keep-dumps.ts';
import { keepSchemes, type Schemes } from './keep-schemes.ts';
import { mailNotices } from './mail-notices.ts';
import type { Connection } from './projections/search/connection.ts';
import { findMeilisearch } from './projections/search/find-meilisearch.ts';
import { openSearchIndex } from './projections/search/open-search-index.ts';
import { type RunningMeilisearch, runMeilisearch } from './projections/search/run-meilisearch.ts';
import { type Followers, runFollowers } from './run-followers.ts';
import { readSecret } from './secret.ts';
import { knownConcepts } from './vocabulary/known-concepts.ts';
import { loadOwnSchemes } from './vocabulary/load-own-schemes.ts';

export type RunningServer = { url: string; port: number; close(): Promise<void> };
export type ServeOutcome =
  | { outcome: 'serving'; server: RunningServer }
  | { outcome: 'refused'; message: string };

/** How often notices are mailed, in milliseconds. */
const mailEvery = 30_000;

/**
 * Starts the archive: it answers at once, and its parts join as they are ready. `prepare` is given the accounts before anyone can reach them;
 * what it resolves to is told once the server answers.
 */
export async function serve(
  config: Config,
  report: (message: string) => void,
  prepare: (accounts: Accounts, secret: string) => Promise<string | undefined> = tellFirstOperator,
): Promise<ServeOutcome> {
  const lock = lockForServer(config.dataDir);
  if (!lock)
    return {
      outcome: 'refused',
      message: `Another server works on ${config.dataDir}. Stop it, or set DATA_DIR to another folder.`,
    };
  const archive = openArchive(config.dataDir);
  const secret = config.authSecret ?? readSecret(config.dataDir);
  const mail = config.mail && openMail({ ...config.mail, report });
  const accounts = await openAccounts({
    file: join(config.dataDir, 'archive.sqlite'),
    baseUrl: config.baseUrl,
    secret,
    mail,
    oidc: config.oidc,
  });
  const welcome = await prepare(accounts, secret);
  let connection: Connection | undefined;
  let engine: RunningMeilisearch | undefined;
  let followers: Followers | undefined;
  let schemes: Schemes | undefined;
  let beside: { stop(): void } | undefined;
  let noSearch = 'Search is starting.';
  const index = openSearchIndex({ connect: () => connection, concepts: knownConcepts(archive) });

  const dumps = keepDumps({ archive, config, report });
  const { app, close: closeApp } = createApp({
    config,
    archive,
    accounts,
    secret,
    index,
    searchState: () =>
      connection && followers?.searchReady() ? { ready: true } : { ready: false, reason: noSearch },
    followers: () => followers,
    schemes: () => schemes,
    dumps,
    report,
  });
  const http = createServer(app);
  // Idle connections are kept longer than proxies keep theirs, so that none is closed under a request.
  http.keepAliveTimeout = 65_000;
  try {
    await new Promise<void>((resolve, reject) =>
      http.once('error', reject).listen(config.port, config.host, resolve),
    );
  } catch (error) {
    await dumps.stop();
    accounts.close();
    mail?.close();
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
    await loadOwnSchemes(archive);
    followers = await runFollowers({ config, report });
    const { store } = followers;
    const base = config.baseUrl;
    schemes = keepSchemes({
      reader: archive.reader,
      store,
      base,
      vocabulary: vocabularyReader(archive.db),
    });
    beside = keepBeside({
      followers,
      schemes,
      deposits: keepDeposits({ curation: archive.curation, store, base }),
      decisions: keepDecisions({ archive, store, base }),
      authorities: keepAuthorities({ archive, store, base }),
      report,
    });
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

  const mailer =
    mail &&
    setInterval(() => {
      mailNotices({ archive, accounts, send: mail.send, baseUrl: config.baseUrl, now: new Date() }).catch(
        (error) => report(`Notices could not be mailed: ${error}`),
      );
    }, mailEvery);

  if (welcome !== undefined) report(welcome);
  const { port } = http.address() as AddressInfo;
  return {
    outcome: 'serving',
    server: {
      url: config.baseUrl,
      port,
      async close() {
        clearInterval(mailer);
        http.close();
        http.closeAllConnections();
        await starting.catch(() => {});
        beside?.stop();
        await dumps.stop();
        await followers?.close();
        await engine?.close();
        await index.close();
        await closeApp();
        accounts.close();
        mail?.close();
        archive.close();
        lock.release();
      },
    },
  };
}

/** While nobody keeps the archive, a one-time link makes its first operator. */
async function tellFirstOperator(accounts: Accounts): Promise<string | undefined> {
  const link = accounts.firstOperatorLink();
  return (
    link && `Nobody keeps this archive yet. Who opens this link first does (once, within a day): ${link}`
  );
}
