import type { Archive } from '../archive/open-archive.ts';
import type { PublicChange } from '../archive/public-list.ts';
import type { Follower } from '../feed/follow.ts';
import { publicItems } from '../projections/public-items.ts';
import { searchDocument } from '../projections/search/search-document.ts';
import type { SearchIndex } from '../projections/search/search-index.ts';

/** Keeps the search index at the public list. Many batches are under way at once: the engine joins what waits. */
export function searchFollower(archive: Archive, index: SearchIndex): Follower<PublicChange> {
  return {
    name: 'search',
    read: archive.publicList.changesAfter,
    cursor: () => archive.feed.cursor('search'),
    setCursor: (seq) => archive.writer.transact(() => archive.feed.setCursor('search', seq)),
    async apply(changes) {
      const items = publicItems(archive.reader, changes);
      const gone = items.flatMap(({ id, view }) => (view ? [] : id));
      await index.write(items.flatMap(({ view }) => (view ? searchDocument(view) : [])));
      await index.remove(gone);
    },
    batch: 2000,
    ahead: 12,
  };
}

/** Readies the index; one that was lost is filled again from the beginning of the list. */
export async function prepareSearch(archive: Archive, index: SearchIndex): Promise<void> {
  const { documents } = await index.prepare();
  if (documents === 0) archive.writer.transact(() => archive.feed.setCursor('search', 0));
}
