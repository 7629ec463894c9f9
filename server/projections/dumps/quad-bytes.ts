/** N-Quads in the making, as bytes: triples that are there as text are copied once, line by line, with the name of their graph. */
export type QuadBytes = {
  /** Triples of a graph, as N-Triples without blank nodes; of the default graph where none is named. */
  add(ntriples: string, graph?: string): void;
  /** How many quads have been added in all. */
  count(): number;
  /** What was added since this was called last. */
  take(): Buffer;
};

const newLine = 10;

export function quadBytes(): QuadBytes {
  let out = Buffer.allocUnsafe(1 << 21);
  let at = 0;
  let count = 0;

  function reserve(bytes: number): void {
    if (at + bytes <= out.length) return;
    const larger = Buffer.allocUnsafe(Math.max(out.length * 2, at + bytes));
    out.copy(larger, 0, 0, at);
    out = larger;
  }

  return {
    add(ntriples, graph) {
      if (ntriples === '') return;
      const bytes = Buffer.from(ntriples);
      const end = Buffer.from(graph === undefined ? ' .\n' : ` <${graph}> .\n`);
      // A line ends ` .\n`, and nowhere else is a line's end: in literals it is escaped.
      for (let from = 0; ; ) {
        const line = bytes.indexOf(newLine, from);
        if (line < 0) break;
        reserve(line - from + end.length);
        at += bytes.copy(out, at, from, line - 2);
        at += end.copy(out, at);
        count += 1;
        from = line + 1;
      }
    },
    count: () => count,
    take() {
      // Streams keep what they are given until it is compressed, so the next bytes need a place of their own.
      const taken = out.subarray(0, at);
      out = Buffer.allocUnsafe(1 << 21);
      at = 0;
      return taken;
    },
  };
}
