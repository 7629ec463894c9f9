import type { Archive } from './archive/open-archive.ts';
import { thePublic, type Viewer, viewItem } from './curation/view.ts';
import type { FoundItem } from './protocols/linked-data/linked-data-router.ts';

/**
 * What a viewer may see at an item's address, as the archive stands at this moment. What the viewer may not see is not there: it is gone where
 * it once was public, and else was never known. An address leads on only to what may be seen.
 */
export function findItem(
  { reader, publicList }: Pick<Archive, 'reader' | 'publicList'>,
  id: string,
  viewer: Viewer = thePublic,
): FoundItem {
  const item = reader.item(id);
  if (item?.joinedTo !== undefined) {
    const target = reader.item(item.joinedTo);
    if (target && (target.joinedTo !== undefined || viewItem(target, viewer)))
      return { kind: 'moved', to: item.joinedTo };
  }
  const view = item && viewItem(item, viewer);
  if (view) return { kind: 'item', view };
  return { kind: publicList.knows(id) ? 'gone' : 'unknown' };
}
