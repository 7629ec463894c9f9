/** Triples of the default graph, or of a graph with a name, as N-Triples without blank nodes. */
export type GraphPart = { graph?: string; ntriples: string };

/** The forms in which pages are given: both carry graphs, which hold what members say. */
export const ldesForms = {
  'application/trig': writeTrig,
  'application/n-quads': writeNQuads,
} as const;
export type LdesType = keyof typeof ldesForms;

/** TriG, of which N-Triples are a part (https://www.w3.org/TR/trig/). */
export function writeTrig(parts: readonly GraphPart[]): string {
  return parts
    .map(({ graph, ntriples }) => (graph === undefined ? ntriples : `<${graph}> {\n${ntriples}}\n`))
    .join('');
}

/** N-Quads (https://www.w3.org/TR/n-quads/). */
export function writeNQuads(parts: readonly GraphPart[]): string {
  return parts
    .map(({ graph, ntriples }) =>
      graph === undefined ? ntriples : ntriples.replaceAll(' .\n', ` <${graph}> .\n`),
    )
    .join('');
}
