import type { Store } from 'oxigraph';
import { distinctParts, type GraphText, type GraphTexts, unpackWrites } from './graph-texts.ts';
import { loadGraphs, triplesEncoding } from './load-graphs.ts';

/** A batch of fresh graphs that is not in the store yet, though it is in the copy of the default graph. */
export type QueuedTexts = {
  texts: GraphTexts;
  /** Graphs that will never come, as they have been replaced or dropped since. */
  skip: string[];
  /** Those of them that the batch at work replaces or drops: the copy still has what they say. */
  pruned: string[];
};

/** Live only within one task of the worker, so no query ever sees them. */
const CANDIDATES = 'urn:tessera:candidates';
const KEPT = 'urn:tessera:kept';

/**
 * What is to leave a copy of the default graph that is ahead of the store by the batches queued: what has
 * left the store and what pruned graphs said, except what the store has, and what queued graphs say.
 * @param args.gone what has left the store, as N-Triples of Oxigraph's.
 * @returns N-Triples, as Oxigraph writes them.
 */
export function findRemovals(args: { store: Store; gone: string; queued: QueuedTexts[] }): string {
  const { store, gone, queued } = args;
  const pruned = queued.filter((one) => one.pruned.length > 0);
  const loadCandidates = (ntriples: string) =>
    loadGraphs({ store, writes: [textOf(Buffer.from(ntriples))], encoding: triplesEncoding(CANDIDATES) });
  let removals = gone;
  try {
    if (pruned.length > 0) {
      loadCandidates(gone);
      for (const { texts, pruned: names } of pruned) {
        const wanted = new Set(names);
        const writes = unpackWrites(texts, (graph) => wanted.has(graph));
        // What is refused here was refused by the copy too.
        loadGraphs({ store, writes, encoding: triplesEncoding(CANDIDATES) });
      }
      removals = construct(store, 'FILTER NOT EXISTS { ?s ?p ?o }');
    }
    if (removals === '' || queued.length === 0) return removals;
    const kept = linesLike({ removals, queued });
    if (kept.length === 0) return removals;
    if (pruned.length === 0) loadCandidates(removals);
    // Each by itself: a line that cannot be parsed must not hide the others.
    const writes = kept.map((line) => textOf(Buffer.from(`${line}\n`, 'latin1')));
    loadGraphs({ store, writes, encoding: triplesEncoding(KEPT) });
    const none = `FILTER NOT EXISTS { ?s ?p ?o } FILTER NOT EXISTS { GRAPH <${KEPT}> { ?s ?p ?o } }`;
    return construct(store, none);
  } finally {
    store.update(`DROP SILENT GRAPH <${CANDIDATES}>; DROP SILENT GRAPH <${KEPT}>`);
  }
}

const textOf = (ntriples: Buffer): GraphText => ({
  graph: '',
  ntriples,
  about: Buffer.alloc(0),
  shared: [],
});

const construct = (store: Store, filters: string) =>
  store.query(`CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <${CANDIDATES}> { ?s ?p ?o } ${filters} }`, {
    results_format: 'application/n-triples',
  }) as string;

/**
 * Lines of queued graphs with the subject and predicate of a removal, each once, as Latin-1. More than needed
 * is found: whether it is the same triple, however it is written, is settled by parsing.
 */
function linesLike({ removals, queued }: { removals: string; queued: QueuedTexts[] }): string[] {
  const keys = new Set<string>();
  for (const line of Buffer.from(removals).toString('latin1').split('\n')) {
    if (line !== '') keys.add(line.slice(0, endOfKey(line, 0)));
  }
  const found = new Set<string>();
  for (const { texts, skip } of queued) {
    const without = new Set(skip);
    for (const part of distinctParts(unpackWrites(texts, (graph) => !without.has(graph)))) {
      const text = part.toString('latin1');
      for (let at = 0; at < text.length; ) {
        const end = text.indexOf('\n', at);
        const key = text.slice(at, endOfKey(text, at));
        if (keys.has(key) || !isUsual(key)) found.add(text.slice(at, end));
        at = end + 1;
      }
    }
  }
  return [...found];
}

/** The predicate's closing bracket is the line's second. */
const endOfKey = (text: string, at: number) => text.indexOf('>', text.indexOf('>', at) + 1) + 1;

/** Written as Oxigraph would: one space between subject and predicate, nothing escaped. */
const isUsual = (key: string) => /^<[^<>\\\n]*> <[^<>\\\n]*>$/.test(key);
