import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ServiceEndpoint } from '../../../server/projections/quads/ask-endpoint.ts';
import { openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';
import type { GraphWrite, QuadBatch } from '../../../server/projections/quads/quad-store.ts';
import { type SparqlRouterArgs, sparqlRouter } from '../../../server/protocols/sparql/sparql-router.ts';

/**
 * A SPARQL endpoint over graphs given, on a port of its own; `base` is its public base URL and its real one.
 */
export async function openEndpoint(args: {
  graphs: Record<string, string>;
  milliseconds?: number;
  services?: ServiceEndpoint[];
  router?: Partial<SparqlRouterArgs>;
}) {
  const { graphs, milliseconds = 2_000, services = [], router = {} } = args;
  const write: GraphWrite[] = Object.entries(graphs).map(([graph, ntriples]) => ({
    graph,
    ntriples,
    fresh: true,
    about: '',
  }));
  async function* source(): AsyncIterable<QuadBatch> {
    yield { write, drop: [] };
  }
  const { store } = await openQuadStore({ source, services, limits: { milliseconds } });
  await store.settled();
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.use(sparqlRouter({ store, baseUrl: base, ...router }));
  return {
    app,
    store,
    base,
    endpoint: `${base}/sparql`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await store.close();
    },
  };
}
