import { setTimeout as delay } from 'node:timers/promises';
import { asking, type Engine, type Enqueue } from './engine.ts';
import { SearchUnavailable } from './search-index.ts';

type Waiting = { resolve: () => void; reject: (error: Error) => void };

/** How long an engine that is gone is waited for, in milliseconds: its queue of tasks survives a restart. */
const patience = 60_000;
const atOnce = 200;

export type TaskAwaiter = {
  /** Enqueues a task; resolves when it has succeeded, rejects when the engine refused it, failed at it, or is gone. */
  done(enqueue: Enqueue): Promise<void>;
  /** Ends the waiting: calls still open reject. */
  stop(): void;
};

/**
 * Hands tasks to the engine one after the other, in the order of the calls (on two connections they could overtake one another), and awaits any
 * number of them at once, with one question for all. The pause between questions grows while nothing
 * ends, from 5 to 100 ms.
 */
export function taskAwaiter(engine: Engine): TaskAwaiter {
  const waiting = new Map<number, Waiting>();
  let polling = false;
  let enqueued: Promise<unknown> = Promise.resolve();

  function giveUp(error: Error): void {
    for (const task of waiting.values()) task.reject(error);
    waiting.clear();
  }

  async function poll(): Promise<void> {
    polling = true;
    let pause = 5;
    let goneSince: number | undefined;
    while (waiting.size > 0) {
      await delay(pause);
      try {
        // The oldest come first to an end.
        const uids = [...waiting.keys()].slice(0, atOnce);
        const { results } = await asking(() =>
          engine().tasks.getTasks({ uids, limit: atOnce, statuses: ['succeeded', 'failed', 'canceled'] }),
        );
        for (const { uid, status, error } of results) {
          const task = waiting.get(uid);
          waiting.delete(uid);
          if (status === 'succeeded') task?.resolve();
          else
            task?.reject(new Error(`Meilisearch ${status} a task: ${error?.message ?? 'no reason given'}`));
        }
        pause = results.length > 0 ? 5 : Math.min(pause * 1.5, 100);
        goneSince = undefined;
      } catch (error) {
        goneSince ??= performance.now();
        pause = 100;
        if (performance.now() - goneSince < patience) continue;
        giveUp(error as Error);
      }
    }
    polling = false;
  }

  async function done(enqueue: Enqueue): Promise<void> {
    const accepted = enqueued.then(() => asking(enqueue));
    enqueued = accepted.catch(() => {});
    const { taskUid } = await accepted;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.set(taskUid, { resolve, reject });
    if (!polling) void poll();
    await promise;
  }

  return { done, stop: () => giveUp(new SearchUnavailable('The search index was closed.')) };
}
