import type { Transaction } from '../archive/writer.ts';

/**
 * The item that a row names as the one it describes too: an address of this archive, `item/{id}`, or
 * `PARTNER/COLLECTION/ID` (the key of another partner's row, for files written before there are addresses).
 */
export function resolveItem(
  tx: Transaction,
  { reference, baseUrl }: { reference: string; baseUrl: string },
): string | undefined {
  const path = reference.startsWith(baseUrl) ? reference.slice(baseUrl.length) : reference;
  const own = /^item\/([0-9a-z]+)$/.exec(path)?.[1];
  if (own !== undefined) return tx.currentItem(own);
  const [partner, collection, ...rest] = path.split('/');
  if (!partner || !collection || rest.length === 0) return undefined;
  return tx.findRecord({ partner, collection, sourceId: rest.join('/') })?.item;
}
