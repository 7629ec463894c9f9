import type { Store } from 'oxigraph';
import { intoGraph } from './load-graphs.ts';

/** Lives only within one task of the worker, so no query ever sees it. */
const LEAVING = 'urn:tessera:leaving';

/**
 * Takes triples out of the default graph, given as Oxigraph writes them. By way of a graph: what it has
 * leniently loaded, SPARQL's grammar might not take back in DELETE DATA.
 */
export function deleteTriples({ store, ntriples }: { store: Store; ntriples: string }): void {
  if (ntriples === '') return;
  store.load(ntriples, { format: 'application/n-triples', lenient: true, ...intoGraph(LEAVING) });
  store.update(
    `DELETE { ?s ?p ?o } WHERE { GRAPH <${LEAVING}> { ?s ?p ?o } }; DROP SILENT GRAPH <${LEAVING}>`,
  );
}
