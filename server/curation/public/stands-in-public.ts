import type { Archive } from '../../archive/open-archive.ts';
import { maySee } from '../access.ts';
import { thePublic, viewItem } from '../view.ts';

/**
 * How an item, or a record of it, stands to the public today. `open`: it may be seen. `held`: it was public and disputes alone hold it back, of which
 * the public knows. `gone`: it was public and was withdrawn or erased. `hidden`: nobody is to know of it.
 */
export type PublicStanding = 'open' | 'held' | 'gone' | 'hidden';

export function standsInPublic(
  { reader, publicList }: Pick<Archive, 'reader' | 'publicList'>,
  { item: id, record }: { item: string; record?: string },
): PublicStanding {
  const item = reader.item(id);
  if (!item) return 'hidden';
  const wasPublic = record === undefined ? publicList.knows(id) : publicList.record(id, record) !== undefined;
  const closing = (item.restrictions ?? []).filter(
    (r) =>
      r.statement === undefined &&
      (r.record === undefined || r.record === record) &&
      !maySee(r.access, thePublic, []),
  );
  if (closing.length > 0)
    return wasPublic && closing.every(({ dispute }) => dispute !== undefined) ? 'held' : 'hidden';
  const view = viewItem(item, thePublic);
  if (view && (record === undefined || view.records.some(({ name }) => name === record))) return 'open';
  // Records that are published and yet not seen are restricted, each by itself.
  const restricted =
    record === undefined ? item.records.length > 0 : item.records.some(({ name }) => name === record);
  return wasPublic && !restricted ? 'gone' : 'hidden';
}
