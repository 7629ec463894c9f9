import type { Store } from 'oxigraph';
import type { GraphWrite, QuadBatch } from './quad-store.ts';
import { spoilsInstance } from './spoils-instance.ts';

/** Graphs whose N-Triples could not be parsed; all others of the batch are in the store. */
export type RefusedGraph = { graph: string; message: string };

/** Names of graphs that leave in one step. */
const NAMES_AT_ONCE = 1_000;
const LOAD_BYTES = 16 * 1024 * 1024;
/** Lives only within one task of the worker, so no query ever sees it. */
const LEAVING = 'urn:tessera:leaving';

/**
 * Brings a store to what a batch says.
 * @param trustFresh false when `fresh` may be out of date (the store was reloaded meanwhile): then all are
 *   replaced.
 */
export function applyBatch(args: { store: Store; batch: QuadBatch; trustFresh: boolean }): RefusedGraph[] {
  const { store, batch, trustFresh } = args;
  const { writes, leaving } = planBatch({ batch, trustFresh });
  // Written otherwise than Oxigraph writes it, a line is merely not recognised: it goes, and comes again.
  const coming = new Set(leaving.length === 0 ? [] : writes.flatMap(({ ntriples }) => ntriples.split('\n')));
  for (let at = 0; at < leaving.length; at += NAMES_AT_ONCE) {
    removeGraphs({ store, names: leaving.slice(at, at + NAMES_AT_ONCE), coming });
  }
  return loadGraphs({ store, writes });
}

/** Settles which graphs are written, and which must leave first. */
function planBatch({ batch, trustFresh }: { batch: QuadBatch; trustFresh: boolean }) {
  const writes = new Map<string, GraphWrite>();
  const leaving = new Set(batch.drop);
  for (const write of batch.write) {
    if (!(trustFresh && write.fresh)) leaving.add(write.graph);
    writes.set(write.graph, write);
  }
  // A name with a character that no IRI may have cannot be in the store, and must not break the update.
  return { writes: [...writes.values()], leaving: [...leaving].filter(isIri) };
}

const isIri = (name: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(name);

/**
 * Removes graphs: first reads their triples, each once; drops the graphs; then takes from the default graph
 * those of the triples that no graph has any more and that the batch does not bring again; last, what was
 * said of the graphs. In this order a triple that leaving graphs share is looked at once and goes with them,
 * however many they are, and a triple about a graph stays if a remaining graph says it.
 */
function removeGraphs(args: { store: Store; names: string[]; coming: ReadonlySet<string> }): void {
  const { store, names, coming } = args;
  const list = names.map((name) => `<${name}>`).join(' ');
  const triples = store.query(
    `CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?g { ${list} } GRAPH ?g { ?s ?p ?o } }`,
    {
      results_format: 'application/n-triples',
    },
  ) as string;
  const leaving = triples.split('\n').filter((line) => !coming.has(line));
  store.load(leaving.map((line) => (line === '' ? '' : `${line.slice(0, -1)}<${LEAVING}> .`)).join('\n'), {
    format: 'application/n-quads',
    lenient: true,
  });
  store.update(`${names.map((name) => `DROP SILENT GRAPH <${name}>;`).join('\n')}
DELETE { ?s ?p ?o } WHERE {
  GRAPH <${LEAVING}> { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?h { ?s ?p ?o } FILTER(?h != <${LEAVING}>) }
};
DROP SILENT GRAPH <${LEAVING}>;
DELETE { ?g ?p ?o } WHERE {
  VALUES ?g { ${list} } ?g ?p ?o FILTER NOT EXISTS { GRAPH ?h { ?g ?p ?o } }
}`);
}

type LoadArgs = { store: Store; writes: GraphWrite[] };

/**
 * Loads in pieces of about 16 MB: one call for many graphs, as bytes, is a third faster than strings graph by
 * graph.
 */
function loadGraphs({ store, writes }: LoadArgs): RefusedGraph[] {
  const refused: RefusedGraph[] = [];
  let piece: GraphWrite[] = [];
  let size = 0;
  const flush = () => {
    if (piece.length > 0) refused.push(...loadPiece({ store, writes: piece }));
    piece = [];
    size = 0;
  };
  for (const write of writes) {
    const bytes = writeBytes(write);
    if (size + bytes > LOAD_BYTES) flush();
    piece.push(write);
    size += bytes;
  }
  flush();
  return refused;
}

/** At most three bytes a character in UTF-8; the graph's name stands on every line of the named part. */
function writeBytes({ graph, ntriples, about }: GraphWrite): number {
  return 2 * ntriples.length + about.length + 2 + Math.ceil(ntriples.length / 20) * (graph.length + 3);
}

function loadPiece({ store, writes }: LoadArgs): RefusedGraph[] {
  try {
    // In a transaction: it costs 4 % of the time, while the loader without one takes 160 MB before it begins.
    store.load(encodeQuads(writes), { format: 'application/n-quads', lenient: true });
    return [];
  } catch (error) {
    const [only] = writes;
    if (spoilsInstance(error) || only === undefined) throw error;
    if (writes.length === 1) {
      return [{ graph: only.graph, message: error instanceof Error ? error.message : String(error) }];
    }
    // The transaction took all of it back: find the culprits by halves.
    const middle = Math.ceil(writes.length / 2);
    return [
      ...loadPiece({ store, writes: writes.slice(0, middle) }),
      ...loadPiece({ store, writes: writes.slice(middle) }),
    ];
  }
}

let encodeBuffer = Buffer.allocUnsafe(0);

/**
 * N-Quads of named and default graph, in a buffer that is used again: allocating it anew costs more than
 * filling it.
 */
function encodeQuads(writes: GraphWrite[]): Uint8Array {
  const parts = writes.flatMap(({ graph, ntriples, about }) => [
    // The full stop that ends a line is the last thing on it: a literal has no line break in N-Triples.
    ntriples.replace(/[ \t]*\.[ \t]*\r?(?=\n|$)/g, ` <${graph}> .`),
    '\n',
    ntriples,
    '\n',
    about,
    '\n',
  ]);
  const most = 3 * parts.reduce((sum, part) => sum + part.length, 0);
  if (encodeBuffer.length < most) encodeBuffer = Buffer.allocUnsafe(most);
  let at = 0;
  for (const part of parts) at += encodeBuffer.write(part, at);
  return encodeBuffer.subarray(0, at);
}
