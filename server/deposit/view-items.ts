import type { Archive } from '../archive/open-archive.ts';
import { type ItemView, type RecordView, viewItem } from '../curation/view.ts';

/** Items as a partner may see them, read in one query; of others there is nothing. */
export function viewItems(
  reader: Archive['reader'],
  ids: ReadonlySet<string>,
  partner: string,
): (item: string) => ItemView | undefined {
  if (ids.size === 0) return () => undefined;
  const views = new Map(
    reader.items([...ids]).map((item) => [item.id, viewItem(item, { kind: 'partner', partners: [partner] })]),
  );
  return (item) => views.get(item);
}

/** What others than the partner say of an item. */
export const recordsOfOthers = (view: ItemView | undefined, partner: string): RecordView[] =>
  (view?.records ?? []).filter((record) => record.partner !== partner);
