import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import request from 'supertest';
import { makeReader, readerOf } from '../../../server/pages/reader/reader.ts';
import { renderSparqlPage } from '../../../server/pages/sparql/render-sparql-page.ts';
import type { SparqlResult } from '../../../server/projections/quads/quad-store.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { openEndpoint } from '../../protocols/sparql/open-endpoint.ts';
import { checkMarkup } from '../check-markup.ts';

const baseUrl = 'https://archive.example/';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const page = (result: SparqlResult | null, query = 'ASK {}', chosen = false) =>
  renderSparqlPage({ reader: makeReader({ language: 'en', baseUrl, chosen }), query, result });

const found = (
  mediaType: 'application/sparql-results+json' | 'text/turtle',
  body: unknown,
  truncatedAt: number | null = null,
): SparqlResult => ({
  kind: 'ok',
  form: mediaType === 'text/turtle' ? 'construct' : 'select',
  mediaType,
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  truncatedAt,
  repeatable: true,
  milliseconds: 12.3,
});
const rows = (terms: unknown[]) => ({
  head: { vars: ['x'] },
  results: { bindings: terms.map((x) => ({ x })) },
});
const json = (body: unknown, truncatedAt: number | null = null) =>
  found('application/sparql-results+json', body, truncatedAt);

describe('the page of queries', () => {
  test('before a query it offers examples in each language, the first of them in the box', () => {
    for (const language of interfaceLanguages) {
      const reader = makeReader({ language, baseUrl, chosen: true });
      const text = renderSparqlPage({ reader, query: '', result: null });
      checkMarkup(text);
      assert.match(text, /<form id="sparql" action="\/sparql" method="get">/);
      assert.match(text, new RegExp(`<input type="hidden" name="lang" value="${language}">`));
      assert.equal(text.match(/<li><a href="\/sparql\?query=/g)?.length, 23);
      assert.match(text, /<textarea [^>]*dir="ltr"[^>]*>\nPREFIX crm: /);
      assert.match(text, /<section id="limits">/, 'results that were cut point here');
    }
  });

  test('rows: addresses of the archive lead on within it, in the language that was chosen', () => {
    const uri = (value: string) => ({ type: 'uri', value });
    const text = page(
      json(
        rows([
          uri(`${baseUrl}item/abc`),
          uri('http://www.cidoc-crm.org/cidoc-crm/P45_consists_of'),
          uri(`${baseUrl}.well-known/genid/1`),
          uri('javascript:alert(1)'),
          uri('https://other.example/x?a=b&c'),
        ]),
      ),
      'SELECT ?x {}',
      true,
    );
    checkMarkup(text);
    assert.match(text, /<a class="address" dir="ltr" href="\/item\/abc\?lang=en">item\/abc<\/a>/);
    assert.match(text, /href="http:\/\/www\.cidoc-crm\.org[^"]*">crm:P45_consists_of<\/a>/);
    assert.match(text, /<span class="address" dir="ltr">\.well-known\/genid\/1<\/span>/);
    assert.match(text, /<span class="address" dir="ltr">javascript:alert/);
    assert.match(text, /href="https:\/\/other\.example\/x\?a=b&#38;c"/);
    assert.match(text, /5 rows · 12 ms/);
  });

  test('rows: texts have their language, numbers their column, and nothing becomes markup', () => {
    const text = page(
      json({
        head: { vars: ['n', 't'] },
        results: {
          bindings: [
            {
              n: { type: 'literal', value: '7', datatype: 'http://www.w3.org/2001/XMLSchema#integer' },
              t: { type: 'literal', value: 'قناع <b>', 'xml:lang': 'ar' },
            },
            {
              n: { type: 'literal', value: '8', datatype: 'http://www.w3.org/2001/XMLSchema#integer' },
              t: {
                type: 'triple',
                value: {
                  subject: { type: 'bnode', value: 'b0' },
                  predicate: { type: 'uri', value: 'urn:p' },
                  object: { type: 'literal', value: 'o' },
                },
              },
            },
            { n: { type: 'literal', value: '9', datatype: 'http://www.w3.org/2001/XMLSchema#integer' } },
          ],
        },
      }),
    );
    checkMarkup(text);
    assert.match(text, /<th scope="col" class="number">/);
    assert.match(text, /<span lang="ar" dir="rtl">قناع &#60;b&#62;<\/span>/);
    assert.match(text, /_:b0.*urn:p.*>o</);
  });

  test('what was cut says so, at its caption', () => {
    assert.match(page(json(rows([]), 500)), /<caption[^>]*>0 rows[^<]*<span class="cut">Only the first 500/);
    assert.doesNotMatch(page(json(rows([]))), /class="cut"/);
  });

  test('yes and no, and graphs as Turtle with links', () => {
    assert.match(page(json({ head: {}, boolean: true })), /<strong class="answer">Yes<\/strong>/);
    assert.match(page(json({ head: {}, boolean: false })), /<strong class="answer">No<\/strong>/);
    const text = page(found('text/turtle', '<https://a.example/?x&y> <urn:b> "<script>" .'));
    checkMarkup(text);
    assert.match(text, /&lt;<a href="https:\/\/a\.example\/\?x&#38;y">/);
    assert.match(text, /"?&#60;script&#62;/);
    for (const name of ['Turtle', 'N-Triples', 'JSON-LD', 'RDF/XML'])
      assert.match(text, new RegExp(`>${name}</a>`));
  });

  test('a query too long for an address has no links that would not work', () => {
    assert.match(page(json(rows([])), 'SELECT ?x {}'), /format=csv/);
    assert.doesNotMatch(page(json(rows([])), `SELECT ?x { # ${'x'.repeat(8000)}\n}`), /format=csv/);
  });

  test('a mistake is shown at the query, with its line', () => {
    const text = page(
      { kind: 'malformed', message: 'unexpected "}"', line: 2, column: 9 },
      'SELECT * {\r\n  ?s ?p }',
    );
    checkMarkup(text);
    assert.match(text, /aria-invalid="true" aria-describedby="query-fault" data-line="2" data-column="9"/);
    assert.match(text, /id="query-fault" role="alert"/);
    assert.match(text, /Line 2, column 9/);
    assert.match(text, / {2}\?s \?p <mark>}<\/mark><\/pre>/);
    assert.doesNotMatch(text, /class="result"/);
    assert.match(page({ kind: 'malformed', message: 'm', line: 9, column: 1 }, 'x'), /Line 9, column 1/);
  });

  test('every other reason has its words', () => {
    const told: [SparqlResult, RegExp][] = [
      [{ kind: 'malformed', message: 'the end came too soon' }, /the end came too soon/],
      [{ kind: 'refused', reason: 'service', message: 'not on the list' }, /does not run.*not on the list/],
      [{ kind: 'timeout', milliseconds: 15_000 }, /ended after 15 s/],
      [{ kind: 'too-large', bytes: 1 }, /too large/],
      [{ kind: 'unavailable', retryAfter: 5 }, /again in 5 s/],
      [{ kind: 'failed', message: 'out of memory' }, /failed.*out of memory/],
    ];
    for (const [result, words] of told) {
      const text = page(result);
      checkMarkup(text);
      assert.match(text, words);
    }
  });
});

describe('the page of queries over a store', () => {
  let service: Awaited<ReturnType<typeof openEndpoint>>;
  before(async () => {
    const lines = Array.from({ length: 9 }, (_, n) => `<${baseUrl}i${n}> <urn:title> "</textarea>${n}" .\n`);
    service = await openEndpoint({
      graphs: { [`${baseUrl}g`]: lines.join('') },
      router: {
        limits: { pageRows: 5 },
        page: (req, res, { query, result }) =>
          void res.send(renderSparqlPage({ reader: readerOf(req, { baseUrl }), query, result })),
      },
    });
  });
  after(() => service.close());
  const ask = (query?: string) =>
    request(service.app)
      .get('/sparql')
      .query(query === undefined ? {} : { query })
      .set('Accept', BROWSER);

  test('what the store really answers can be shown', async () => {
    for (const query of [
      undefined,
      'SELECT ?s ?o (<< ?s <urn:p> ?o >> AS ?t) { ?s ?p ?o }',
      'SELECT * { ?s ?p ?o }',
      'ASK {}',
      'CONSTRUCT WHERE { ?s ?p ?o }',
      'SELECT {',
      '</textarea><script>',
    ]) {
      const { text, headers } = await ask(query);
      assert.match(headers['content-type'] ?? '', /^text\/html/, query ?? 'none');
      checkMarkup(text);
    }
    const { text } = await ask('SELECT * { ?s ?p ?o }');
    assert.match(text, /5 rows/);
    assert.match(text, /Only the first 5/);
    const link = /href="(\/sparql\?format=csv[^"]*)"/.exec(text)?.[1]?.replaceAll('&#38;', '&') ?? '';
    const csv = await request(service.app).get(link).set('Accept', BROWSER).expect('content-type', /csv/);
    assert.equal(csv.text.trim().split('\r\n').length, 10);
  });
});
