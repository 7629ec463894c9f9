import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import express from 'express';
import { Parser } from 'n3';
import request from 'supertest';
import { type OxigraphStore, openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';
import { voidRouter } from '../../../server/protocols/sparql/void-router.ts';

const base = 'https://archive.example/';
const VOID = 'http://rdfs.org/ns/void#';
const cc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const en = (text: string) => ({ en: [text] });

const record = (item: string, partner: string, collection: string) => ({
  graph: `${base}item/${item}/record/${partner}`,
  ntriples: `<${base}item/${item}> <https://linked.art/ns/terms/member_of> <${base}collection/${collection}> .
<${base}item/${item}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object> .
`,
  about: `<${base}item/${item}/record/${partner}> <http://www.w3.org/ns/prov#wasAttributedTo> <${base}partner/${partner}> .
<${base}item/${item}/record/${partner}> <http://purl.org/dc/terms/license> <${cc0}> .
`,
  fresh: true,
});

const collections = ['jars', 'empty'].map((id) => ({
  id,
  name: { en: [`The ${id}`], fr: [`Les ${id}`] },
  partners: ['north', 'south'],
  agreement: {} as never,
  licence: cc0,
}));
const partners = ['north', 'south', 'silent'].map((id) => ({ id, kind: 'museum' as const, name: en(id) }));

describe('/.well-known/void', () => {
  let store: OxigraphStore;
  let queries = 0;
  const app = express();
  before(async () => {
    const write = [record('a', 'north', 'jars'), record('a', 'south', 'jars'), record('b', 'south', 'jars')];
    ({ store } = await openQuadStore({
      async *source() {
        yield { write, drop: [] };
      },
    }));
    await store.settled();
    app.use(
      voidRouter({
        store: {
          version: store.version,
          query(query) {
            queries += 1;
            return store.query(query);
          },
        },
        archive: { partners: () => partners, collections: () => collections },
        list: { head: () => 3, changesBetween: () => [{ time: '2026-05-01T00:00:00Z' } as never] },
        base,
        name: 'Archive',
      }),
    );
  });
  after(() => store.close());

  const dataset = `${base}.well-known/void#dataset`;
  async function triples(): Promise<Set<string>> {
    const { text } = await request(app).get('/.well-known/void').set('Accept', 'application/n-triples');
    return new Set(
      new Parser()
        .parse(text)
        .map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value].join(' ')),
    );
  }

  test('describes what is there: counts, vocabularies, parts, doors, licence and publishers', async () => {
    const said = await triples();
    const has = (subject: string, predicate: string, object: string) =>
      assert.ok(said.has(`${subject} ${predicate} ${object}`), `${subject} ${predicate} ${object}`);
    has(`${base}.well-known/void`, 'http://xmlns.com/foaf/0.1/primaryTopic', dataset);
    has(dataset, `${VOID}sparqlEndpoint`, `${base}sparql`);
    has(dataset, `${VOID}dataDump`, `${base}dumps/`);
    has(dataset, `${VOID}uriSpace`, base);
    // a: two statements, of which both partners make both; b: two; and two of each of three records.
    has(dataset, `${VOID}triples`, '10');
    has(dataset, `${VOID}exampleResource`, `${base}item/a`);
    has(dataset, `${VOID}vocabulary`, 'http://www.cidoc-crm.org/cidoc-crm/');
    has(dataset, 'http://purl.org/dc/terms/license', cc0);
    has(dataset, 'http://purl.org/dc/terms/publisher', `${base}partner/south`);
    has(dataset, 'http://purl.org/dc/terms/modified', '2026-05-01T00:00:00Z');
    has(`${base}.well-known/void#collection-jars`, `${VOID}entities`, '2');
    has(`${base}.well-known/void#collection-jars`, 'http://purl.org/dc/terms/title', 'Les jars');
    has(`${base}.well-known/void#partner-south`, `${VOID}documents`, '2');
    has(`${base}.well-known/void#catalogue`, 'http://www.w3.org/ns/dcat#dataset', dataset);
    has(`${base}.well-known/void#sparql`, 'http://www.w3.org/ns/dcat#servesDataset', dataset);
    for (const one of said) assert.doesNotMatch(one, /silent|empty/, 'nothing public, nothing told');
  });

  test('counts once for each version of the data', async () => {
    await triples();
    const before = queries;
    await Promise.all([triples(), triples()]);
    assert.equal(queries, before);
    await store.apply({ write: [record('c', 'north', 'jars')], drop: [] });
    assert.ok((await triples()).has(`${dataset} ${VOID}triples 14`));
  });

  test('comes as Turtle first, as N-Triples and JSON-LD; nothing else', async () => {
    const turtle = await request(app).get('/.well-known/void').expect(200);
    assert.match(turtle.headers['content-type'] ?? '', /^text\/turtle/);
    assert.ok(new Parser().parse(turtle.text).length > 30);
    const json = await request(app).get('/.well-known/void').set('Accept', 'application/ld+json').expect(200);
    assert.ok(JSON.parse(json.text).some((node: { '@id': string }) => node['@id'] === dataset));
    await request(app).get('/.well-known/void').set('Accept', 'image/png').expect(406);
    assert.equal(turtle.headers['access-control-allow-origin'], '*');
    await request(app).get('/.well-known/void').set('If-None-Match', turtle.headers.etag!).expect(304);
  });
});
