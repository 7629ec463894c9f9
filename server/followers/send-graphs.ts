import { packBatch } from '../projections/quads/graph-texts.ts';
import type { QuadBatch } from '../projections/quads/quad-store.ts';
import type { FromFollowers } from './messages.ts';

/** Hands batches of graphs, packed, to the thread that holds the stores; `send` resolves when one has been taken. */
export type GraphSender = {
  send(graphs: QuadBatch, load?: number): Promise<void>;
  taken(batch: number, error?: string): void;
  /** Gives up what is on its way. */
  abandon(): void;
};

export function graphSender(post: (message: FromFollowers) => void): GraphSender {
  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  let last = 0;
  return {
    send(graphs, load) {
      last += 1;
      const batch = last;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.set(batch, { resolve, reject });
      post({ kind: 'graphs', batch, graphs: packBatch(graphs), ...(load !== undefined && { load }) });
      return promise;
    },
    taken(batch, error) {
      const wait = waiting.get(batch);
      waiting.delete(batch);
      if (error === undefined) wait?.resolve();
      else wait?.reject(new Error(error));
    },
    abandon() {
      for (const { reject } of waiting.values()) reject(new Error('The server is stopping.'));
      waiting.clear();
    },
  };
}
