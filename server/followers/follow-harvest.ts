import type { Change } from '../archive/feed-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { WrittenRecord, WrittenRecords } from '../archive/written-records.ts';
import { type ItemView, thePublic, viewItem } from '../curation/view.ts';
import type { Follower } from '../feed/follow.ts';
import { publisher } from '../publish/publish.ts';

/**
 * Writes public records ahead for harvest. It has time: it goes on while `quiet`, when all others have done their part, and a harvest that comes before
 * finds the records themselves.
 */
export function harvestFollower(
  archive: Archive,
  {
    records,
    version,
    write,
    quiet,
  }: {
    records: WrittenRecords;
    version: () => string;
    /** The public records of an item in every form that is written ahead. */
    write: (view: ItemView) => WrittenRecord[];
    quiet: () => boolean;
  },
): Follower<Change> {
  return {
    name: 'harvest',
    // From where the records themselves say that they stand: names may have changed, or something was erased, and all begins anew. What the public
    // list does not know yet has no place in it.
    read(_seq, limit) {
      if (!quiet()) return [];
      const published = archive.feed.cursor(publisher);
      return archive.feed.changesAfter(records.begin(version()), limit).filter(({ seq }) => seq <= published);
    },
    cursor: () => records.begin(version()),
    setCursor: () => {},
    async apply(changes) {
      const items = [...new Set(changes.map(({ item }) => item))];
      const views = archive.reader.items(items).flatMap((item) => viewItem(item, thePublic) ?? []);
      records.replace(items, views.flatMap(write), changes.at(-1)!.seq);
    },
    batch: 200,
  };
}
