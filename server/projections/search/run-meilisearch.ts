import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Connection } from './connection.ts';
import { endLeftOver } from './end-left-over.ts';
import { type GuardedChild, guardChild } from './guard-child.ts';
import { limitedLog } from './limited-log.ts';

/** `file` is the program; `dataDir/search` becomes its home. `memory` (bytes) and `threads` bound indexing. */
export type MeilisearchRun = {
  file: string;
  dataDir: string;
  memory?: number;
  threads?: number;
  /** Called at each start, the first and every later one, when requests are answered. */
  onUp?: (connection: Connection) => void;
  report?: (message: string) => void;
};

/** The child under supervision. `connection()` is undefined while it is down; `pid()` is that of Meilisearch itself. */
export type RunningMeilisearch = {
  connection(): Connection | undefined;
  pid(): number | undefined;
  close(): Promise<void>;
};

const pauses = { first: 250, longest: 30_000 };
const steadyAfter = 60_000;

/**
 * Runs Meilisearch as a child: on loopback, with a key that this process made and passes in the environment alone, without telemetry.
 * When it ends it is started again, with growing pauses; it ends with this process, however that ends. Resolves at once: search is ready
 * when `connection()` gives one.
 */
export async function runMeilisearch(run: MeilisearchRun): Promise<RunningMeilisearch> {
  const { file, dataDir, onUp, report = () => {} } = run;
  const home = join(dataDir, 'search');
  const database = await databaseFolder(file, home);
  const pidFile = join(home, 'meilisearch.pid');
  await endLeftOver({ pidFile, database });

  const key = randomBytes(24).toString('base64url');
  const log = limitedLog(join(home, 'meilisearch.log'));
  const closing = new AbortController();
  let port = await freePort();
  let child: GuardedChild | undefined;
  let up: Connection | undefined;
  let pid: number | undefined;

  async function once(): Promise<boolean> {
    const connection = { url: `http://127.0.0.1:${port}`, key };
    child = guardChild({
      command: file,
      args: options({ ...run, database, port }),
      // Nothing else of the environment: a MEILI_… variable meant for another server must not reach this one.
      env: { MEILI_MASTER_KEY: key, MEILI_NO_ANALYTICS: 'true', PATH: '/usr/bin:/bin' },
      cwd: home,
    });
    child.output?.on('data', log);
    let gone = false;
    const exited = child.exited.then(() => {
      gone = true;
    });
    pid = await child.pid;
    if (pid !== undefined) await writeFile(pidFile, String(pid));
    while (!gone && !(await isHealthy(connection.url))) await Promise.race([delay(25), exited]);
    if (!gone && !closing.signal.aborted) {
      up = connection;
      onUp?.(connection);
    }
    const wasUp = up !== undefined;
    await exited;
    up = undefined;
    pid = undefined;
    return wasUp;
  }

  async function supervise(): Promise<void> {
    let pause = pauses.first;
    while (!closing.signal.aborted) {
      const started = performance.now();
      const wasUp = await once();
      if (closing.signal.aborted) return;
      if (performance.now() - started > steadyAfter) pause = pauses.first;
      // The port may have been taken meanwhile.
      if (!wasUp) port = await freePort();
      report(`Meilisearch ended and is started again in ${pause} ms; see ${home}/meilisearch.log.`);
      await delay(pause, undefined, { signal: closing.signal }).catch(() => {});
      pause = Math.min(pause * 2, pauses.longest);
    }
  }

  const supervised = supervise();
  return {
    connection: () => up,
    pid: () => pid,
    async close() {
      up = undefined;
      closing.abort();
      child?.end();
      const stuck = setTimeout(() => pid !== undefined && process.kill(pid, 'SIGKILL'), 10_000);
      await supervised;
      clearTimeout(stuck);
      await rm(pidFile, { force: true });
    },
  };
}

const options = (run: MeilisearchRun & { database: string; port: number }): string[] => [
  ...['--db-path', run.database, '--http-addr', `127.0.0.1:${run.port}`],
  ...['--env', 'production', '--no-analytics', '--log-level', 'WARN'],
  ...['--dump-dir', join(run.dataDir, 'search', 'dumps')],
  ...['--snapshot-dir', join(run.dataDir, 'search', 'snapshots')],
  ...['--max-indexing-memory', String(run.memory ?? 1_073_741_824)],
  ...(run.threads === undefined ? [] : ['--max-indexing-threads', String(run.threads)]),
];

/**
 * One database a version, since Meilisearch refuses one that another version wrote. What other versions left is removed: the index is
 * made again from the archive.
 */
async function databaseFolder(file: string, home: string): Promise<string> {
  const { stdout } = await promisify(execFile)(file, ['--version'], { env: {} });
  const version = /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? 'unknown';
  await mkdir(home, { recursive: true });
  for (const name of await readdir(home))
    if (name.startsWith('db-') && name !== `db-${version}`)
      await rm(join(home, name), { recursive: true, force: true });
  return join(home, `db-${version}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(1000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
