import type { Archive } from '../../server/archive/open-archive.ts';
import { type LoadOutcome, loadScheme } from '../../server/vocabulary/load-scheme.ts';
import type { VocabularyFormat } from '../../server/vocabulary/read-triples.ts';
import { readVocabulary } from '../../server/vocabulary/read-vocabulary.ts';
import { fieldsOfScheme } from '../../server/vocabulary/scheme-fields.ts';

/** Loads a scheme from a text (or bytes, such as gzip), in parts of `size` bytes. */
export function loadText(
  archive: Archive,
  scheme: string,
  source: string | Uint8Array,
  { format = 'turtle', size = 64 }: { format?: VocabularyFormat; size?: number } = {},
): Promise<LoadOutcome> {
  const all = typeof source === 'string' ? Buffer.from(source) : source;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < all.length; i += size) yield all.subarray(i, i + size);
  }
  const statements = readVocabulary({ bytes: bytes(), format });
  return loadScheme(archive, {
    scheme,
    file: 'test',
    digest: '',
    fields: fieldsOfScheme(scheme),
    statements,
  });
}

export const skos = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n';
