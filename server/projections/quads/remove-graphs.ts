import type { Store } from 'oxigraph';
import { deleteTriples } from './delete-triples.ts';
import { intoGraph } from './load-graphs.ts';

const NTRIPLES = { results_format: 'application/n-triples' };
/** Lives only within one task of the worker, so no query ever sees it. */
const CANDIDATES = 'urn:tessera:candidates';

/**
 * Removes graphs: first reads their triples, each once; drops the graphs; then takes from the default graph
 * those of the triples that no graph has any more and that the batch does not bring again, and what was said
 * of the graphs. In this order a triple that leaving graphs share is looked at once and goes with them,
 * however many they are, and a triple about a graph stays if a remaining graph says it.
 * @returns what has left the default graph, as N-Triples.
 */
export function removeGraphs(args: { store: Store; names: string[]; coming: ReadonlySet<string> }): string {
  const { store, names, coming } = args;
  const list = names.map((name) => `<${name}>`).join(' ');
  const triples = store.query(
    `CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?g { ${list} } GRAPH ?g { ?s ?p ?o } }`,
    NTRIPLES,
  ) as string;
  const candidates = triples.split('\n').filter((line) => !coming.has(line));
  store.load(candidates.join('\n'), {
    format: 'application/n-triples',
    lenient: true,
    ...intoGraph(CANDIDATES),
  });
  store.update(names.map((name) => `DROP SILENT GRAPH <${name}>`).join(';\n'));
  const shared = store.query(
    `CONSTRUCT { ?s ?p ?o } WHERE {
  GRAPH <${CANDIDATES}> { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?h { ?s ?p ?o } FILTER(?h != <${CANDIDATES}>) }
}`,
    NTRIPLES,
  ) as string;
  store.update(`DROP SILENT GRAPH <${CANDIDATES}>`);
  const about = store.query(
    `CONSTRUCT { ?g ?p ?o } WHERE {
  VALUES ?g { ${list} } ?g ?p ?o FILTER NOT EXISTS { GRAPH ?h { ?g ?p ?o } }
}`,
    NTRIPLES,
  ) as string;
  const gone = shared + about;
  deleteTriples({ store, ntriples: gone });
  return gone;
}
