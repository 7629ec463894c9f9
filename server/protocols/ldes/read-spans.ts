import type { Archive } from '../../archive/open-archive.ts';
import { isFull, pageAt, pageCount, pageName, rangeOf } from './pages.ts';
import type { PageSpan } from './write-root.ts';

/** Tells what pages there are. Times of entries never change, so those of full pages are kept. */
export function spanReader(
  { publicList, hidden }: Pick<Archive, 'publicList' | 'hidden'>,
  size: number,
): () => PageSpan[] {
  const times: { from: string; to: string }[] = [];
  const timeOf = (seq: number) => publicList.changeFrom(seq)?.time;
  const endOf = (last: number) =>
    (publicList.changesBetween(last, last)[0] ?? publicList.changesBetween(last - size + 1, last).at(-1))
      ?.time;
  return () => {
    const head = publicList.head();
    const marks = Map.groupBy(hidden.all(), ({ seq }) => pageAt(seq, size));
    return Array.from({ length: pageCount(head, size) }, (_, page): PageSpan[] => {
      const { first, last } = rangeOf(page, size);
      if (!isFull(page, head, size)) return [{ name: String(page), from: timeOf(first)! }];
      const from = times[page]?.from ?? timeOf(first);
      const to = times[page]?.to ?? endOf(last);
      // Numbers may be missing in the list, never so many that a page is empty; if it is, there is nothing to tell.
      if (from === undefined || to === undefined) return [];
      times[page] = { from, to };
      return [{ name: pageName(page, marks.get(page) ?? []), from, to }];
    }).flat();
  };
}
