import type { ArchiveReader, ItemState } from './archive.ts';
import type { FeedStore } from './feed-store.ts';

/** Items kept: some batches' worth, so that those who follow close upon one another read an item once. */
const kept = 4_000;
/** Changes past which it is not looked which items they concern. */
const mostChanges = 10_000;

/**
 * Reads items for those who come to the same ones one after another: what was read stays true until the change list names the item. Nobody may
 * change what this returns. Not for use between a write and its commit, of which the change list does not tell yet.
 */
export function recentItems(
  reader: Pick<ArchiveReader, 'items'>,
  feed: Pick<FeedStore, 'changesAfter' | 'head'>,
): ArchiveReader['items'] {
  const known = new Map<string, ItemState>();
  let at = feed.head();

  /** Before the items are read: one that changes in between is read anew next time, and never kept past its change. */
  function forgetChanged(): void {
    const changes = feed.changesAfter(at, mostChanges);
    if (changes.length === mostChanges) {
      at = feed.head();
      known.clear();
      return;
    }
    for (const { item } of changes) known.delete(item);
    at = changes.at(-1)?.seq ?? at;
  }

  return (ids) => {
    forgetChanged();
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length) for (const item of reader.items(missing)) known.set(item.id, item);
    const found = ids.flatMap((id) => known.get(id) ?? []);
    for (const id of known.keys()) {
      if (known.size <= kept) break;
      known.delete(id);
    }
    return found;
  };
}
