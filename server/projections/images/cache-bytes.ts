export interface ByteCache {
  get(key: string): Buffer | undefined;
  set(key: string, bytes: Buffer): void;
  /** Drops all whose key begins with `prefix`. */
  drop(prefix: string): void;
}

/** Keeps the results last used, at most `limit` bytes of them, none larger than `largest`. */
export function cacheBytes({ limit, largest }: { limit: number; largest: number }): ByteCache {
  const entries = new Map<string, Buffer>();
  let total = 0;

  function remove(key: string): void {
    total -= entries.get(key)?.length ?? 0;
    entries.delete(key);
  }

  return {
    get(key) {
      const bytes = entries.get(key);
      if (bytes) {
        entries.delete(key);
        entries.set(key, bytes);
      }
      return bytes;
    },
    set(key, bytes) {
      remove(key);
      if (bytes.length > largest) return;
      entries.set(key, bytes);
      total += bytes.length;
      while (total > limit) remove(entries.keys().next().value!);
    },
    drop(prefix) {
      for (const key of [...entries.keys()]) if (key.startsWith(prefix)) remove(key);
    },
  };
}
