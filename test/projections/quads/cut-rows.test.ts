import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from 'oxigraph';
import { cutRows } from '../../../server/projections/quads/cut-rows.ts';
import type { RowsMediaType } from '../../../server/projections/quads/quad-store.ts';

const FORMATS: RowsMediaType[] = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
];
/** Values that look like the ends of rows in one format or another. */
const VALUES = [
  'plain',
  '},{',
  ']}}',
  'a\\"}',
  'line\nbreak',
  'c"r\r\nlf"',
  '</result><result>',
  '"',
  'tab\t',
  '',
];

test('what is left of a cut result is what a smaller LIMIT gives, in every format', () => {
  const store = new Store();
  const quote = (value: string) => JSON.stringify(value);
  const lines = VALUES.map((value, n) => `<http://e/${n}> <http://e/p> ${quote(value)} .`);
  store.load(lines.join('\n'), { format: 'application/n-triples' });
  const ask = (limit: number, results_format: string) => {
    const text = `SELECT ?s ?o ?none { ?s ?p ?o OPTIONAL { ?o ?x ?none } } ORDER BY ?s LIMIT ${limit}`;
    return store.query(text, { results_format }) as string;
  };
  for (const mediaType of FORMATS) {
    for (let limit = 1; limit < VALUES.length; limit++) {
      const { text, cut } = cutRows({
        text: ask(limit + 1, mediaType),
        mediaType,
        limit,
        notice: 'http://e/?a&b',
      });
      assert.equal(cut, true, `${mediaType} ${limit}`);
      assert.equal(withoutNotice(text, mediaType), ask(limit, mediaType), `${mediaType} ${limit}`);
    }
    const whole = ask(VALUES.length, mediaType);
    assert.deepEqual(cutRows({ text: whole, mediaType, limit: VALUES.length, notice: '' }), {
      text: whole,
      cut: false,
    });
  }
});

test('rows without any value count too', () => {
  const store = new Store();
  const text = 'SELECT ?a { VALUES ?a { UNDEF UNDEF UNDEF } }';
  for (const mediaType of FORMATS) {
    const three = store.query(text, { results_format: mediaType }) as string;
    assert.equal(cutRows({ text: three, mediaType, limit: 2, notice: 'n:n' }).cut, true, mediaType);
    assert.equal(cutRows({ text: three, mediaType, limit: 3, notice: 'n:n' }).cut, false, mediaType);
  }
});

function withoutNotice(text: string, mediaType: RowsMediaType): string {
  if (mediaType === 'application/sparql-results+json') {
    const parsed = JSON.parse(text);
    assert.deepEqual(parsed.head.link, ['http://e/?a&b']);
    assert.equal(parsed.tessera.truncated, true);
    delete parsed.head.link;
    delete parsed.tessera;
    return JSON.stringify(parsed);
  }
  if (mediaType === 'application/sparql-results+xml')
    return text.replace('<link href="http://e/?a&amp;b"/>', '');
  return text;
}
