import express from 'express';
import { Parser } from 'n3';
import type { GraphWrite } from '../../server/projections/quads/quad-store.ts';
import { openEndpoint } from '../protocols/sparql/open-endpoint.ts';

/**
 * Our endpoint as `rdf-test-suite` (npm) starts it. The suite loads its data by an update, which the endpoint refuses as it should: that one
 * request is taken here and its graphs put into the store.
 */
export async function startProtocolEndpoint() {
  const service = await openEndpoint({ graphs: {} });
  let names: string[] = [];
  const app = express();
  app.post('/sparql', express.text({ type: 'application/sparql-update' }), async (req, res, next) => {
    const data = /^DROP SILENT ALL ;\nINSERT DATA \{ (.*) \}$/s.exec(String(req.body))?.[1];
    if (data === undefined) return next();
    const write = [...data.matchAll(/GRAPH <([^>]+)> \{ (.*?) \}(?=\n|$)/gs)].map(
      ([, graph, triples]): GraphWrite => ({
        graph: graph!,
        ntriples: written(triples!),
        fresh: false,
        about: '',
      }),
    );
    await service.store.apply({ write, drop: names });
    names = write.map(({ graph }) => graph);
    res.status(204).end();
  });
  app.use((req, res) => void service.app(req, res));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}/sparql`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await service.close();
    },
  };
}

/** One statement a line, blank nodes aside, of which the suite's data have none. */
const written = (triples: string): string =>
  new Parser()
    .parse(triples)
    .map(({ subject, predicate, object }) => `<${subject.value}> <${predicate.value}> <${object.value}> .\n`)
    .join('');
