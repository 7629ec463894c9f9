import { type NamedTriples, toNQuads } from '../linked-data/serialise.ts';

/** The forms in which pages are given: both carry graphs, which hold what members say. */
export const ldesForms = {
  'application/trig': writeTrig,
  'application/n-quads': toNQuads,
} as const;
export type LdesType = keyof typeof ldesForms;

/** TriG, of which N-Triples are a part (https://www.w3.org/TR/trig/). */
function writeTrig(parts: readonly NamedTriples[]): string {
  return parts
    .map(({ graph, ntriples }) => (graph === undefined ? ntriples : `<${graph}> {\n${ntriples}}\n`))
    .join('');
}
