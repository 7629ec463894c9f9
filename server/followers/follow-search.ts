import type { Archive } from '../archive/open-archive.ts';
import type { PublicChange } from '../archive/public-list.ts';
import type { Follower } from '../feed/follow.ts';
import { publicItems } from '../projections/public-items.ts';
import { searchDocument } from '../projections/search/search-document.ts';
import type { SearchIndex } from '../projections/search/search-index.ts';
import { searchFormat } from '../projections/search/search-settings.ts';
import { withHeads } from '../projections/search/with-heads.ts';

/** The cursor's name tells the form of the documents, so that a new form is made from the beginning. */
export const searchCursor = `search ${searchFormat}`;

/** Keeps the search index at the public list. Many batches are under way at once: the engine joins what waits. */
export function searchFollower(archive: Archive, index: SearchIndex): Follower<PublicChange> {
  const { headOf } = archive.curation;
  return {
    name: 'search',
    read: archive.publicList.changesAfter,
    cursor: () => archive.feed.cursor(searchCursor),
    setCursor: (seq) => archive.writer.transact(() => archive.feed.setCursor(searchCursor, seq)),
    async apply(changes) {
      const items = publicItems(archive.reader, changes);
      const gone = items.flatMap(({ id, view }) => (view ? [] : id));
      // Handed over together: the index takes calls in order, and an item that left may come back in the next batch.
      await Promise.all([
        index.write(items.flatMap(({ view }) => (view ? searchDocument(withHeads(view, headOf)) : []))),
        index.remove(gone),
      ]);
    },
    batch: 5000,
    ahead: 4,
  };
}

/** Readies the index; one that was lost is filled again from the beginning of the list. */
export async function prepareSearch(archive: Archive, index: SearchIndex): Promise<void> {
  const { documents } = await index.prepare();
  if (documents === 0) archive.writer.transact(() => archive.feed.setCursor(searchCursor, 0));
}
