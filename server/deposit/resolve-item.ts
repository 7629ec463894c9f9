import type { Transaction } from '../archive/writer.ts';
import { itemId } from '../curation/item-id.ts';

/**
 * The item that a row names as the one it describes too: an address of this archive, now or formerly, `item/{id}`, its ARK, or
 * `PARTNER/COLLECTION/ID` (the key of another partner's row, for files written before there are addresses). `made`: items that earlier rows of
 * a preview would begin.
 */
export function resolveItem(
  tx: Transaction,
  {
    reference,
    baseUrl,
    formerBaseUrls = [],
    made,
  }: {
    reference: string;
    baseUrl: string;
    formerBaseUrls?: readonly string[] | undefined;
    made?: { has(item: string): boolean } | undefined;
  },
): string | undefined {
  const base = [baseUrl, ...formerBaseUrls].find((one) => reference.startsWith(one)) ?? '';
  const path = reference.slice(base.length);
  const own = /^(?:item|ark:\/?[0-9a-z]+)\/([0-9a-z]+)$/.exec(path)?.[1];
  if (own !== undefined) return tx.currentItem(own) ?? (made?.has(own) ? own : undefined);
  const [partner, collection, ...rest] = path.split('/');
  if (!partner || !collection || rest.length === 0) return undefined;
  const sourceId = rest.join('/');
  const known = tx.findRecord({ partner, collection, sourceId })?.item;
  if (known !== undefined || !made) return known;
  const begun = itemId({ partner, collection, sourceId });
  return made.has(begun) ? begun : undefined;
}
