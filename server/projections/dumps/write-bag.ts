import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { mediaPath } from '../../archive/media-store.ts';
import type { DumpManifest } from './dump-manifest.ts';

/** A file of a bag: a text of its own, or a file that lies elsewhere. `path` begins with the bag's folder; `bytes` is its size. */
export type BagEntry = { path: string; bytes: number } & ({ text: string } | { file: string });

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/**
 * A collection as a bag (BagIt 1.0, RFC 8493): its files in every form, and its pictures as far as they may be passed on. Nothing is copied: the files lie in the dump
 * (`folder`) and in the store of media, which names them by their digests. Undefined where the dump has no such collection.
 */
export function bagOf(
  manifest: DumpManifest,
  collection: string,
  { folder, dataDir }: { folder: string; dataDir: string },
): BagEntry[] | undefined {
  const found = manifest.collections.find(({ id }) => id === collection);
  if (!found) return undefined;
  const data = manifest.files
    .filter((file) => file.collection === collection && file.compression === 'gz')
    .map(({ path, bytes, sha256: digest }) => ({
      name: `data/${path.slice('collection/'.length)}`,
      bytes,
      digest,
      file: join(folder, path),
    }));
  const media = found.media.map(({ file, path, bytes }) => ({
    name: path,
    bytes,
    digest: file,
    file: mediaPath(dataDir, file),
  }));
  const payload = [...data, ...media];
  const size = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const tags = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': lines([
      `Source-Organization: ${manifest.name}`,
      `External-Identifier: ${manifest.base}collection/${collection}`,
      `Bagging-Date: ${manifest.made.slice(0, 10)}`,
      `Payload-Oxum: ${size}.${payload.length}`,
      `External-Description: ${found.records} descriptions, with the pictures whose rights allow it`,
    ]),
    'manifest-sha256.txt': lines(payload.map(({ name, digest }) => `${digest}  ${name}`)),
  };
  const tagManifest = lines(Object.entries(tags).map(([name, text]) => `${sha256(text)}  ${name}`));
  const texts = { ...tags, 'tagmanifest-sha256.txt': tagManifest };
  return [
    ...Object.entries(texts).map(([name, text]) => ({
      path: `${collection}/${name}`,
      bytes: Buffer.byteLength(text),
      text,
    })),
    ...payload.map(({ name, bytes, file }) => ({ path: `${collection}/${name}`, bytes, file })),
  ];
}
