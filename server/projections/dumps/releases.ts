import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { citationCff, dataciteJson } from './cite-release.ts';
import {
  type DumpManifest,
  manifestFile,
  readManifest,
  releasesFolder,
  versionForm,
} from './dump-manifest.ts';

/** What is left of a release that held something which is no longer public. */
export type RecalledRelease = { version: string; made: string; recalled: string; replacedBy?: string };
export type Release = { manifest: DumpManifest } | { recalled: RecalledRelease };

const recalledFile = 'recalled.json';

/** Puts a file into a release: the same file by another name where the disk allows it. */
async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}

/**
 * Keeps a dump as a release of its own, with its citation. It stays as it is when later dumps are made. `taken` where there is, or was, a release of this version.
 */
export async function keepRelease(given: {
  dataDir: string;
  /** The folder of the dump. */
  folder: string;
  manifest: DumpManifest;
  version: string;
}): Promise<'kept' | 'taken' | 'no version'> {
  const { dataDir, folder, manifest, version } = given;
  if (!versionForm.test(version)) return 'no version';
  const target = join(releasesFolder(dataDir), version);
  const beside = join(releasesFolder(dataDir), `.${version}.making`);
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  for (const { path } of manifest.files) await place(join(folder, path), join(beside, path));
  const released: DumpManifest = { ...manifest, release: version };
  await writeFile(join(beside, 'CITATION.cff'), citationCff(released));
  await writeFile(join(beside, 'datacite.json'), dataciteJson(released));
  await writeFile(join(beside, manifestFile), JSON.stringify(released));
  try {
    // A folder that is there and not empty is not replaced.
    await rename(beside, target);
    return 'kept';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    return 'taken';
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Destroys what a release held; a mark without content stays. */
export async function recallRelease(
  dataDir: string,
  { manifest, time, replacedBy }: { manifest: DumpManifest; time: string; replacedBy?: string },
): Promise<void> {
  const version = manifest.release!;
  const folder = join(releasesFolder(dataDir), version);
  const mark: RecalledRelease = {
    version,
    made: manifest.made,
    recalled: time,
    ...(replacedBy !== undefined && { replacedBy }),
  };
  await writeFile(join(folder, recalledFile), JSON.stringify(mark));
  for (const entry of await readdir(folder))
    if (entry !== recalledFile) await rm(join(folder, entry), { recursive: true, force: true });
}

/** Tells which release stands for one that was recalled. */
export async function replaceRelease(dataDir: string, mark: RecalledRelease, by: string): Promise<void> {
  const file = join(releasesFolder(dataDir), mark.version, recalledFile);
  await writeFile(file, JSON.stringify({ ...mark, replacedBy: by }));
}

/** A release by its version; undefined where there never was one. */
export async function readRelease(dataDir: string, version: string): Promise<Release | undefined> {
  if (!versionForm.test(version)) return undefined;
  const folder = join(releasesFolder(dataDir), version);
  const mark = await readFile(join(folder, recalledFile), 'utf8').catch(() => undefined);
  if (mark !== undefined) return { recalled: JSON.parse(mark) as RecalledRelease };
  const manifest = await readManifest(folder);
  return manifest && { manifest };
}

/** All releases, the newest first. */
export async function readReleases(dataDir: string): Promise<Release[]> {
  const names = await readdir(releasesFolder(dataDir)).catch(() => []);
  const found = await Promise.all(names.map((name) => readRelease(dataDir, name)));
  const made = (release: Release) => ('manifest' in release ? release.manifest : release.recalled).made;
  return found.filter((release) => release !== undefined).sort((a, b) => (made(a) < made(b) ? 1 : -1));
}

/** The version of the release that takes the place of another: `2026.1` is followed by `2026.1-2`, and that by `2026.1-3`. */
export function nextVersion(version: string): string {
  const match = /^(.*)-(\d+)$/.exec(version);
  return match ? `${match[1]}-${Number(match[2]) + 1}` : `${version}-2`;
}
