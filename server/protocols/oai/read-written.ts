import { hash } from 'node:crypto';
import type { ArchiveReader } from '../../archive/archive.ts';
import type { FeedStore } from '../../archive/feed-store.ts';
import type { PublicRecord } from '../../archive/public-list.ts';
import type { WrittenRecords } from '../../archive/written-records.ts';
import type { OaiSettings } from './oai-settings.ts';

/** Where records that were written ahead are found, and what tells whether they are still true. */
export type WrittenAhead = {
  records: WrittenRecords;
  feed: Pick<FeedStore, 'changesAfter'>;
  /** See {@link writtenVersion}. */
  version: () => string;
};

/** Changes since they were written past which it is not looked which items they concern: a bulk load is under way. */
const mostSince = 2_000;

/** Names the way in which records are written; it changes with the writers. */
const written = 'oai-2';

/**
 * All that a written record depends on besides the record: the writers, the names of partners and collections, and what the archive is set to (`settings`:
 * addresses and the like).
 */
export const writtenVersion = (
  reader: Pick<ArchiveReader, 'partners' | 'collections'>,
  settings: readonly unknown[],
): string =>
  `${written} ${hash('sha1', JSON.stringify([reader.partners(), reader.collections(), ...settings]))}`;

/**
 * Records as they were written ahead, by `seq`, as far as they are still true: nothing has changed in the archive for their items since, so that
 * an access rule counts at once.
 */
export function readWritten(
  settings: OaiSettings,
  form: string,
  states: readonly PublicRecord[],
): Map<number, Uint8Array> | undefined {
  const ahead = settings.written;
  if (!ahead) return undefined;
  const seqs = states.flatMap(({ deleted, seq }) => (deleted ? [] : seq));
  const { at, bodies } = ahead.records.read(ahead.version(), form, seqs);
  if (bodies.size === 0) return undefined;
  const since = ahead.feed.changesAfter(at, mostSince);
  if (since.length === mostSince) return undefined;
  const changed = new Set(since.map(({ item }) => item));
  for (const { item, seq } of states) if (changed.has(item)) bodies.delete(seq);
  return bodies;
}
