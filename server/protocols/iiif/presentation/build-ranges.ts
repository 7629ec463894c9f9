import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { canvasUrl, rangeUrl } from './addresses.ts';
import { labelOf } from './write-links.ts';

/** A part of an item: the pictures of one partner, the pages of one file. */
export interface RangeInput {
  /** What names the part within the item; stays as pictures come and go. */
  id: string;
  label: LanguageMap;
  /** Ids of its pictures, in their order, before the parts within it. */
  images: readonly string[];
  parts?: readonly RangeInput[];
}

/** The table of contents of a manifest (Presentation API 3.0, section 5.4). */
export function buildRanges(place: {
  baseUrl: string;
  itemId: string;
  ranges: readonly RangeInput[];
}): Record<string, unknown>[] {
  const { baseUrl, itemId, ranges } = place;
  return ranges.map(({ id, label, images, parts = [] }) => ({
    id: rangeUrl({ baseUrl, id: itemId, range: id }),
    type: 'Range',
    label: labelOf(label, id),
    items: [
      ...images.map((imageId) => ({ id: canvasUrl({ baseUrl, id: itemId, imageId }), type: 'Canvas' })),
      ...buildRanges({ baseUrl, itemId, ranges: parts }),
    ],
  }));
}
