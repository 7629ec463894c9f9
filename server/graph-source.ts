import type { Worker } from 'node:worker_threads';
import type { FromFollowers, ToFollowers } from './followers/messages.ts';
import type { PackedBatch } from './projections/quads/graph-texts.ts';

type Arrived = { graphs: PackedBatch; batch: number } | { end: number } | { error: string };

/** All graphs of the public views, asked of the followers' thread, one batch at a time. */
export type GraphSource = {
  /** `reached` hears up to which entry of the public list the graphs hold. */
  open(reached?: (head: number) => void): AsyncIterable<PackedBatch>;
  /** Takes a message of the followers' thread, where it belongs to a load. */
  receive(message: FromFollowers): boolean;
};

export function graphSource(worker: Worker): GraphSource {
  const loads = new Map<number, (arrived: Arrived) => void>();
  let last = 0;
  const post = (message: ToFollowers) => worker.postMessage(message);

  async function* open(reached?: (head: number) => void): AsyncGenerator<PackedBatch> {
    last += 1;
    const load = last;
    const arrived: Arrived[] = [];
    let wake = () => {};
    loads.set(load, (message) => {
      arrived.push(message);
      wake();
    });
    post({ kind: 'load', load });
    try {
      for (;;) {
        const next = arrived.shift();
        if (next === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else if ('graphs' in next) {
          // Asked for the next one, the store has taken this one.
          yield next.graphs;
          post({ kind: 'taken', batch: next.batch });
        } else if ('error' in next) throw new Error(next.error);
        else {
          reached?.(next.end);
          return;
        }
      }
    } finally {
      loads.delete(load);
    }
  }

  return {
    open,
    receive(message) {
      if (message.kind === 'graphs' && message.load !== undefined) {
        const to = loads.get(message.load);
        if (to) to({ graphs: message.graphs, batch: message.batch });
        else post({ kind: 'taken', batch: message.batch, error: 'Nobody loads these any more.' });
        return true;
      }
      if (message.kind !== 'loaded') return false;
      loads.get(message.load)?.('error' in message ? { error: message.error } : { end: message.head });
      return true;
    },
  };
}
