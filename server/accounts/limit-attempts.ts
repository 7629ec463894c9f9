/**
 * Counts attempts by key within a window of time, in memory: one server works on a data folder, and a restart that forgets costs an attacker
 * more than it gives. `most` attempts are free; after them the key waits until the window has passed since the first.
 */
export function limitAttempts(rule: { most: number; milliseconds: number; now: () => Date }): {
  /** Takes one attempt: undefined where it is free, else the seconds to wait. */
  take(key: string): number | undefined;
  /** Gives the attempt back, as it was no failure. */
  giveBack(key: string): void;
  clear(key: string): void;
} {
  const seen = new Map<string, { count: number; until: number }>();
  const held = 20_000;
  return {
    take(key) {
      const time = rule.now().getTime();
      const entry = seen.get(key);
      if (!entry || entry.until <= time) {
        seen.delete(key);
        // The oldest goes first; a flood of keys cannot fill the memory.
        if (seen.size >= held) seen.delete(seen.keys().next().value!);
        seen.set(key, { count: 1, until: time + rule.milliseconds });
        return undefined;
      }
      if (entry.count >= rule.most) return Math.ceil((entry.until - time) / 1000);
      entry.count += 1;
      return undefined;
    },
    giveBack(key) {
      const entry = seen.get(key);
      if (entry) entry.count -= 1;
    },
    clear(key) {
      seen.delete(key);
    },
  };
}
