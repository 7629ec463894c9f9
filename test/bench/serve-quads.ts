import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import express from 'express';
import { openQuadStore } from '../../server/projections/quads/open-quad-store.ts';
import { sparqlRouter } from '../../server/protocols/sparql/sparql-router.ts';
import { makeBatches } from './make-graphs.ts';

// A process of its own, as the peers are: `serve-quads.ts RECORDS` serves so many and writes its address once all are in.
const records = Number(process.argv[2]);
const { store } = await openQuadStore({
  async *source() {
    yield* makeBatches(records);
  },
});
await store.settled();
const app = express();
app.use(compression());
app.use(sparqlRouter({ store, baseUrl: 'http://archive.example' }));
const server = createServer(app).listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`);
});
