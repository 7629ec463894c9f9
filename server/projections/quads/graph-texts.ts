import { type PackedText, packText, unpackText } from './pack-text.ts';
import type { GraphWrite, QuadBatch } from './quad-store.ts';

/**
 * The writes of a batch: their text in one piece, graph after graph and then what graphs share, piece after piece, and how many bytes of it each
 * has.
 */
export type GraphTexts = { graphs: GraphSpan[]; shared: number[]; packed: PackedText };
/** `shared`: which of the shared pieces it has too. */
export type GraphSpan = { graph: string; ntriples: number; about: number; shared: number[] };

/** One write, as bytes of a batch's text; each part ends with a line break, if it is not empty. A shared part is the same view for all graphs. */
export type GraphText = { graph: string; ntriples: Buffer; about: Buffer; shared: Buffer[] };

/** What graphs share, each piece once. */
export const sharedParts = (writes: readonly GraphText[]): Buffer[] => [
  ...new Set(writes.flatMap(({ shared }) => shared)),
];

/** All that graphs say, in the order in which it was packed; what they share is there once. */
export const distinctParts = (writes: readonly GraphText[]): Buffer[] => [
  ...writes.flatMap(({ ntriples, about }) => [ntriples, about]),
  ...sharedParts(writes),
];

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
  const pieces = new Map<string, number>();
  const pieceOf = (text: string) => {
    const known = pieces.get(text) ?? pieces.size;
    pieces.set(text, known);
    return known;
  };
  const graphs = [...last.values()].map(({ graph, ntriples, about, shared = [] }) => ({
    graph,
    ntriples: add(ntriples),
    about: add(about),
    shared: shared.map(pieceOf),
  }));
  const shared = [...pieces.keys()].map(add);
  return { graphs, shared, packed: packText(Buffer.concat(parts)) };
}

/** A batch encoded and compressed, which threads pass on without a copy. */
export type PackedBatch = { texts: GraphTexts; drop: string[] };

export const packBatch = ({ write, drop }: QuadBatch): PackedBatch => ({ texts: packWrites(write), drop });

/** @param wanted which graphs to give; default all. */
export function unpackWrites(
  { graphs, shared, packed }: GraphTexts,
  wanted: (graph: string) => boolean = () => true,
): GraphText[] {
  const text = unpackText(packed);
  let at = 0;
  const next = (length: number): Buffer => {
    at += length;
    return text.subarray(at - length, at);
  };
  const found = graphs.map((span) => ({ ...span, ntriples: next(span.ntriples), about: next(span.about) }));
  const pieces = shared.map(next);
  return found
    .filter(({ graph }) => wanted(graph))
    .map((write) => ({ ...write, shared: write.shared.map((piece) => pieces[piece]!) }));
}
