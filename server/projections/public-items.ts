import type { ArchiveReader } from '../archive/archive.ts';
import type { PublicChange } from '../archive/public-list.ts';
import { type ItemView, thePublic, viewItem } from '../curation/view.ts';

/** An item that changed in public: its view now (none when it is gone), and the entries that say so. */
export type PublicItem = { id: string; view: ItemView | undefined; changes: PublicChange[] };

/** The items that a batch of the public list is about, each once, with today's public view. */
export function publicItems(reader: ArchiveReader, changes: PublicChange[]): PublicItem[] {
  const byItem = Map.groupBy(changes, (change) => change.item);
  const states = new Map(reader.items([...byItem.keys()]).map((item) => [item.id, item]));
  return [...byItem].map(([id, entries]) => {
    const item = states.get(id);
    return { id, view: item && viewItem(item, thePublic), changes: entries };
  });
}
