import { type PackedText, packText, unpackText } from './pack-text.ts';
import type { GraphWrite, QuadBatch } from './quad-store.ts';

/** The writes of a batch: their text in one piece, graph after graph, and how many bytes of it each has. */
export type GraphTexts = { graphs: GraphSpan[]; packed: PackedText };
export type GraphSpan = { graph: string; ntriples: number; about: number };

/** One write, as bytes of a batch's text; each part ends with a line break, if it is not empty. */
export type GraphText = { graph: string; ntriples: Buffer; about: Buffer };

const lineFeed = Buffer.from('\n');

/** Encodes each text once, for all replicas; of two writes of one graph the last holds. */
export function packWrites(writes: GraphWrite[]): GraphTexts {
  const last = new Map(writes.map((write) => [write.graph, write]));
  const parts: Uint8Array[] = [];
  const add = (text: string | Uint8Array) => {
    if (text.length === 0) return 0;
    const part = typeof text === 'string' ? Buffer.from(text) : text;
    parts.push(part);
    if (part.at(-1) === lineFeed[0]) return part.length;
    parts.push(lineFeed);
    return part.length + 1;
  };
  const graphs = [...last.values()].map(({ graph, ntriples, about }) => ({
    graph,
    ntriples: add(ntriples),
    about: add(about),
  }));
  return { graphs, packed: packText(Buffer.concat(parts)) };
}

/** A batch encoded and compressed, which threads pass on without a copy. */
export type PackedBatch = { texts: GraphTexts; drop: string[] };

export const packBatch = ({ write, drop }: QuadBatch): PackedBatch => ({ texts: packWrites(write), drop });

/** @param wanted which graphs to give; default all. */
export function unpackWrites(
  { graphs, packed }: GraphTexts,
  wanted: (graph: string) => boolean = () => true,
): GraphText[] {
  const text = unpackText(packed);
  const found: GraphText[] = [];
  let at = 0;
  for (const { graph, ntriples, about } of graphs) {
    const middle = at + ntriples;
    const end = middle + about;
    if (wanted(graph))
      found.push({ graph, ntriples: text.subarray(at, middle), about: text.subarray(middle, end) });
    at = end;
  }
  return found;
}
