import { shortId } from './short-id.ts';

/** The id of a picture in IIIF: of a file as used by one item's record, so that access to each use is its own. */
export const imageId = (key: { item: string; record: string; file: string }): string =>
  shortId([key.item, key.record, key.file], 16);

/** The id of a further page of a picture, counted from 2; the first has the picture's own. */
export const pageImageId = (id: string, page: number): string => `${id}_${page}`;

/** A picture's id and the page that is meant. */
export function splitImageId(id: string): { picture: string; page: number } {
  const match = /^([^_]+)_([2-9]|[1-9]\d{1,3})$/.exec(id);
  return match ? { picture: match[1]!, page: Number(match[2]) } : { picture: id, page: 1 };
}
