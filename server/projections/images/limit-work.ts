export type WorkOutcome<T> = { state: 'done'; value: T } | { state: 'busy' } | { state: 'cancelled' };

export interface WorkLimit {
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<WorkOutcome<T>>;
}

/**
 * Lets at most `concurrent` jobs run and at most `waiting` wait, first come, first served. A job is `busy`
 * at once when the queue is full, and `cancelled`, without having begun, when its signal was aborted while
 * it waited.
 */
export function limitWork({ concurrent, waiting }: { concurrent: number; waiting: number }): WorkLimit {
  const queue = new Set<() => void>();
  let running = 0;

  function leave(): void {
    running--;
    const next = queue.values().next().value;
    if (next) {
      queue.delete(next);
      next();
    }
  }

  function wait(signal: AbortSignal | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = () => {
        queue.delete(enter);
        resolve(false);
      };
      const enter = () => {
        signal?.removeEventListener('abort', cancel);
        running++;
        resolve(true);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      queue.add(enter);
    });
  }

  return {
    async run(work, signal) {
      if (signal?.aborted) return { state: 'cancelled' };
      if (running < concurrent) running++;
      else if (queue.size >= waiting) return { state: 'busy' };
      else if (!(await wait(signal))) return { state: 'cancelled' };
      try {
        return { state: 'done', value: await work() };
      } finally {
        leave();
      }
    },
  };
}
