import type { Archive } from '../../archive/open-archive.ts';
import type { Past } from '../history.ts';
import { publicTimes } from './public-times.ts';

/** Reads what the archive knows of an item's past. */
export const readPast = (
  { curation, publicList }: Pick<Archive, 'curation' | 'publicList'>,
  item: string,
): Past => ({
  revisions: curation.revisionsOfItem(item),
  publicTimes: publicTimes({ curation, publicList }, item),
});
