import type { Feed } from './feed.ts';
import { awaitsRemovals, type Entry, type Journal } from './journal.ts';
import { hasCaughtUp, openFromJournal } from './open-from-journal.ts';

export type PlainFeed = Feed & {
  add(entry: Entry): void;
  /** When the oldest batch was submitted that takes something away and is not in yet. */
  oldestRemoval(): number | undefined;
};

/**
 * Feeds the store of the default graph: every batch in its order; one that replaces or drops graphs waits
 * until `dataset` has found what leaves.
 * @param onApplied called after every batch.
 * @param onBroken called when a removal failed: the store has what it should not.
 */
export function feedPlain(args: {
  journal: Journal;
  onApplied: () => void;
  onBroken: (error: Error) => void;
}): PlainFeed {
  const { journal, onApplied, onBroken } = args;
  let waiting: Entry[] | null = null;
  const left = () => waiting ?? journal.entries;
  return {
    add(entry) {
      waiting?.push(entry);
    },
    oldestRemoval: () =>
      left().find(({ leaving, applied }) => leaving.length > 0 && !applied.plain)?.submitted,
    async open(worker) {
      waiting = null;
      const from = await openFromJournal({ worker, journal, role: 'plain' });
      if (from === null) return 'lost';
      waiting = journal.entries.filter(({ sequence }) => sequence > from);
      return 'opened';
    },
    caughtUp: () => waiting !== null && hasCaughtUp({ journal, waiting, role: 'plain' }),
    owes: (upTo) => left().filter(({ sequence, failed }) => sequence <= upTo && !failed.plain).length,
    next({ upTo }) {
      const entry = waiting?.find(({ failed }) => !failed.plain);
      if (entry === undefined || entry.sequence > upTo || awaitsRemovals(entry)) return null;
      return {
        async run(worker) {
          const { texts, removals } = entry;
          const { refused } = await worker.call({ type: 'apply-plain', batch: { texts, removals } });
          waiting?.splice(waiting.indexOf(entry), 1);
          entry.applied.plain = true;
          entry.plain.resolve(refused);
          onApplied();
        },
        failed(error) {
          entry.failed.plain = true;
          entry.plain.reject(error);
          if (entry.leaving.length > 0) onBroken(error);
        },
      };
    },
  };
}
