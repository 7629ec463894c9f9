import { openCopyWindow } from './copy-memory.ts';
import type { QuadBatch } from './quad-store.ts';
import type { Loader, Replica } from './replica.ts';

/** Batches on their way to the worker while it loads: one at work, one ready. */
const AHEAD = 2;

/**
 * Fills a store from the archive. Whether a graph is fresh follows from the load itself, whatever the batches
 * say.
 */
export function loadFromSource(source: () => AsyncIterable<QuadBatch>): Loader {
  return async (worker) => {
    const known = new Set<string>();
    const running: Promise<unknown>[] = [];
    for await (const { write, drop } of source()) {
      const batch = { drop, write: write.map((one) => ({ ...one, fresh: !known.has(one.graph) })) };
      for (const { graph } of write) known.add(graph);
      const done = worker.call({ type: 'apply', batch, trustFresh: true, sequence: null });
      // Looked at below; until then a failure must not count as unhandled.
      done.catch(() => {});
      running.push(done);
      if (running.length >= AHEAD) await running.shift();
    }
    await Promise.all(running);
    return { kind: 'loaded', sequence: null };
  };
}

/**
 * Lays in a memory image. `wanted`: the cursor it must have, if another replica was filled from it already.
 */
export function loadFromImage(args: {
  file: string;
  wanted?: () => string | null;
  onRead: (cursor: string) => void;
}): Loader {
  const { file, wanted, onRead } = args;
  return async (worker) => {
    if (wanted?.() === null) return { kind: 'impossible', reason: 'the image was not used' };
    const read = await worker.call({ type: 'read-image', file });
    if (!read.ok && read.spoiled) throw new Error(read.reason);
    if (!read.ok) return { kind: 'impossible', reason: read.reason };
    if (wanted !== undefined && wanted() !== read.cursor) throw new Error('the image was replaced meanwhile');
    onRead(read.cursor);
    return { kind: 'loaded', sequence: 0 };
  };
}

/**
 * Copies the other replica's memory. Of two that load, one at most may wait for the other: that one is
 * `patient`.
 */
export function loadFromPeer({ peer, patient }: { peer: () => Replica; patient: boolean }): Loader {
  return async (worker) => {
    if (patient) await peer().whenReady();
    if (!peer().isReady()) return { kind: 'impossible', reason: 'the other replica is not ready' };
    const window = openCopyWindow();
    const sent = peer().chore({ type: 'send-memory', window });
    sent.catch(() => {});
    const received = await Promise.race([
      worker.call({ type: 'receive-memory', window }),
      // The receiver hears nothing of a sender that fails before its first word.
      sent.then(() => new Promise<never>(() => {})),
    ]);
    return { kind: 'loaded', sequence: received.sequence };
  };
}
