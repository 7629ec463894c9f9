import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';

/** A file of a dump. `path` is relative to the dump; `collection` is absent of what holds all; `records` counts its rows, documents or graphs. */
export type DumpFile = {
  path: string;
  form: string;
  mediaType: string;
  compression: string;
  bytes: number;
  sha256: string;
  records: number;
  collection?: string;
};

/** A picture in a bag: the file by its SHA-256 (hex), and where it lies among the payload. */
export type BagMedia = { file: string; path: string; bytes: number };

/** A collection in a dump. */
export type DumpCollection = {
  id: string;
  name: LanguageMap;
  licence: string;
  records: number;
  media: BagMedia[];
};

/**
 * What a dump is: made when (ISO 8601, UTC) and at which address of the archive; `head` and `recall` are the places in the public list and among the
 * recalls by which it is known whether all of it may still be shown.
 */
export type DumpManifest = {
  made: string;
  base: string;
  name: string;
  head: number;
  recall: number;
  items: number;
  records: number;
  quads: number;
  collections: DumpCollection[];
  files: DumpFile[];
  release?: string;
};

export const manifestFile = 'dump.json';
const dumpsFolder = (dataDir: string): string => join(dataDir, 'dumps');
export const currentFolder = (dataDir: string): string => join(dumpsFolder(dataDir), 'current');
export const releasesFolder = (dataDir: string): string => join(dumpsFolder(dataDir), 'releases');

/** The form of a release's version: it is a part of addresses and of file names. */
export const versionForm = /^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/;

/** Where a dump stands: the newest under `dumps/`, a release under its version. */
export const dumpIri = (base: string, release?: string): string =>
  release === undefined ? `${base}dumps/` : `${base}dumps/releases/${release}/`;

/** What a dump is called, in English. */
export const dumpTitle = ({ name, release }: Pick<DumpManifest, 'name' | 'release'>): string =>
  `${name}: all public descriptions${release === undefined ? '' : `, release ${release}`}`;

/** What was read, by its file: a manifest never changes while its file's time stays. */
const known = new Map<string, { time: number; manifest: DumpManifest }>();

/** Reads what a folder holds; undefined where there is no whole dump. */
export async function readManifest(folder: string): Promise<DumpManifest | undefined> {
  const file = join(folder, manifestFile);
  try {
    const { mtimeMs: time } = await stat(file);
    const before = known.get(file);
    if (before?.time === time) return before.manifest;
    const manifest = JSON.parse(await readFile(file, 'utf8')) as DumpManifest;
    known.set(file, { time, manifest });
    return manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    known.delete(file);
    return undefined;
  }
}
