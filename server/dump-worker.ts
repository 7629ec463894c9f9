import { parentPort, workerData } from 'node:worker_threads';
import { openArchive } from './archive/open-archive.ts';
import { dumpContext } from './dump-context.ts';
import { currentFolder } from './projections/dumps/dump-manifest.ts';
import { makeDump } from './projections/dumps/make-dump.ts';
import type { WorkConfig } from './record-surroundings.ts';

/** What the thread is given: how the archive presents itself, and when the dump is made (ISO 8601, UTC). */
export type DumpWork = { config: WorkConfig; made: string };

// A thread of its own makes a dump, so that nobody waits for it; it ends when the dump stands.
const { config, made } = workerData as DumpWork;
const archive = openArchive(config.dataDir);
const folder = currentFolder(config.dataDir);
const manifest = await makeDump({ ...dumpContext(archive, config), folder, made });
archive.close();
parentPort!.postMessage(manifest);
