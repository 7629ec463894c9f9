import type { Archive } from '../archive/open-archive.ts';
import type { ItemView } from '../curation/view.ts';
import { differsFrom } from './differs-from.ts';
import { offersFor } from './find-offers.ts';
import type { RowPreview } from './row-preview.ts';
import { recordsOfOthers, viewItems } from './view-items.ts';

const itemsOf = ({ item, offers = [] }: RowPreview): string[] => [
  ...(item === undefined ? [] : [item]),
  ...offers.map((offer) => offer.item),
];

/** A row, with what it tells of others as that is now. */
function seeRow(
  row: RowPreview,
  partner: string,
  viewOf: (item: string) => ItemView | undefined,
): RowPreview {
  const { differs: _, offers = [], record, item, joins, marks, ...own } = row;
  const joined = item === undefined ? undefined : viewOf(item);
  // That others use an identifier is theirs to show; what a file or a curator named is known to them.
  const hidden = joins === 'identifier' && joined === undefined;
  const differs = record ? differsFrom(record, recordsOfOthers(joined, partner)) : [];
  const alike = offers.filter(({ because }) => because.includes('identifier')).map((offer) => offer.item);
  const titled = offers.map((offer) => offer.item);
  const seen = record ? offersFor({ content: record, partner, alike, titled, viewOf }) : [];
  const stands = { differs: differs.length > 0, offered: seen.length > 0 };
  return {
    ...own,
    marks: marks.filter((mark) => (mark === 'differs' || mark === 'offered' ? stands[mark] : true)),
    ...(item !== undefined && !hidden && { item }),
    ...(joins !== undefined && !hidden && { joins }),
    ...(record && { record }),
    ...(stands.differs && { differs }),
    ...(stands.offered && { offers: seen }),
  };
}

/**
 * Rows of a preview as they may be shown now: what others say, and their items that are offered, are asked of the archive anew, since a preview is kept for a
 * day and what is restricted meanwhile counts at once. `partner`: whose rows they are.
 */
export function seeRows(
  { reader }: Pick<Archive, 'reader'>,
  rows: readonly RowPreview[],
  partner: string,
): RowPreview[] {
  const looked = new Set(rows.filter(({ differs, offers, joins }) => differs || offers || joins));
  if (looked.size === 0) return [...rows];
  const viewOf = viewItems(reader, new Set([...looked].flatMap(itemsOf)), partner);
  return rows.map((row) => (looked.has(row) ? seeRow(row, partner, viewOf) : row));
}
