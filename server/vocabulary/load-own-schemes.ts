import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Archive } from '../archive/open-archive.ts';
import { vocabularyReader } from '../archive/vocabulary-reader.ts';
import { loadScheme } from './load-scheme.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { fieldsOfScheme } from './scheme-fields.ts';

const folder = fileURLToPath(new URL('../../vocab/schemes/', import.meta.url));

/**
 * Loads the schemes that come with the archive (`vocab/schemes/*.ttl`), those that are not there yet or have changed since; a scheme of the
 * same name that an operator loaded stays. Gives the names of those loaded. Takes some 3 ms where nothing is to do.
 */
export async function loadOwnSchemes(archive: Pick<Archive, 'db' | 'dataDir'>): Promise<string[]> {
  const known = new Map(
    vocabularyReader(archive.db)
      .schemes()
      .map((scheme) => [scheme.scheme, scheme]),
  );
  const loaded: string[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.ttl')).sort()) {
    const file = `vocab/schemes/${name}`;
    const scheme = name.slice(0, -'.ttl'.length);
    const bytes = await readFile(`${folder}${name}`);
    const digest = hash('sha256', bytes);
    const there = known.get(scheme);
    if (there && (there.file !== file || there.digest === digest)) continue;
    async function* all(): AsyncGenerator<Uint8Array> {
      yield bytes;
    }
    const outcome = await loadScheme(archive, {
      scheme,
      file,
      digest,
      fields: fieldsOfScheme(scheme),
      statements: readVocabulary({ bytes: all(), format: 'turtle' }),
    });
    if (outcome.outcome === 'loaded') loaded.push(scheme);
    else if (outcome.code !== 'scheme.busy') throw new Error(`${file}: ${outcome.message}`);
  }
  return loaded;
}
