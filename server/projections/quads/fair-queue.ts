/** What waits, by whose it is. Whoever has used least of late comes next, so that many long queries of one client do not hold up another's. */
export type FairQueue<T> = {
  push(item: T, client: string): void;
  /** Takes the next; undefined when nothing waits. */
  shift(): T | undefined;
  /** The next, left where it is. */
  peek(): T | undefined;
  /** Takes one out, wherever it stands; false when it is not there. */
  remove(item: T): boolean;
  /** Takes all out. */
  clear(): T[];
  size(): number;
  /** Notes milliseconds that a client has used. */
  used(client: string, milliseconds: number): void;
};

/** What was used counts half after so many milliseconds. */
const HALF_LIFE = 10_000;

export function fairQueue<T>({ now = () => performance.now() }: { now?: () => number } = {}): FairQueue<T> {
  const lines = new Map<string, T[]>();
  const use = new Map<string, { amount: number; at: number }>();
  const amountOf = (client: string): number => {
    const last = use.get(client);
    return last === undefined ? 0 : last.amount * 0.5 ** ((now() - last.at) / HALF_LIFE);
  };
  /** Among equals, the client that has waited longest: a map keeps the order in which they came. */
  function nextClient(): string | undefined {
    let best: string | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const client of lines.keys()) {
      const amount = amountOf(client);
      if (amount < least) [best, least] = [client, amount];
    }
    return best;
  }
  function take(client: string, at: number): T {
    const line = lines.get(client)!;
    const [item] = line.splice(at, 1);
    lines.delete(client);
    // To the end of those who wait.
    if (line.length > 0) lines.set(client, line);
    return item!;
  }
  return {
    push(item, client) {
      const line = lines.get(client);
      if (line) line.push(item);
      else lines.set(client, [item]);
    },
    shift() {
      const client = nextClient();
      return client === undefined ? undefined : take(client, 0);
    },
    peek() {
      const client = nextClient();
      return client === undefined ? undefined : lines.get(client)![0];
    },
    remove(item) {
      for (const [client, line] of lines) {
        const at = line.indexOf(item);
        if (at === -1) continue;
        line.splice(at, 1);
        if (line.length === 0) lines.delete(client);
        return true;
      }
      return false;
    },
    clear() {
      const all = [...lines.values()].flat();
      lines.clear();
      return all;
    },
    size: () => lines.values().reduce((sum, line) => sum + line.length, 0),
    used(client, milliseconds) {
      const amount = amountOf(client) + milliseconds;
      // Who has long used nothing is forgotten.
      if (use.size > 1_000) for (const one of [...use.keys()]) if (amountOf(one) < 1) use.delete(one);
      use.set(client, { amount, at: now() });
    },
  };
}
