import type { Archive } from './archive/open-archive.ts';
import { thePublic, viewItem } from './curation/view.ts';
import type { FoundItem } from './protocols/linked-data/linked-data-router.ts';

/** What the public may see at an item's address, as the archive stands at this moment. */
export function findItem(
  { reader, publicList }: Pick<Archive, 'reader' | 'publicList'>,
  id: string,
): FoundItem {
  const item = reader.item(id);
  if (item?.joinedTo !== undefined) return { kind: 'moved', to: item.joinedTo };
  const view = item && viewItem(item, thePublic);
  if (view) return { kind: 'item', view };
  return { kind: publicList.knows(id) ? 'gone' : 'unknown' };
}
