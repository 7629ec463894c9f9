import { Worker } from 'node:worker_threads';
import type { ReplicaAnswer, ReplicaTask, TaskResults } from './replica-messages.ts';

/** A worker's failure; `spoiled` when it cannot be used any more. */
export class WorkerFailure extends Error {
  readonly spoiled: boolean;
  constructor(message: string, spoiled: boolean) {
    super(message);
    this.spoiled = spoiled;
  }
}

export type StoreWorker = {
  /** Throws `WorkerFailure`. */
  call<T extends ReplicaTask['type']>(task: Extract<ReplicaTask, { type: T }>): Promise<TaskResults[T]>;
  quads(): number;
  bytes(): number;
  terminate(): Promise<void>;
};

type Pending = { resolve: (value: never) => void; reject: (error: Error) => void };

/** Starts a worker thread with an empty store. `onDeath` is called once if it ends by itself. */
export function spawnWorker({ name, onDeath }: { name: string; onDeath: () => void }): StoreWorker {
  const worker = new Worker(new URL('./replica-worker.ts', import.meta.url), {
    name: `quads-${name}`,
    // The store lies outside the heap, in which there is little beside the text of one batch: room for it would only be filled with what is dead.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let quads = 0;
  let bytes = 0;
  let over = false;

  const end = (message: string) => {
    over = true;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { reject } of waiting) reject(new WorkerFailure(message, true));
  };
  const die = (message: string) => {
    if (over) return;
    end(message);
    onDeath();
  };
  worker.on('error', (error) => die(error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => die('the worker ended'));
  worker.on('message', (answer: ReplicaAnswer) => {
    const asked = pending.get(answer.id);
    pending.delete(answer.id);
    if (!answer.ok) return asked?.reject(new WorkerFailure(answer.message, answer.spoiled));
    ({ quads, bytes } = answer);
    asked?.resolve(answer.value as never);
  });

  return {
    call(task) {
      if (over) return Promise.reject(new WorkerFailure('the worker has ended', true));
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        worker.postMessage({ id, task });
      });
    },
    quads: () => quads,
    bytes: () => bytes,
    async terminate() {
      end('the worker was ended');
      await worker.terminate();
    },
  };
}
