import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeReader } from '../../../server/pages/reader/reader.ts';
import { type Rows, viewsOf } from '../../../server/pages/sparql/read-rows.ts';
import { renderSparqlPage } from '../../../server/pages/sparql/render-sparql-page.ts';
import { readTime } from '../../../server/pages/sparql/show-timeline.ts';
import type { SparqlResult } from '../../../server/projections/quads/quad-store.ts';
import { checkMarkup } from '../check-markup.ts';

const baseUrl = 'https://archive.example/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const text = (value: string) => ({ type: 'literal' as const, value });
const typed = (value: string, type: string) => ({ type: 'literal' as const, value, datatype: XSD + type });
const table = (names: string[], ...rows: Rows['rows'][number][string][][]): Rows => ({
  names,
  rows: rows.map((row) => Object.fromEntries(row.map((term, at) => [names[at]!, term]))),
});

const counts = table(
  ['material', 'items'],
  [text('<clay>'), typed('12', 'integer')],
  [text('wool'), typed('3', 'integer')],
);
const spans = table(
  ['name', 'begin', 'end'],
  [text('Mantle'), typed('-0200-01-01T00:00:00Z', 'dateTime'), typed('0100-12-31T23:59:59Z', 'dateTime')],
  [text('Khipu'), typed('1400-01-01T00:00:00Z', 'dateTime'), undefined],
);
const places = table(
  ['place', 'lat', 'long', 'items'],
  [text('Fez'), typed('34.03', 'decimal'), typed('-5.0', 'decimal'), typed('5', 'integer')],
  [text('nowhere'), typed('95', 'decimal'), typed('0', 'decimal'), typed('1', 'integer')],
);

const show = (result: Rows, view: string, language: 'en' | 'ar' = 'en') =>
  renderSparqlPage({
    reader: makeReader({ language, baseUrl, chosen: false }),
    query: 'SELECT * {}',
    result: {
      kind: 'ok',
      form: 'select',
      mediaType: 'application/sparql-results+json',
      body: new TextEncoder().encode(
        JSON.stringify({ head: { vars: result.names }, results: { bindings: result.rows } }),
      ),
      truncatedAt: null,
      repeatable: true,
      milliseconds: 1,
    } satisfies SparqlResult,
    view,
    services: ['https://other.example/sparql'],
    limits: { milliseconds: 15_000, rows: 50_000, bytes: 33_554_432, pageRows: 500 },
  });

describe('ways of seeing a result', () => {
  test('those are offered that its columns allow', () => {
    assert.deepEqual(viewsOf(counts), ['table', 'chart']);
    assert.deepEqual(viewsOf(spans), ['table', 'timeline']);
    assert.deepEqual(viewsOf(places), ['table', 'chart', 'map']);
    assert.deepEqual(viewsOf(table(['a', 'b'], [text('1'), text('2')])), ['table']);
    assert.deepEqual(viewsOf(table(['n'])), ['table']);
  });

  test('a chart has each number, written and drawn', () => {
    const page = show(counts, 'chart');
    checkMarkup(page);
    assert.match(page, /<caption id="view-caption">items by material<\/caption>/);
    assert.match(page, /&#60;clay&#62;|&lt;clay&gt;/);
    assert.match(page, /<rect width="100" height="10"\/>/);
    assert.match(page, /<rect width="25" height="10"\/>/);
    assert.match(page, /view=chart[^"]*#result" aria-current="true">Chart/);
  });

  test('a timeline begins before our era where its first row does', () => {
    const page = show(spans, 'timeline');
    checkMarkup(page);
    assert.match(page, /From 201 BC to 1400/);
    assert.match(page, /<td>1400<\/td>/);
    assert.equal(readTime('-0200-01-01T00:00:00Z'), Date.UTC(-200, 0, 1));
    assert.equal(readTime('0033'), new Date('0033-01-01T00:00:00Z').getTime());
    assert.equal(readTime('soon'), undefined);
  });

  test('a map has the points that are on earth, and lists them', () => {
    const page = show(places, 'map', 'ar');
    checkMarkup(page);
    assert.equal(page.match(/<circle /g)?.length, 1);
    assert.match(page, /cx="-5" cy="-34.03"/);
    assert.doesNotMatch(page, /nowhere/);
  });

  test('a way that does not fit is the table; the address to share says which way', () => {
    const page = show(counts, 'map');
    assert.match(page, /<table class="rows">/);
    assert.match(
      page,
      /id="share"[^>]*value="https:\/\/archive\.example\/sparql\?query=SELECT%20\*%20%7B%7D"/,
    );
    assert.match(show(counts, 'chart'), /id="share"[^>]*value="[^"]*(?:&#38;|&amp;)view=chart"/);
  });

  test('limits and endpoints stand on the page', () => {
    const page = show(counts, 'table');
    assert.match(page, /Here: 15 s, 50,000 rows \(500 on this page\), 32 MB\./);
    assert.match(page, /SERVICE may name <code[^>]*>https:\/\/other\.example\/sparql<\/code>/);
    assert.match(page, /\/ns\/search/);
  });
});
