import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import express from 'express';
import { Parser } from 'n3';
import request from 'supertest';
import { sparqlRouter } from '../../../server/protocols/sparql/sparql-router.ts';
import { openEndpoint } from './open-endpoint.ts';

const BASE = 'https://archive.example/';
const ROWS = 30;
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const ENDLESS = `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 12 }, (_, n) => `VALUES ?a${n} { 1 2 3 4 5 6 7 8 9 10 }`).join(' ')} }`;

describe('/sparql', () => {
  let service: Awaited<ReturnType<typeof openEndpoint>>;
  before(async () => {
    const lines = Array.from(
      { length: ROWS },
      (_, n) => `<${BASE}i${n}> <${BASE}title> "Title <b>${n}</b>"@en .\n`,
    );
    service = await openEndpoint({
      graphs: { [`${BASE}g`]: lines.join('') },
      milliseconds: 700,
      router: {
        limits: { rows: 20, perClient: 2, pageRows: 5 },
        page: (_req, res, { query, result }) =>
          void res.type('html').send(`${query}: ${result?.kind ?? 'nothing asked'}`),
      },
    });
  });
  after(() => service.close());
  const ask = (query: string, accept?: string) => {
    const sent = request(service.app).get('/sparql').query({ query });
    return accept === undefined ? sent : sent.set('Accept', accept);
  };
  const SELECT = 'SELECT ?s ?o { ?s ?p ?o }';

  test('Accept is weighed; without it rows are JSON and graphs Turtle', async () => {
    const cases: [string, string | undefined, RegExp][] = [
      [SELECT, undefined, /^application\/sparql-results\+json/],
      [SELECT, '*/*', /^application\/sparql-results\+json/],
      [SELECT, 'text/csv', /^text\/csv; charset=utf-8; header=present/],
      [SELECT, 'text/csv;q=0.2, text/tab-separated-values;q=0.9', /^text\/tab-separated-values/],
      [SELECT, 'application/json', /^application\/sparql-results\+json/],
      [SELECT, 'text/*', /^text\/csv/],
      ['ASK {}', 'text/csv, */*;q=0.1', /^application\/sparql-results\+json/],
      ['CONSTRUCT WHERE { ?s ?p ?o }', '*/*', /^text\/turtle/],
      ['CONSTRUCT WHERE { ?s ?p ?o }', 'application/ld+json', /^application\/ld\+json/],
    ];
    for (const [query, accept, type] of cases) {
      const response = await ask(query, accept).expect(200);
      assert.match(response.headers['content-type'] ?? '', type, `${query} ${accept}`);
      assert.match(response.headers.vary ?? '', /Accept/);
    }
    await ask(SELECT, 'image/png')
      .expect(406)
      .expect('content-type', /problem\+json/);
    await ask('ASK {}', 'text/csv').expect(406);
    await ask(SELECT, 'text/turtle').expect(406);
  });

  test('a cut result says so in the header, and in JSON and XML within', async () => {
    const json = await ask(SELECT, 'application/sparql-results+json')
      .expect(200)
      .expect('tessera-truncated', /rows/);
    const parsed = JSON.parse(
      json.body.toString() === '[object Object]' ? JSON.stringify(json.body) : json.body,
    );
    assert.equal(parsed.results.bindings.length, 20);
    assert.deepEqual(parsed.tessera, { truncated: true, limit: 20 });
    assert.deepEqual(parsed.head.link, [`${service.endpoint}#limits`]);
    const csv = await ask(SELECT, 'text/csv').expect('tessera-truncated', /rows/);
    assert.equal(csv.text.trim().split('\r\n').length, 21);
    const whole = await ask(`${SELECT} LIMIT 20`).expect(200);
    assert.equal(whole.headers['tessera-truncated'], undefined);
    assert.match(json.headers['access-control-expose-headers'] ?? '', /Tessera-Truncated/);
  });

  test('graphs parse as what they say they are', async () => {
    const response = await ask('CONSTRUCT WHERE { ?s ?p ?o } LIMIT 7', 'text/turtle').expect(200);
    assert.equal(new Parser().parse(response.text).length, 7);
  });

  test('relative names are resolved against the endpoint', async () => {
    const response = await ask('CONSTRUCT { <a> <b> <#c> } WHERE {}', 'application/n-triples').expect(200);
    assert.equal(response.text, `<${service.base}/a> <${service.base}/b> <${service.endpoint}#c> .\n`);
  });

  test('HEAD, OPTIONS, CORS and other methods', async () => {
    const head = await request(service.app).head('/sparql').query({ query: 'ASK {}' }).expect(200);
    assert.equal(head.headers['access-control-allow-origin'], '*');
    assert.ok(Number(head.headers['content-length']) > 0);
    await request(service.app).options('/sparql').expect(204).expect('allow', 'GET, HEAD, POST, OPTIONS');
    const put = await request(service.app)
      .put('/sparql')
      .expect(405)
      .expect('allow', 'GET, HEAD, POST, OPTIONS');
    assert.equal(put.headers['access-control-allow-origin'], '*');
  });

  test('a tag saves asking again until the data changes; volatile queries have none', async () => {
    const first = await ask(`${SELECT} LIMIT 1`).expect(200);
    const tag = first.headers.etag ?? '';
    assert.match(tag, /^"[\w-]{27}"$/);
    await ask(`${SELECT} LIMIT 1`).set('If-None-Match', `"x", W/${tag}`).expect(304);
    await ask(`${SELECT} LIMIT 1`, 'text/csv').set('If-None-Match', tag).expect(200);
    await service.store.apply({ write: [], drop: [`${BASE}none`] });
    await ask(`${SELECT} LIMIT 1`).set('If-None-Match', tag).expect(200);
    const volatile = await ask('SELECT (NOW() AS ?n) {}').expect(200).expect('cache-control', 'no-store');
    assert.equal(volatile.headers.etag, undefined);
  });

  test('faults name their place', async () => {
    const response = await ask('SELECT * {\n  ?s ?p }').expect(400);
    assert.equal(response.body.status, 400);
    assert.equal(response.body.problems[0].line, 2);
    assert.equal(response.body.problems[0].column, 9);
    assert.ok(response.body.remedy);
    await ask('').expect(400);
    await request(service.app).post('/sparql').type('form').send({ format: 'csv' }).expect(400);
    await request(service.app).get('/sparql?query=ASK%20%7B%7D&default-graph-uri=rel').expect(400);
  });

  test('SERVICE to the machine itself is refused, and nothing is asked', async () => {
    for (const target of [
      'http://127.0.0.1:9200/',
      'http://169.254.169.254/latest/',
      'http://[::1]/',
      'file:///etc/passwd',
    ]) {
      const response = await ask(`SELECT * { SERVICE SILENT <${target}> { ?s ?p ?o } }`).expect(500);
      assert.match(response.body.detail, /not on the list/);
    }
    await ask('SELECT * FROM <http://127.0.0.1:9200/> { ?s ?p ?o }', 'text/csv').expect(200, 'o,p,s\r\n');
  });

  test('long bodies and bodies in strange encodings', async () => {
    const direct = (body: string) =>
      request(service.app).post('/sparql').type('application/sparql-query').send(body);
    await direct(`ASK { FILTER("${'x'.repeat(500_000)}" = "") }`).expect(413);
    await direct(`ASK { FILTER("${'x'.repeat(120_000)}" = "") }`).expect(413);
    await direct('ASK {}').set('Content-Encoding', 'zstd2').expect(415);
  });

  test('one client has so many queries at a time', async () => {
    const one = () => ask(ENDLESS).then(({ status }) => status);
    const statuses = await Promise.all([one(), one(), one()]);
    assert.equal(statuses.filter((status) => status === 429).length, 1, statuses.join());
    assert.ok(statuses.includes(500));
    await service.store.settled();
    await ask('ASK {}').expect(200);
  });

  test('many long queries of one client do not hold up another', async () => {
    const app = express();
    app.set('trust proxy', 1);
    app.use(sparqlRouter({ store: service.store, baseUrl: service.base }));
    const as = (client: string, query: string) =>
      request(app).get('/sparql').query({ query }).set('X-Forwarded-For', client);
    const order: string[] = [];
    const long = `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 6 }, (_, n) => `VALUES ?a${n} { 1 2 3 4 5 6 }`).join(' ')} }`;
    const heavy = [1, 2, 3, 4, 5].map((n) =>
      as('192.0.2.1', `${long} # ${n}`).then(() => order.push(`heavy ${n}`)),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    const light = as('192.0.2.2', 'ASK { ?s ?p ?o }').then(() => order.push('light'));
    await Promise.all([...heavy, light]);
    assert.ok(order.indexOf('light') <= 2, order.join(', '));
  });

  test('a browser gets the page where there is one, and else what programs get', async () => {
    const shown = await ask(SELECT, BROWSER)
      .expect(200)
      .expect('content-type', /^text\/html/);
    assert.equal(shown.text, `${SELECT}: ok`);
    assert.match((await ask('SELECT {', BROWSER)).text, /: malformed$/);
    const empty = await request(service.app).get('/sparql').set('Accept', BROWSER);
    assert.equal(empty.text, ': nothing asked');
    await request(service.app)
      .get('/sparql')
      .query({ query: SELECT, format: 'csv' })
      .set('Accept', BROWSER)
      .expect('content-type', /csv/);
    const app = express();
    app.use(sparqlRouter({ store: service.store, baseUrl: service.base }));
    await request(app)
      .get('/sparql')
      .query({ query: SELECT })
      .set('Accept', BROWSER)
      .expect('content-type', /sparql-results\+xml/);
  });

  test('a client that hangs up does not hold the line', async () => {
    await service.store.settled();
    const gone = new AbortController();
    const running = fetch(`${service.endpoint}?query=${encodeURIComponent(ENDLESS)}`, {
      signal: gone.signal,
    });
    setTimeout(() => gone.abort(), 50);
    await assert.rejects(running);
    await service.store.settled();
    await ask('ASK {}').expect(200);
  });
});
