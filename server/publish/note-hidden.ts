import type { ItemState } from '../archive/archive.ts';
import type { Change } from '../archive/feed-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { PublicChange } from '../archive/public-list.ts';
import { shownVersions } from '../curation/public/shown-versions.ts';
import { publisher } from './publish.ts';

/** The cursors of this follower: in the archive's changes, and how far it knows the public list. */
export const hider = 'hide versions';
const known = 'hide versions, public list';

type Parts = Pick<Archive, 'reader' | 'curation' | 'publicList' | 'feed' | 'hidden' | 'writer'>;
type Difference = { seq: number; item: string; mark: string | undefined; less: boolean };

/** Nothing of an item is held back, and all that its entries speak of is there: no entry shows less than it did. */
const isOpen = (item: ItemState | undefined, entries: readonly PublicChange[]): boolean =>
  item !== undefined &&
  !item.restrictions &&
  entries.every(({ kind, record }) => kind !== 'delete' && item.records.some(({ name }) => name === record));

/** What entries about some items show otherwise than was noted. `less`: it was seen by others already, and shows less now. */
function differences(parts: Omit<Parts, 'writer'>, changes: readonly Change[]): Difference[] {
  const { publicList, hidden, feed, reader } = parts;
  const seenUpTo = feed.cursor(known);
  const items = [...new Set(changes.map(({ item }) => item))];
  const states = new Map(reader.items(items).map((item) => [item.id, item]));
  return items.flatMap((item) => {
    const noted = hidden.ofItem(item);
    const entries = publicList.changesOf(item);
    if (noted.size === 0 && isOpen(states.get(item), entries)) return [];
    return shownVersions(parts, entries).flatMap(({ change: { seq }, hidden: mark }) =>
      noted.get(seq) === mark ? [] : { seq, item, mark, less: mark !== undefined && seq <= seenUpTo },
    );
  });
}

/**
 * Follows the publisher: notes which entries of the public list no longer show all that they did, since a record was restricted, withdrawn or erased, so
 * that what was made of them is replaced. Notes and cursor are one transaction.
 */
export function noteHidden(parts: Parts, changes: readonly Change[], time: string): void {
  const { writer, hidden, feed, publicList } = parts;
  const head = publicList.head();
  const found = differences(parts, changes);
  writer.transact(() => {
    for (const { seq, item, mark, less } of found) {
      hidden.set({ seq, item, mark });
      if (less) hidden.recall(seq, time);
    }
    feed.setCursor(hider, changes.at(-1)!.seq);
    feed.setCursor(known, head);
  });
}

/** The changes that this follower may take: those that the publisher has taken. */
export const publishedChanges = ({ feed }: Pick<Archive, 'feed'>, seq: number, limit: number): Change[] => {
  const upTo = feed.cursor(publisher);
  return feed.changesAfter(seq, limit).filter((change) => change.seq <= upTo);
};

/** Most changes that are looked at for one request. */
const most = 1000;

/**
 * Whether a copy of the public state, made when the public list had come to `head` and recalls to `recall`, still shows nothing that the public may not see.
 * An act counts at once: what has not been noted yet is looked at now. `unknown` where that is too much, and is to be asked again in a moment.
 */
export function copyStands(
  parts: Omit<Parts, 'writer'>,
  copy: { head: number; recall: number },
): 'good' | 'recalled' | 'unknown' {
  const { hidden, feed } = parts;
  if (hidden.isRecalled(copy)) return 'recalled';
  const waiting = feed.changesAfter(feed.cursor(hider), most + 1);
  if (waiting.length > most) return 'unknown';
  const less = differences(parts, waiting).filter(({ seq, mark }) => mark !== undefined && seq <= copy.head);
  return less.some(({ seq }) => hidden.isNewestAt(seq, copy.head)) ? 'recalled' : 'good';
}
