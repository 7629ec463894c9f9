import { setTimeout as delay } from 'node:timers/promises';

/** A follower: reads a list from a durable cursor, in batches, and makes something of each. */
export type Follower<Entry extends { seq: number }> = {
  name: string;
  /** Entries after `seq`, oldest first. */
  read(seq: number, limit: number): Entry[];
  cursor(): number;
  setCursor(seq: number): void;
  apply(entries: Entry[]): Promise<void>;
  batch: number;
  /** How many batches may be under way at once; cursors move in order whatever ends first. */
  ahead?: number;
};

export type FollowOptions = {
  signal: AbortSignal;
  /** How long to wait before looking again where nothing was new, in milliseconds. */
  idle?: number;
  report?: (message: string, error: unknown) => void;
};

/**
 * Follows a list until told to stop. A batch that fails is an outage elsewhere: it is tried again from the cursor, with growing
 * pauses, so that nothing is passed over. A batch may be applied twice, never not at all.
 */
export async function follow<Entry extends { seq: number }>(
  follower: Follower<Entry>,
  options: FollowOptions,
): Promise<void> {
  const { signal, idle = 100, report = console.error } = options;
  let pause = 500;
  while (!signal.aborted) {
    try {
      await drain(follower, signal, idle);
      return;
    } catch (error) {
      if (signal.aborted) return;
      report(`${follower.name} stopped at ${follower.cursor()} and goes on in ${pause} ms`, error);
      await delay(pause, undefined, { signal }).catch(() => {});
      pause = Math.min(pause * 2, 30_000);
    }
  }
}

async function drain<Entry extends { seq: number }>(
  follower: Follower<Entry>,
  signal: AbortSignal,
  idle: number,
): Promise<void> {
  const ahead = follower.ahead ?? 1;
  const underWay: Promise<void>[] = [];
  let position = follower.cursor();
  let done = Promise.resolve();
  while (!signal.aborted) {
    const entries = follower.read(position, follower.batch);
    if (entries.length === 0) {
      // What is under way may fail: then it is known now, not at the next entry.
      await Promise.all(underWay.splice(0));
      await delay(idle, undefined, { signal }).catch(() => {});
      continue;
    }
    position = entries.at(-1)!.seq;
    const reached = position;
    const before = done;
    const applied = follower.apply(entries);
    done = Promise.all([before, applied]).then(() => follower.setCursor(reached));
    // Awaited below; until then its failure must not count as unhandled.
    done.catch(() => {});
    underWay.push(done);
    if (underWay.length >= ahead) await underWay.shift();
  }
  await Promise.all(underWay);
}
