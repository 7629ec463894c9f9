import { dataStamp } from '../archive/data-stamp.ts';
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
  const stamp = dataStamp(archive.db);
  let idleAt = '';
  let begun = { version: '', from: 0 };
  return {
    name: 'harvest',
    // From where the records themselves say that they stand: names may have changed, or something was erased, and all begins anew. What the public
    // list does not know yet has no place in it.
    read(_seq, limit) {
      const now = stamp();
      if (now === idleAt || !quiet()) return [];
      const current = version();
      begun = { version: current, from: records.begin(current) };
      const published = archive.feed.cursor(publisher);
      const changes = archive.feed.changesAfter(begun.from, limit).filter(({ seq }) => seq <= published);
      if (changes.length === 0) idleAt = now;
      return changes;
    },
    // It reads from where the records are.
    cursor: () => 0,
    setCursor: () => {},
    async apply(changes) {
      const items = [...new Set(changes.map(({ item }) => item))];
      const views = archive.reader.items(items).flatMap((item) => viewItem(item, thePublic) ?? []);
      records.replace({ ...begun, to: changes.at(-1)!.seq }, items, views.flatMap(write));
    },
    batch: 200,
  };
}
