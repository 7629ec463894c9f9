import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openEndpoint } from '../protocols/sparql/open-endpoint.ts';

/**
 * The cases of the W3C's SPARQL 1.1 Protocol test suite (rdf-tests, sparql11/protocol/manifest.ttl), written
 * anew from the specification. What needs updates is out of scope: this service is for reading, and refuses
 * them with a 4xx.
 */
const DATA = 'http://data.example/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const FORM = 'application/x-www-form-urlencoded';
const DIRECT = 'application/sparql-query';
const JSON_RESULTS = 'application/sparql-results+json';

describe('SPARQL 1.1 Protocol', () => {
  let service: Awaited<ReturnType<typeof openEndpoint>>;
  before(async () => {
    const graphs = [1, 2, 3].map((n): [string, string] => [
      `${DATA}data${n}`,
      `<${DATA}data${n}> <${TYPE}> <${DATA}Document> .\n<${DATA}thing${n}> <${TYPE}> <${DATA}Thing> .\n`,
    ]);
    service = await openEndpoint({ graphs: Object.fromEntries(graphs) });
  });
  after(() => service.close());

  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${service.endpoint}?${query}`, { headers });
  const post = (body: string | Uint8Array<ArrayBuffer>, type: string | undefined, query = '') =>
    fetch(`${service.endpoint}${query}`, {
      method: 'POST',
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      headers: {
        accept: `${JSON_RESULTS}, application/sparql-results+xml`,
        ...(type && { 'content-type': type }),
      },
    });
  const form = (...pairs: [string, string][]) => new URLSearchParams(pairs).toString();
  const isTrue = async (response: Response) => {
    assert.equal(response.status, 200, await response.clone().text());
    assert.equal(((await response.json()) as { boolean: boolean }).boolean, true);
  };
  const refused = (response: Response) => {
    assert.ok(response.status >= 400 && response.status < 500, String(response.status));
    assert.equal(response.headers.get('content-type')?.split(';')[0], 'application/problem+json');
  };
  const accepted = async (response: Response, type: RegExp) => {
    assert.equal(response.status, 200, await response.clone().text());
    assert.match(response.headers.get('content-type') ?? '', type);
  };

  describe('query operation', () => {
    test('query_get', async () => isTrue(await get(form(['query', 'ASK {}']))));
    test('query_post_form', async () => isTrue(await post(form(['query', 'ASK {}']), FORM)));
    test('query_post_direct', async () => isTrue(await post('ASK {}', DIRECT)));
    test('query_post_direct with charset=UTF-8 and text beyond ASCII', async () =>
      isTrue(await post('ASK { FILTER(STRLEN("é浮") = 2) }', `${DIRECT}; charset=UTF-8`)));

    const both = (one: string, two: string) => `ASK { <${DATA}${one}> ?p ?o . <${DATA}${two}> ?q ?r }`;
    const dataset = (kind: string, ...names: string[]) =>
      names.map((name): [string, string] => [`${kind}-graph-uri`, `${DATA}${name}`]);

    test('query_dataset_default_graph', async () => {
      const query = `ASK { <${DATA}thing1> a ?t FILTER NOT EXISTS { <${DATA}thing2> ?p ?o } }`;
      await isTrue(await post(query, DIRECT, `?${form(...dataset('default', 'data1'))}`));
    });
    test('query_dataset_default_graphs_get', async () =>
      isTrue(await get(form(['query', both('thing1', 'thing2')], ...dataset('default', 'data1', 'data2')))));
    test('query_dataset_default_graphs_post', async () =>
      isTrue(
        await post(form(['query', both('thing1', 'thing2')], ...dataset('default', 'data1', 'data2')), FORM),
      ));
    const named = `ASK { GRAPH ?g1 { <${DATA}thing1> a ?t } GRAPH ?g2 { <${DATA}thing2> a ?u }
      FILTER NOT EXISTS { GRAPH ?g3 { <${DATA}thing3> a ?v } } FILTER NOT EXISTS { ?s ?p ?o } }`;
    test('query_dataset_named_graphs_get', async () =>
      isTrue(await get(form(['query', named], ...dataset('named', 'data1', 'data2')))));
    test('query_dataset_named_graphs_post', async () =>
      isTrue(await post(form(['query', named], ...dataset('named', 'data1', 'data2')), FORM)));
    test('query_dataset_full', async () => {
      const query = `ASK { <${DATA}thing3> a ?w GRAPH ?g1 { <${DATA}thing1> a ?t }
        FILTER NOT EXISTS { GRAPH ?g3 { <${DATA}thing3> a ?v } } FILTER NOT EXISTS { <${DATA}thing1> ?p ?o } }`;
      const names = [...dataset('default', 'data3'), ...dataset('named', 'data1', 'data2')];
      await isTrue(await get(form(['query', query], ...names)));
    });
    test("query_multiple_dataset: the protocol's dataset overrides the query's", async () => {
      const query = `ASK FROM <${DATA}data1> { <${DATA}thing2> a ?t FILTER NOT EXISTS { <${DATA}thing1> ?p ?o } }`;
      await isTrue(await post(query, DIRECT, `?${form(...dataset('default', 'data2'))}`));
    });
    test('a graph that is not here is empty', async () =>
      isTrue(
        await get(
          form(['query', 'ASK { FILTER NOT EXISTS { ?s ?p ?o } }'], ...dataset('default', 'nowhere')),
        ),
      ));

    const accept = (value: string) => ({ accept: value });
    test('query_content_type_select', async () =>
      accepted(
        await get(form(['query', 'SELECT (1 AS ?x) {}']), accept(`${JSON_RESULTS}, text/csv;q=0.5`)),
        /results\+json/,
      ));
    test('query_content_type_ask', async () =>
      accepted(
        await get(form(['query', 'ASK {}']), accept('application/sparql-results+xml')),
        /results\+xml/,
      ));
    test('query_content_type_describe', async () =>
      accepted(
        await get(
          form(['query', `DESCRIBE <${DATA}thing1>`]),
          accept('application/rdf+xml, text/turtle;q=0.9'),
        ),
        /rdf\+xml/,
      ));
    test('query_content_type_construct', async () =>
      accepted(
        await get(
          form(['query', 'CONSTRUCT { <http://e/s> <http://e/p> 1 } WHERE {}']),
          accept('text/turtle'),
        ),
        /^text\/turtle/,
      ));
  });

  describe('bad requests', () => {
    test('bad_query_method', async () => {
      const url = `${service.endpoint}?${form(['query', 'ASK {}'])}`;
      refused(await fetch(url, { method: 'PUT', body: '' }));
      assert.equal((await fetch(url, { method: 'DELETE' })).status, 405);
    });
    test('bad_multiple_queries', async () => {
      refused(await get(form(['query', 'ASK {}'], ['query', 'SELECT * {}'])));
      refused(await post(form(['query', 'ASK {}'], ['query', 'SELECT * {}']), FORM));
    });
    test('bad_query_wrong_media_type', async () => refused(await post('ASK {}', 'text/plain')));
    test('bad_query_missing_form_type', async () =>
      refused(await post(form(['query', 'ASK {}']), undefined)));
    test('bad_query_missing_direct_type', async () => refused(await post('ASK {}', undefined)));
    test('bad_query_non_utf8', async () => {
      refused(await post(new Uint8Array(Buffer.from('ASK {}', 'utf16le')), `${DIRECT}; charset=UTF-16`));
      refused(await post(new Uint8Array([0x41, 0x53, 0x4b, 0x20, 0x7b, 0x7d, 0x23, 0xff]), DIRECT));
    });
    test('bad_query_syntax', async () => {
      const response = await get(form(['query', 'ASK {']));
      assert.equal(response.status, 400);
      refused(response);
    });
  });

  describe('updates are refused in every shape', () => {
    const update = 'INSERT DATA { <http://e/s> <http://e/p> <http://e/o> }';
    const wrong: [string, () => Promise<Response>][] = [
      ['bad_update_get', () => get(form(['update', update]))],
      ['bad_multiple_updates', () => post(form(['update', update], ['update', update]), FORM)],
      ['bad_update_wrong_media_type', () => post(update, 'text/plain')],
      ['bad_update_missing_form_type', () => post(form(['update', update]), undefined)],
      ['bad_update_non_utf8', () => post(update, 'application/sparql-update; charset=UTF-16')],
      ['bad_update_syntax', () => post('INSERT DATA {', 'application/sparql-update')],
      ['bad_update_dataset_conflict', () => post(form(['update', update], ['using-graph-uri', DATA]), FORM)],
      ['an update sent as a query', () => post(update, DIRECT)],
      ['(out of scope) update_post_form', () => post(form(['update', update]), FORM)],
      ['(out of scope) update_post_direct', () => post(update, 'application/sparql-update')],
    ];
    for (const [name, send] of wrong) test(name, async () => refused(await send()));
    const positives = 'default_graph, default_graphs, named_graphs, full; update_base_uri';
    test(`update_dataset_${positives}`, {
      skip: 'read-only service: SPARQL 1.1 Protocol, 2.2 is not offered',
    });
  });

  test('Service Description: a bare GET returns RDF that names the endpoint', async () => {
    const types = ['', 'text/turtle', 'application/n-triples', 'application/rdf+xml', 'application/ld+json'];
    for (const type of types) {
      const response = await fetch(service.endpoint, { headers: type === '' ? {} : { accept: type } });
      assert.equal(response.status, 200);
      assert.match(
        response.headers.get('content-type') ?? '',
        new RegExp(`^${(type || 'text/turtle').replace('+', '\\+')}`),
      );
      const body = await response.text();
      assert.ok(body.includes('sparql-service-description#'), type);
      if (type === 'application/n-triples') {
        const sd = 'http://www.w3.org/ns/sparql-service-description#';
        assert.ok(body.includes(`<${service.endpoint}> <${sd}endpoint> <${service.endpoint}> .`));
        assert.ok(body.includes(`<${sd}supportedLanguage> <${sd}SPARQL11Query>`));
        assert.ok(!body.includes('BasicFederatedQuery'));
      }
    }
  });
});
