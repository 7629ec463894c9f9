/** Records by their row, a bit each: a million of them take 128 kB. `count`: how many they are. */
export function recordSet() {
  let bits = new Uint8Array(1024);
  let count = 0;
  return {
    add(id: number): void {
      const at = id >> 3;
      if (at >= bits.length) {
        const larger = new Uint8Array(Math.max(bits.length * 2, at + 1));
        larger.set(bits);
        bits = larger;
      }
      const bit = 1 << (id & 7);
      if ((bits[at]! & bit) === 0) count += 1;
      bits[at]! |= bit;
    },
    count: () => count,
    has: (id: number): boolean => ((bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0,
  };
}
