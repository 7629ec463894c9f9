import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type KnownErasure, knownErasures, repeatErasures } from '../acts/known-erasures.ts';
import { damageOf } from '../archive/copy-database.ts';
import { type Archive, openArchive } from '../archive/open-archive.ts';
import { lockForServer } from '../archive/server-lock.ts';
import { verifyArchive } from '../archive/verify.ts';
import { readReleases, recallRelease } from '../projections/dumps/releases.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { BadBackup, unpackBackup } from './read-tar.ts';

/** What stays in the data folder: locks (SQLite has a journal beside each), the search program, and releases, which are looked at by themselves. */
const stays = /^(?:(?:server|dumps)\.lock.*|bin|dumps)$/;

/** Erasures that are known besides those of the backup: of the archive that is there, and of a list. */
async function gatherErasures(dataDir: string, list: string | undefined): Promise<KnownErasure[]> {
  const listed =
    list === undefined
      ? []
      : (await readFile(list, 'utf8'))
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => JSON.parse(line) as KnownErasure);
  if (!existsSync(join(dataDir, 'archive.sqlite'))) return listed;
  const present = openArchive(dataDir);
  try {
    return [...knownErasures(present), ...listed];
  } finally {
    present.close();
  }
}

/** Checks what was unpacked, and erases in it what has been erased since. Undefined where it is not whole. */
async function prepare(
  archive: Archive,
  erasures: readonly KnownErasure[],
  console: Console,
): Promise<{ erased: number; head: number; recall: number } | undefined> {
  const damage = damageOf(archive.db);
  const faults =
    damage === undefined ? (await verifyArchive(archive)).faults : [{ what: 'the database', fault: damage }];
  for (const { what, fault } of faults.slice(0, 20)) console.err(`FAULT  ${what}: ${fault}`);
  if (faults.length > 0) return undefined;
  const erased = await repeatErasures(archive, erasures, { time: new Date().toISOString() });
  // Pictures are made ready anew; the other projections notice by themselves that they are empty.
  archive.writer.transact(() => archive.feed.setCursor('images', 0));
  return { erased, head: archive.publicList.head(), recall: archive.hidden.lastRecall() };
}

/** Dumps of a time that the archive no longer knows are taken back: what they hold cannot be told to be public. */
async function lookAtDumps(dataDir: string, now: { head: number; recall: number }): Promise<void> {
  await rm(join(dataDir, 'dumps', 'current'), { recursive: true, force: true });
  for (const release of await readReleases(dataDir)) {
    if (!('manifest' in release)) continue;
    const { manifest } = release;
    if (manifest.head > now.head || manifest.recall > now.recall)
      await recallRelease(dataDir, { manifest, time: new Date().toISOString() });
  }
}

/** Puts what was there aside, and the restored archive in its place. Says where the old one lies, where there was one. */
async function exchange(dataDir: string, unpacked: string): Promise<string | undefined> {
  const old = (await readdir(dataDir)).filter((name) => !stays.test(name));
  let aside: string | undefined;
  if (old.length > 0) {
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    aside = join(dirname(dataDir), `${basename(dataDir)}.before-${stamp}`);
    await mkdir(aside, { mode: 0o700 });
    for (const name of old) await rename(join(dataDir, name), join(aside, name));
  }
  for (const name of await readdir(unpacked)) await rename(join(unpacked, name), join(dataDir, name));
  return aside;
}

export const restore: Command = {
  usage: 'restore FILE [--erasures LIST]',
  async run({ args, config, console }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { erasures: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Say which backup: one file.');
    for (const path of [file, values.erasures])
      if (path !== undefined && !existsSync(path)) throw new UsageError(`There is no file ${path}.`);
    const { dataDir } = config;
    const lock = lockForServer(dataDir);
    if (!lock) {
      console.err(`A server works on ${dataDir}. Stop it, then restore.`);
      return 2;
    }
    // On the same disk, so that it is moved and not copied.
    const unpacked = await mkdtemp(`${dataDir}.restoring-`);
    try {
      const erasures = await gatherErasures(dataDir, values.erasures);
      const names = await unpackBackup(file, unpacked);
      if (!names.includes('archive.sqlite')) throw new BadBackup('The file holds no database.');
      const archive = openArchive(unpacked);
      const ready = await prepare(archive, erasures, console).finally(() => archive.close());
      if (!ready) {
        console.err(`The backup is not whole; ${dataDir} is as it was. Take another backup.`);
        return 1;
      }
      const aside = await exchange(dataDir, unpacked);
      await lookAtDumps(dataDir, ready);
      console.out(`${dataDir} is what the backup holds: ${names.length} files, checked.`);
      if (ready.erased > 0)
        console.out(`${ready.erased} records that were erased since have been erased again.`);
      console.err('People, passwords and keys are those of the backup: revoke again what was revoked since.');
      if (aside !== undefined)
        console.err(`What was there lies in ${aside}. Delete it when it is no longer needed.`);
      return 0;
    } catch (error) {
      if (!(error instanceof BadBackup)) throw error;
      console.err(`${error.message} ${dataDir} is as it was.`);
      return 2;
    } finally {
      await rm(unpacked, { recursive: true, force: true });
      lock.release();
    }
  },
};
