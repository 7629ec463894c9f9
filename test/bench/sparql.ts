import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Store } from 'oxigraph';
import { applyToDataset } from '../../server/projections/quads/apply-to-dataset.ts';
import { packWrites } from '../../server/projections/quads/graph-texts.ts';
import { openQuadStore } from '../../server/projections/quads/open-quad-store.ts';
import { sparqlRouter } from '../../server/protocols/sparql/sparql-router.ts';
import { makeBatches } from './make-graphs.ts';
import { QUERIES } from './sparql-queries.ts';

export type SparqlBench = {
  records: number;
  quads: number;
  quadsPerSecond: number;
  queries: { name: string; inProcess: number; overHttp: number; ratio: number; met: boolean }[];
};

/**
 * The endpoint over HTTP against Oxigraph in this process, on the same data in the same run; medians in
 * milliseconds. Answers are compared. `met`: at most 1.5 times the time in process, plus 2 ms.
 */
export async function benchSparql(args: { records?: number; rounds?: number } = {}): Promise<SparqlBench> {
  const { records = 20_000, rounds = 21 } = args;
  async function* source() {
    yield* makeBatches(records);
  }
  const started = performance.now();
  const { store } = await openQuadStore({ source });
  while (store.ready().replicas[0]?.state !== 'ready')
    await new Promise((resolve) => setTimeout(resolve, 20));
  const loading = performance.now() - started;
  await store.settled();
  const local = new Store();
  for (const { write } of makeBatches(records)) {
    const batch = { texts: packWrites(write), skip: [], leaving: [], compare: null };
    applyToDataset({ store: local, batch });
  }
  const count = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
  const counted = local.query(count, { results_format: 'text/csv' }) as string;
  const quads = Number(counted.split('\r\n')[1]);

  const app = express();
  app.use(sparqlRouter({ store, baseUrl: 'http://archive.example' }));
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
  try {
    const queries: SparqlBench['queries'] = [];
    for (const { name, text } of QUERIES) {
      const graph = text.includes('CONSTRUCT');
      const format = graph ? 'application/n-triples' : 'application/sparql-results+json';
      const ask = () => local.query(text, { results_format: format }) as string;
      const fetchIt = async () => {
        const response = await fetch(`${endpoint}?query=${encodeURIComponent(text)}`, {
          headers: { accept: format },
        });
        assert.equal(response.status, 200);
        return response.text();
      };
      assert.deepEqual(sorted(await fetchIt(), graph), sorted(ask(), graph), name);
      // Until the compiler has done its work, on both sides: a server is asked more than sixty times, after which look-ups took twice as long as
      // after three hundred.
      const until = performance.now() + 2_000;
      for (let round = 0; round < 3 || (round < 400 && performance.now() < until); round++) {
        ask();
        await fetchIt();
      }
      const here: number[] = [];
      const there: number[] = [];
      for (let round = 0; round < rounds; round++) {
        here.push(await timed(async () => ask()));
        there.push(await timed(fetchIt));
      }
      const inProcess = median(here);
      const overHttp = median(there);
      queries.push({
        name,
        inProcess,
        overHttp,
        ratio: overHttp / inProcess,
        met: overHttp <= 1.5 * inProcess + 2,
      });
    }
    return { records, quads, quadsPerSecond: Math.round((quads / loading) * 1_000), queries };
  } finally {
    server.closeAllConnections();
    server.close();
    await store.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Rows or triples without their order, which is not said. */
function sorted(body: string, graph: boolean): string[] {
  if (graph) return body.trim().split('\n').toSorted();
  const { results } = JSON.parse(body) as { results: { bindings: object[] } };
  return results.bindings.map((row) => JSON.stringify(row)).toSorted();
}

if (import.meta.main) {
  const result = await benchSparql({ records: Number(process.argv[2] ?? 20_000) });
  console.log(
    `${result.records} records, ${result.quads} quads, loaded at ${result.quadsPerSecond} quads a second`,
  );
  for (const { name, inProcess, overHttp, ratio, met } of result.queries) {
    const times = `${inProcess.toFixed(2)} ms in process, ${overHttp.toFixed(2)} ms over HTTP`;
    console.log(`${met ? 'met   ' : 'MISSED'} ${name}: ${times}, ratio ${ratio.toFixed(2)}`);
  }
}
