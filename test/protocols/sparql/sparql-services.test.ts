import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import express from 'express';
import request from 'supertest';
import type { SparqlQuery } from '../../../server/projections/quads/quad-store.ts';
import { sparqlRouter } from '../../../server/protocols/sparql/sparql-router.ts';
import { openEndpoint } from './open-endpoint.ts';

const BASE = 'https://archive.example/';
const CRM = 'http://www.cidoc-crm.org/cidoc-crm/';
const SEARCH = `${BASE}ns/search`;
const items = (from: number, to: number, material: string) =>
  Array.from({ length: to - from }, (_, n) => {
    const item = `<${BASE}item/${from + n}>`;
    return `${item} <${CRM}P45_consists_of> <${BASE}concept/${material}> .\n${item} <${BASE}title> "Item ${from + n}"@en .\n`;
  }).join('');

describe('two archives, both running', () => {
  let other: Awaited<ReturnType<typeof openEndpoint>>;
  let ours: Awaited<ReturnType<typeof openEndpoint>>;
  before(async () => {
    other = await openEndpoint({
      graphs: { [`${BASE}other`]: items(0, 3, 'clay') + items(3, 5, 'wool') },
      milliseconds: 20_000,
    });
    ours = await openEndpoint({
      graphs: { [`${BASE}ours`]: items(100, 900, 'clay') },
      milliseconds: 20_000,
      services: [{ url: other.endpoint, milliseconds: 10_000, bytes: 1_000_000 }],
      router: {
        services: [other.endpoint],
        limits: { milliseconds: 20_000, rows: 5_000, bytes: 10_000_000 },
        fullText: {
          predicate: SEARCH,
          find: async ({ words, limit }) =>
            words === 'away' ? null : [`${BASE}item/101`, `${BASE}item/103`].slice(0, limit),
        },
      },
    });
  });
  after(async () => {
    await ours.close();
    await other.close();
  });
  const ask = (query: string, accept = 'text/csv') =>
    request(ours.app).get('/sparql').query({ query }).set('Accept', accept);

  test('one query counts here and there', async () => {
    const counted = (name: string) =>
      `{ SELECT ?c (COUNT(?i) AS ?${name}) { ?i <${CRM}P45_consists_of> ?c } GROUP BY ?c }`;
    const { text } = await ask(
      `SELECT ?c ?here ?there { ${counted('here')} SERVICE <${other.endpoint}> ${counted('there')} }`,
    ).expect(200);
    assert.equal(text.trim(), `c,here,there\r\n${BASE}concept/clay,800,3`);
  });

  test('a search of texts goes with another archive, and by itself into one part of the query', async () => {
    const query = `SELECT ?title ?there { (?item ?rank) <${SEARCH}> ("clay"@en 2) . ?item <${BASE}title> ?title ; <${CRM}P45_consists_of> ?c
      SERVICE <${other.endpoint}> { ?there <${CRM}P45_consists_of> ?c } } ORDER BY ?rank ?there`;
    const { text } = await ask(query).expect(200).expect('cache-control', 'no-store');
    const rows = text.trim().split('\r\n').slice(1);
    assert.equal(rows.length, 6);
    assert.equal(rows[0], `Item 101,${BASE}item/0`);
    assert.equal(rows[5], `Item 103,${BASE}item/2`);
  });

  test('an endpoint that is not listed is refused, with what to do', async () => {
    const { body } = await ask('SELECT * { SERVICE <http://10.0.0.1/sparql> { ?s ?p ?o } }').expect(500);
    assert.match(body.detail, /<http:\/\/10\.0\.0\.1\/sparql> is not on the list/);
    assert.match(body.remedy, /operators to list it/);
  });

  test('while the index is away, a search says when to ask again', async () => {
    const response = await ask(`SELECT * { ?i <${SEARCH}> "away" }`).expect(503);
    assert.equal(response.headers['retry-after'], '5');
  });

  test('the service description names the search, whom SERVICE may name, and the dataset', async () => {
    const { text } = await request(ours.app)
      .get('/sparql')
      .set('Accept', 'application/n-triples')
      .expect(200);
    const sd = 'http://www.w3.org/ns/sparql-service-description#';
    assert.ok(text.includes(`<${sd}propertyFeature> <${SEARCH}> .`));
    assert.ok(text.includes(`<${sd}feature> <${sd}BasicFederatedQuery> .`));
    assert.ok(text.includes(`<${other.endpoint}> .`));
    assert.ok(text.includes(`<${sd}defaultEntailmentRegime> <http://www.w3.org/ns/entailment/Simple> .`));
    assert.ok(text.includes(`<${ours.base}/.well-known/void> .`));
  });

  test('limits show in a header of every answer', async () => {
    for (const query of ['ASK {}', 'ASK {'])
      assert.equal(
        (await ask(query, 'application/sparql-results+json')).headers['tessera-limits'],
        'milliseconds=20000, rows=5000, bytes=10000000',
      );
  });

  test('a result is kept until the data changes', async () => {
    const query = `SELECT (COUNT(*) AS ?n) { ?s <${BASE}title> ?t }`;
    let asked = 0;
    const app = express();
    const store = {
      version: ours.store.version,
      query(one: SparqlQuery) {
        asked += 1;
        return ours.store.query(one);
      },
    };
    app.use(sparqlRouter({ store, baseUrl: ours.base }));
    const counted = () => request(app).get('/sparql').query({ query }).set('Accept', 'text/csv').expect(200);
    const first = await counted();
    const second = await counted();
    assert.equal(asked, 1);
    assert.equal(second.text, first.text);
    assert.deepEqual(
      Object.keys(second.headers),
      Object.keys(first.headers),
      'nobody learns what others asked',
    );
    assert.equal(second.headers.etag, first.headers.etag);
    await ours.store.apply({
      write: [{ graph: `${BASE}more`, ntriples: items(900, 901, 'wool'), fresh: true, about: '' }],
      drop: [],
    });
    const third = await counted();
    assert.equal(asked, 2);
    assert.equal(third.text, 'n\r\n801\r\n');
    await ours.store.apply({ write: [], drop: [`${BASE}more`] });
    assert.equal((await counted()).text, first.text);
  });

  test('large results are compressed as the client can take them, small ones are not', async () => {
    const raw = async (encoding: string, limit: number) => {
      const url = `${ours.endpoint}?query=${encodeURIComponent(`SELECT * { ?s ?p ?o } LIMIT ${limit}`)}`;
      const { get } = await import('node:http');
      return new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
        get(url, { headers: { 'accept-encoding': encoding } }, (res) => {
          const parts: Buffer[] = [];
          res.on('data', (part) => parts.push(part));
          res.on('end', () =>
            resolve({ encoding: res.headers['content-encoding'], body: Buffer.concat(parts) }),
          );
        }).on('error', reject);
      });
    };
    const plain = await raw('identity', 400);
    const gzip = await raw('gzip', 400);
    assert.equal(gzip.encoding, 'gzip');
    assert.deepEqual(gunzipSync(gzip.body), plain.body);
    const brotli = await raw('br', 400);
    assert.equal(brotli.encoding, 'br');
    assert.deepEqual(brotliDecompressSync(brotli.body), plain.body);
    assert.equal((await raw('gzip', 3)).encoding, undefined);
  });
});
