import { openBytes } from '../../ingest/readers/open-bytes.ts';
import { Unreadable } from '../../ingest/readers/source-row.ts';
import { readTriples, type VocabularyFormat } from './read-triples.ts';
import type { RawStatement } from './skos-terms.ts';

/** The format that a file's name says; `.gz` aside. */
export function formatOfName(file: string): VocabularyFormat | undefined {
  const ending = /\.(ttl|turtle|nt|ntriples)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) return undefined;
  return ending.startsWith('t') ? 'turtle' : 'ntriples';
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of bytes) yield decoder.decode(part, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new Unreadable({
      code: 'encoding',
      message: 'The file is not UTF-8, which Turtle and N-Triples are.',
      remedy: 'Save it as UTF-8.',
    });
  }
}

/** The statements of a vocabulary file, packed by gzip or not, in parts. Ends with an {@link Unreadable} where it cannot be read. */
export function readVocabulary({
  bytes,
  format,
}: {
  bytes: AsyncIterable<Uint8Array>;
  format: VocabularyFormat;
}): AsyncGenerator<RawStatement[]> {
  return readTriples(decoded(openBytes(bytes)), format);
}
