import type { Archive } from '../../../archive/open-archive.ts';
import { viewItem } from '../../../curation/view.ts';
import type { Selection } from '../../../deposit/selection.ts';

/** The first item, among those that rows are to join, that is not there or of which the partner may see nothing. */
export function unknownJoin(
  { reader }: Pick<Archive, 'reader'>,
  { joins = [] }: Selection,
  partner: string,
): string | undefined {
  const seen = (id: string): boolean => {
    const item = reader.item(id);
    if (item?.joinedTo !== undefined) return seen(item.joinedTo);
    return item !== undefined && viewItem(item, { kind: 'partner', partners: [partner] }) !== undefined;
  };
  const ids = new Set(joins.flatMap(({ item }) => item ?? []));
  return [...ids].find((id) => !seen(id));
}
