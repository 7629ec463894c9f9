import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import express from 'express';
import type { ServiceEndpoint } from '../../../server/projections/quads/ask-endpoint.ts';
import { type OxigraphStore, openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';
import type { QuadBatch } from '../../../server/projections/quads/quad-store.ts';
import { sparqlRouter } from '../../../server/protocols/sparql/sparql-router.ts';

const BASE = 'https://archive.example/';

/** An archive with one graph. */
async function openArchive(args: { ntriples: string; services?: ServiceEndpoint[]; milliseconds?: number }) {
  async function* source(): AsyncIterable<QuadBatch> {
    yield { write: [{ graph: `${BASE}g`, ntriples: args.ntriples, fresh: true, about: '' }], drop: [] };
  }
  const { services = [], milliseconds = 20_000 } = args;
  const { store } = await openQuadStore({ source, services, limits: { milliseconds } });
  await store.settled();
  return store;
}

describe('a query with SERVICE to a listed endpoint', () => {
  const servers: Server[] = [];
  const stores: OxigraphStore[] = [];
  let store: OxigraphStore;
  let partner: string;
  let redirecting: string;
  let large: string;
  /** Nobody listens there. */
  const dead = 'http://127.0.0.1:9/sparql';
  let asked = 0;

  before(async () => {
    const other = await openArchive({
      ntriples: `<${BASE}Adaeze> <${BASE}born> "1890" .\n<${BASE}Bola> <${BASE}born> "1901" .\n`,
    });
    stores.push(other);
    const app = express();
    app.use((_req, _res, next) => {
      asked += 1;
      next();
    });
    app.all('/redirect', (_req, res) => res.redirect('/sparql'));
    app.all('/large', (_req, res) => res.type('application/sparql-results+json').send(' '.repeat(101)));
    app.use(sparqlRouter({ store: other, baseUrl: 'http://partner.example' }));
    const server = createServer(app).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    partner = `${origin}/sparql`;
    redirecting = `${origin}/redirect`;
    large = `${origin}/large`;
    store = await openArchive({
      ntriples: `<${BASE}mask> <${BASE}maker> <${BASE}Adaeze> .\n<${BASE}drum> <${BASE}maker> <${BASE}Chidi> .\n`,
      services: [partner, redirecting, dead, large].map((url) => ({
        url,
        milliseconds: 10_000,
        bytes: url === large ? 100 : 1_000_000,
      })),
    });
    stores.push(store);
  });
  after(async () => {
    await Promise.all(stores.map((one) => one.close()));
    for (const server of servers) server.close();
  });

  test('joins what both have', async () => {
    const text = `SELECT ?thing ?year { ?thing <${BASE}maker> ?who SERVICE <${partner}> { ?who <${BASE}born> ?year } }`;
    const result = await store.query({ text });
    assert.ok(result.kind === 'ok', JSON.stringify(result));
    assert.equal(result.repeatable, false);
    const { results } = JSON.parse(Buffer.from(result.body).toString());
    assert.deepEqual(
      results.bindings.map((row: Record<string, { value: string }>) => [row.thing?.value, row.year?.value]),
      [[`${BASE}mask`, '1890']],
    );
    assert.ok(asked > 0);
  });

  test('cuts rows at the limit, and writes graphs too', async () => {
    const where = `{ SERVICE <${partner}> { ?who <${BASE}born> ?year } }`;
    const cut = await store.query({ text: `SELECT * ${where}`, limits: { rows: 1 } });
    assert.ok(cut.kind === 'ok', JSON.stringify(cut));
    assert.equal(cut.truncatedAt, 1);
    assert.equal(JSON.parse(Buffer.from(cut.body).toString()).results.bindings.length, 1);
    const graph = await store.query({
      text: `CONSTRUCT ${where.replace('SERVICE', '?who <a:b> ?year } WHERE { SERVICE')}`,
    });
    assert.ok(graph.kind === 'ok', JSON.stringify(graph));
    assert.equal(Buffer.from(graph.body).toString().trim().split('\n').length, 2);
  });

  test('asks no endpoint that is not listed, whatever else the query names', async () => {
    const before = asked;
    for (const target of [
      `${partner}/`,
      partner.replace('127.0.0.1', 'localhost'),
      'http://169.254.169.254/',
    ]) {
      const text = `SELECT * { SERVICE <${partner}> { ?s ?p ?o } SERVICE <${target}> { ?s ?q ?z } }`;
      const result = await store.query({ text });
      assert.equal(result.kind === 'refused' && result.reason, 'service', target);
    }
    assert.equal(asked, before);
  });

  test('does not follow a redirect, even from a listed endpoint', async () => {
    const result = await store.query({ text: `SELECT * { SERVICE <${redirecting}> { ?s ?p ?o } }` });
    assert.ok(result.kind === 'failed', JSON.stringify(result));
    assert.match(result.message, /redirects to \/sparql, which is not followed/);
  });

  test('SILENT makes nothing of an endpoint that fails, and keeps the rest', async () => {
    for (const target of [redirecting, dead]) {
      const inner = `SERVICE SILENT <${target}> { ?who <${BASE}born> ?year }`;
      const result = await store.query({ text: `SELECT * { ?thing <${BASE}maker> ?who ${inner} }` });
      assert.ok(result.kind === 'ok', JSON.stringify(result));
      const { results } = JSON.parse(Buffer.from(result.body).toString());
      assert.equal(results.bindings.length, 2, target);
      const loud = await store.query({
        text: `SELECT * { ?thing <${BASE}maker> ?who ${inner.replace('SILENT ', '')} }`,
      });
      assert.equal(loud.kind, 'failed');
    }
  });

  test('an answer past the bytes of its endpoint is an error that says so', async () => {
    const result = await store.query({
      text: `SELECT * { SERVICE <${large}> { ?who <${BASE}born> ?year } }`,
    });
    assert.ok(result.kind === 'failed', JSON.stringify(result));
    assert.match(result.message, /exceeds 100 bytes/);
  });

  test('an endpoint has its own time', async () => {
    const mute = createServer(() => {}).listen(0, '127.0.0.1');
    servers.push(mute);
    await new Promise((resolve) => mute.once('listening', resolve));
    const url = `http://127.0.0.1:${(mute.address() as AddressInfo).port}/`;
    const asking = await openArchive({ ntriples: '', services: [{ url, milliseconds: 300, bytes: 1_000 }] });
    stores.push(asking);
    const result = await asking.query({ text: `SELECT * { SERVICE <${url}> { ?s ?p ?o } }` });
    mute.closeAllConnections();
    assert.ok(result.kind === 'failed', JSON.stringify(result));
    assert.match(result.message, /did not answer within 0.3 seconds/);
  });

  test('several run at once, and none disturbs another', async () => {
    const text = `SELECT ?thing { ?thing <${BASE}maker> ?who SERVICE <${partner}> { ?who <${BASE}born> ?year } }`;
    const results = await Promise.all([1, 2, 3, 4].map((n) => store.query({ text, client: `c${n % 2}` })));
    for (const result of results) {
      assert.ok(result.kind === 'ok', JSON.stringify(result));
      assert.match(Buffer.from(result.body).toString(), /mask/);
    }
  });

  test('more than run or may wait are told to come back; one who goes leaves the line', async () => {
    const mute = createServer(() => {}).listen(0, '127.0.0.1');
    servers.push(mute);
    await new Promise((resolve) => mute.once('listening', resolve));
    const url = `http://127.0.0.1:${(mute.address() as AddressInfo).port}/`;
    const crowded = await openArchive({
      ntriples: '',
      services: [{ url, milliseconds: 30_000, bytes: 1_000 }],
      milliseconds: 30_000,
    });
    stores.push(crowded);
    const all = new AbortController();
    const ask = (signal: AbortSignal) =>
      crowded.query({ text: `SELECT * { SERVICE <${url}> { ?s ?p ?o } }`, signal });
    // Two run, sixteen wait.
    const first = new AbortController();
    const begun = [...Array.from({ length: 17 }, () => ask(all.signal)), ask(first.signal)];
    assert.deepEqual(await ask(all.signal), { kind: 'unavailable', retryAfter: 2 });
    first.abort();
    assert.equal((await begun.at(-1)!).kind, 'aborted');
    const last = ask(all.signal);
    all.abort();
    for (const result of await Promise.all([...begun, last])) assert.equal(result.kind, 'aborted');
    mute.closeAllConnections();
  });

  test('is ended at its time', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    servers.push(silent);
    await new Promise((resolve) => silent.once('listening', resolve));
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    const slow = await openArchive({
      ntriples: '',
      services: [{ url: endpoint, milliseconds: 30_000, bytes: 1_000 }],
      milliseconds: 1_500,
    });
    stores.push(slow);
    const result = await slow.query({ text: `SELECT * { SERVICE <${endpoint}> { ?s ?p ?o } }` });
    silent.closeAllConnections();
    assert.equal(result.kind, 'timeout', JSON.stringify(result));
  });
});
