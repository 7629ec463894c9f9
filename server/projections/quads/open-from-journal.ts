import type { Entry, Journal, Role } from './journal.ts';
import type { StoreWorker } from './spawn-worker.ts';

/**
 * Fills a new worker's store: from its image, or not at all where the journal goes back to the start.
 * @returns the last batch that the store has, 0 for none; null when there is neither.
 */
export async function openFromJournal(args: {
  worker: StoreWorker;
  journal: Journal;
  role: Role;
}): Promise<number | null> {
  const { worker, journal, role } = args;
  const image = journal.images[role];
  if (image !== undefined) {
    const read = await worker.call({ type: 'read-image', file: image.file, pair: image.pair });
    if (read.ok) return image.sequence;
    delete journal.images[role];
    // The memory has been written to: the next attempt is on another worker, and without the image.
    if (read.spoiled) throw new Error(read.reason);
  }
  return journal.fromStart ? 0 : null;
}

/** What `caughtUp` of a feed means; a batch that the replica could not take is not waited for. */
export function hasCaughtUp(args: { journal: Journal; waiting: Entry[]; role: Role }): boolean {
  const { journal, waiting, role } = args;
  const belongs = (entry: Entry) => entry.sequence <= journal.sourceEnd || entry.applied[role];
  return journal.complete && !waiting.some((entry) => belongs(entry) && !entry.failed[role]);
}
