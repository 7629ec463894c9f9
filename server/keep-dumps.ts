import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Archive } from './archive/open-archive.ts';
import { lockForDumps } from './archive/server-lock.ts';
import type { Config } from './config.ts';
import type { DumpWork } from './dump-worker.ts';
import { currentFolder, type DumpManifest, readManifest } from './projections/dumps/dump-manifest.ts';
import {
  keepRelease,
  nextVersion,
  readRelease,
  readReleases,
  recallRelease,
  replaceRelease,
} from './projections/dumps/releases.ts';
import { copyStands, hider } from './publish/note-hidden.ts';
import { publisher } from './publish/publish.ts';
import { type WorkConfig, workConfig } from './record-surroundings.ts';

export type MadeDump =
  | { outcome: 'made'; manifest: DumpManifest }
  | { outcome: 'busy' }
  | { outcome: 'failed'; message: string };

/** The dumps of a running server: made at night, when asked, and anew as soon as one holds what is no longer public. */
export type Dumps = {
  state(): 'idle' | 'making';
  /** Makes a dump, and keeps it as a release where a version is given. */
  make(version?: string): Promise<MadeDump | { outcome: 'taken' | 'no version' }>;
  stop(): Promise<void>;
};

type Settings = {
  archive: Archive;
  config: WorkConfig & Pick<Config, 'dumpHour'>;
  report: (message: string) => void;
};

/** How often it is looked whether something is to do, in milliseconds: what was erased must not lie about. */
const every = 2_000;
/** How long the followers may take to come up to what was changed before, in milliseconds. */
const patience = 60_000;

/** How long nothing may have become public before the first dump is made by itself, in milliseconds. */
const quiet = 60_000;

/** Waits until what is public is known: dumps are the state of one moment. */
async function followed({ feed }: Archive): Promise<void> {
  const end = Date.now() + patience;
  const behind = () => feed.cursor(publisher) < feed.head() || feed.cursor(hider) < feed.head();
  while (behind() && Date.now() < end) await delay(100);
}

/** Makes a dump in a thread of its own. `busy` where another process does. */
export async function makeDumpApart({ archive, config }: Omit<Settings, 'report'>): Promise<MadeDump> {
  const lock = lockForDumps(config.dataDir);
  if (!lock) return { outcome: 'busy' };
  try {
    await followed(archive);
    const worker = new Worker(new URL('./dump-worker.ts', import.meta.url), {
      workerData: {
        config: workConfig(config),
        made: new Date().toISOString(),
      } satisfies DumpWork,
    });
    const [manifest] = (await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit').then(([code]) => {
        throw new Error(`the thread ended with ${code}`);
      }),
    ])) as [DumpManifest];
    return { outcome: 'made', manifest };
  } catch (error) {
    return { outcome: 'failed', message: error instanceof Error ? error.message : String(error) };
  } finally {
    lock.release();
  }
}

/** Makes a dump and keeps it as a release, where one of this version can be. */
export async function makeRelease(
  settings: Omit<Settings, 'report'>,
  version: string,
): ReturnType<Dumps['make']> {
  const { dataDir } = settings.config;
  if (await readRelease(dataDir, version)) return { outcome: 'taken' };
  const made = await makeDumpApart(settings);
  if (made.outcome !== 'made') return made;
  const folder = currentFolder(dataDir);
  const kept = await keepRelease({ dataDir, folder, manifest: made.manifest, version });
  return kept === 'kept' ? made : { outcome: kept };
}

export function keepDumps(settings: Settings): Dumps {
  const { archive, config, report } = settings;
  const { dataDir } = config;
  let working: Promise<unknown> | undefined;
  let stopped = false;
  let seen = { head: 0, since: Date.now() };

  const make = async (version?: string) => {
    const made = version === undefined ? await makeDumpApart(settings) : await makeRelease(settings, version);
    if (made.outcome === 'failed') report(`The dump could not be made: ${made.message}`);
    return made;
  };

  /** Destroys what holds something that is no longer public; says whether a dump is to be made for it. */
  async function recall(current: DumpManifest | undefined): Promise<boolean> {
    let gone = false;
    if (current && copyStands(archive, current) === 'recalled') {
      await rm(currentFolder(dataDir), { recursive: true, force: true });
      gone = true;
    }
    for (const release of await readReleases(dataDir)) {
      if (!('manifest' in release) || copyStands(archive, release.manifest) !== 'recalled') continue;
      const time = new Date().toISOString();
      await recallRelease(dataDir, { manifest: release.manifest, time });
      report(`Release ${release.manifest.release} held what is no longer public; it is made anew.`);
    }
    return gone;
  }

  /** Releases that were recalled and whose place nothing has taken yet. */
  async function replace(): Promise<void> {
    for (const release of await readReleases(dataDir)) {
      if (!('recalled' in release) || release.recalled.replacedBy !== undefined) continue;
      let version = nextVersion(release.recalled.version);
      while (await readRelease(dataDir, version)) version = nextVersion(version);
      const made = await make(version);
      if (made.outcome === 'made') await replaceRelease(dataDir, release.recalled, version);
    }
  }

  /** The first dump waits until a collection that is coming in is whole. */
  function isQuiet(): boolean {
    const head = archive.publicList.head();
    if (head !== seen.head) seen = { head, since: Date.now() };
    return Date.now() - seen.since > quiet;
  }

  /** Whether the hour has come, and something has changed since the last dump. */
  function due(current: DumpManifest | undefined): boolean {
    const { dumpHour } = config;
    if (dumpHour === undefined || archive.publicList.head() === 0) return false;
    if (!current) return isQuiet();
    const now = new Date();
    const day = now.toISOString().slice(0, 10);
    if (current.made.slice(0, 10) >= day || now.getUTCHours() < dumpHour) return false;
    return current.head !== archive.publicList.head() || current.base !== config.baseUrl;
  }

  async function look(): Promise<void> {
    const current = await readManifest(currentFolder(dataDir));
    const gone = await recall(current);
    await replace();
    const left = gone ? undefined : await readManifest(currentFolder(dataDir));
    if (gone || due(left)) await make();
  }

  const timer = setInterval(() => {
    if (working || stopped) return;
    working = look()
      .catch((error) => report(`Dumps could not be looked after: ${error}`))
      .finally(() => {
        working = undefined;
      });
  }, every);
  timer.unref();

  return {
    state: () => (working ? 'making' : 'idle'),
    async make(version) {
      while (working) await working;
      const making = make(version);
      working = making.finally(() => {
        working = undefined;
      });
      return making;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
