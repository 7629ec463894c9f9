import type { Archive } from '../archive/open-archive.ts';
import type { PublicChange } from '../archive/public-list.ts';
import { publicHistory } from '../curation/history.ts';
import { contestedBy } from '../curation/public/contested-by.ts';
import { readPast } from '../curation/public/read-past.ts';
import { thePublic } from '../curation/view.ts';
import type { Follower } from '../feed/follow.ts';
import { allPublicItems } from '../projections/all-public-items.ts';
import { type GraphContext, graphBatch, itemGraphs } from '../projections/graphs/item-graphs.ts';
import { publicItems } from '../projections/public-items.ts';
import type { GraphSender } from './send-graphs.ts';

export const graphContext = (archive: Archive, base: string): GraphContext => {
  const licences = new Map(archive.reader.collections().map(({ id, licence }) => [id, licence]));
  return {
    base,
    licenceOf: (collection) => licences.get(collection) ?? archive.reader.collection(collection)!.licence,
    disputesOn: (view) => contestedBy(archive, view),
    historyOf: (id) => {
      const item = archive.reader.item(id);
      return item && publicHistory(item, readPast(archive, id), thePublic);
    },
  };
};

/**
 * Keeps the stores of quads at the public list. They live in memory, so the cursor does too: it starts where the stores were loaded.
 */
export function quadsFollower(
  archive: Archive,
  sender: GraphSender,
  { base, from }: { base: string; from: number },
): Follower<PublicChange> {
  let position = from;
  return {
    name: 'quads',
    read: archive.publicList.changesAfter,
    cursor: () => position,
    setCursor: (seq) => {
      position = seq;
    },
    apply: (changes) =>
      sender.send(graphBatch(publicItems(archive.reader, changes), graphContext(archive, base))),
    batch: 1000,
    ahead: 2,
  };
}

/** Sends all graphs for a store that is empty, and says up to which entry of the public list they hold. */
export async function sendAllGraphs(
  archive: Archive,
  sender: GraphSender,
  { base, load }: { base: string; load: number },
): Promise<number> {
  const head = archive.publicList.head();
  let before: Promise<void> = Promise.resolve();
  const context = graphContext(archive, base);
  for (const views of allPublicItems(archive)) {
    const write = views.flatMap((view) => itemGraphs(view, context, true));
    const sent = sender.send({ write, drop: [] }, load);
    // Awaited in its turn; until then its failure must not count as unhandled, which would end the thread.
    sent.catch(() => {});
    await before;
    before = sent;
  }
  await before;
  return head;
}
