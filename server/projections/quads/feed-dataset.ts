import type { Feed } from './feed.ts';
import type { QueuedTexts } from './find-removals.ts';
import { awaitsRemovals, type Entry, entryBytes, type Journal } from './journal.ts';
import { hasCaughtUp, openFromJournal } from './open-from-journal.ts';

export type DatasetFeed = Feed & {
  add(entry: Entry): void;
  /** Memory that the batches take which are still to come. */
  bytes(): number;
};

/**
 * Feeds the store of the default graph and the named graphs: fresh batches at their own pace, those that
 * replace or drop graphs at once, ahead of the fresh ones. That is no different in the end: what a batch
 * replaces or drops is left out of those that it overtakes, and then they have no graph in common.
 * @param rest milliseconds for which no fresh batch is to be taken, as `plain` comes first.
 * @param wake called when `rest` is over, or `plain` can go on.
 * @param onApplied called after every batch.
 * @param onBroken called when a batch that replaces or drops could not be taken: what leaves is not known.
 */
export function feedDataset(args: {
  journal: Journal;
  rest: (args: { oldest: Entry; bytes: number }) => number;
  wake: () => void;
  onApplied: () => void;
  onBroken: (error: Error) => void;
}): DatasetFeed {
  const { journal, rest, wake, onApplied, onBroken } = args;
  let waiting: Entry[] | null = null;
  /** Graphs to leave out of batches that were overtaken. */
  let skips = new Map<Entry, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  const left = () => waiting ?? journal.entries;

  const bytesLeft = () => left().reduce((sum, entry) => sum + entryBytes(entry), 0);

  /** What `entry` overtakes; its graphs are left out of that from now on. */
  function overtake(entry: Entry): QueuedTexts[] {
    const leaving = new Set(entry.leaving);
    return left()
      .filter(({ sequence }) => sequence < entry.sequence)
      .map((one) => {
        const skip = skips.get(one) ?? new Set();
        const names = one.texts.graphs.map(({ graph }) => graph);
        const pruned = names.filter((name) => leaving.has(name) && !skip.has(name));
        for (const name of pruned) skip.add(name);
        if (skip.size > 0) skips.set(one, skip);
        return { texts: one.texts, skip: [...skip], pruned };
      });
  }

  function choose({ wanted, upTo }: { wanted: boolean; upTo: number }): Entry | undefined {
    clearTimeout(timer);
    const able = left().filter(({ failed, sequence }) => !failed.dataset && sequence <= upTo);
    // One that is replayed, its removals long known, also goes before a later one.
    if (able.some(awaitsRemovals)) return able.find(({ leaving }) => leaving.length > 0);
    const [first] = able;
    if (first === undefined || wanted || first.leaving.length > 0) return first;
    const pause = rest({ oldest: first, bytes: bytesLeft() });
    if (pause <= 0) return first;
    timer = setTimeout(wake, pause).unref();
    return undefined;
  }

  return {
    add(entry) {
      waiting?.push(entry);
    },
    bytes: bytesLeft,
    async open(worker) {
      waiting = null;
      const from = await openFromJournal({ worker, journal, role: 'dataset' });
      if (from === null) return 'lost';
      if (!journal.knowsGraphs) journal.knowGraphs((await worker.call({ type: 'list-graphs' })).names);
      waiting = journal.entries.filter(({ sequence }) => sequence > from);
      skips = new Map();
      return 'opened';
    },
    caughtUp: () => waiting !== null && hasCaughtUp({ journal, waiting, role: 'dataset' }),
    owes: (upTo) => left().filter(({ sequence, failed }) => sequence <= upTo && !failed.dataset).length,
    next({ wanted, upTo }) {
      if (waiting === null) return null;
      const entry = choose({ wanted, upTo });
      if (entry === undefined) return null;
      return {
        async run(worker) {
          const { texts, leaving } = entry;
          const skip = [...(skips.get(entry) ?? [])];
          const overtaken = leaving.length === 0 ? [] : overtake(entry);
          const compare = awaitsRemovals(entry) ? overtaken : null;
          const batch = { texts, skip, leaving, compare };
          const { refused, removals } = await worker.call({ type: 'apply-dataset', batch });
          waiting?.splice(waiting.indexOf(entry), 1);
          skips.delete(entry);
          entry.applied.dataset = true;
          if (removals !== null) journal.settle(entry, removals);
          entry.dataset.resolve(refused);
          onApplied();
        },
        failed(error) {
          entry.failed.dataset = true;
          entry.dataset.reject(error);
          if (entry.leaving.length > 0) onBroken(error);
        },
      };
    },
  };
}
