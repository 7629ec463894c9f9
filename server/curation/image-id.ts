import { shortId } from './short-id.ts';

/** The id of a picture in IIIF: of a file as used by one item's record, so that access to each use is its own. */
export const imageId = (key: { item: string; record: string; file: string }): string =>
  shortId([key.item, key.record, key.file], 16);
