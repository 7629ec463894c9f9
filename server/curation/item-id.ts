import { shortId } from './short-id.ts';

/** The id of the item that a row first describes: 60 bits over its key, so that loading the same file anywhere gives the same address. */
export const itemId = (key: { partner: string; collection: string; sourceId: string }): string =>
  shortId([key.partner, key.collection, key.sourceId], 12);
