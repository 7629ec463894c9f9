import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Store } from 'oxigraph';
import { classifyQuery } from '../../../server/projections/quads/classify-query.ts';
import { fillClosures } from '../../../server/projections/quads/fill-closures.ts';

const store = new Store();
const lines: string[] = [];
const say = (s: string, p: string, o: string) => lines.push(`<e:${s}> <e:${p}> ${o} .`);
// A tree of concepts, things about some of them, and a circle.
for (let n = 1; n < 40; n++) say(`c${n}`, 'broader', `<e:c${Math.floor((n - 1) / 3)}>`);
for (let n = 0; n < 60; n++) {
  say(`i${n}`, 'about', `<e:c${n % 40}>`);
  say(`i${n}`, 'about', `<e:c${(n * 7) % 40}>`);
  say(`i${n}`, 'kind', n % 2 ? '"odd"' : '"even"@en');
}
say('c4', 'narrowerToo', '<e:c0>');
say('c0', 'name', '"root \\"of\\" all"@en');
store.load(lines.join('\n'), { format: 'application/n-triples' });

const PREFIX = 'PREFIX e: <e:> ';
const rows = (text: string) =>
  (store.query(text, { results_format: 'text/tab-separated-values' }) as string).split('\n').toSorted();

/** The query with its paths filled in, where any are. */
function filled(text: string): string {
  const classified = classifyQuery({ text });
  assert.ok(classified.kind === 'query', JSON.stringify(classified));
  const find = (query: string) =>
    store.query(query, { results_format: 'text/tab-separated-values' }) as string;
  return fillClosures({ text, closures: classified.closures, find });
}

const changed = [
  'SELECT ?i { ?i e:about/e:broader* e:c3 }',
  'SELECT ?k (COUNT(*) AS ?n) { { SELECT * { ?i e:about/e:broader* e:c3 ; e:kind ?k } } } GROUP BY ?k',
  'SELECT * { { SELECT ?i (COUNT(?c) AS ?n) { ?i e:about ?c } GROUP BY ?i } BIND(1 AS ?one) ?i e:about/e:broader* e:c3 FILTER(?n > 0) MINUS { ?i e:kind ?never } }',
  'SELECT * { ?i e:about/e:broader* e:c3 }',
  'SELECT * { ?i e:about/e:broader+ e:c3 ; e:kind ?k }',
  'SELECT * { ?i e:kind ?k ; e:about/(e:broader|e:narrowerToo)+ e:c3 . }',
  'SELECT * { ?i e:kind ?k ; (e:about)/(e:broader)+ e:c3 ; . }',
  'SELECT * { ?i e:about ?c . ?c e:broader* e:c3 }',
  'SELECT * { ?c e:broader* e:c3 . ?i e:about ?c . ?i e:kind "odd" }',
  'SELECT * { ?c e:broader* e:c1 . ?i e:about/e:broader* e:c3 ; e:about ?c }',
  'SELECT (COUNT(DISTINCT ?i) AS ?n) { { SELECT ?c { ?c e:broader* e:c3 } } ?i e:about ?c }',
  'SELECT * { e:c39 e:broader* ?c . ?i e:about ?c }',
  'SELECT * { e:c39 (e:broader+)/^e:about ?i . ?i e:kind ?k } LIMIT 1000',
  'SELECT * { e:c3 ^(e:broader*)/^e:about ?i }',
  'SELECT * { ?i e:kind ?k OPTIONAL { ?i e:about/e:broader* e:c1 . ?i e:about ?c } }',
  'SELECT * { ?i e:kind ?k MINUS { ?i e:about/e:broader* e:c1 } }',
  'SELECT * { { ?i e:about/e:broader+ e:c1 } UNION { ?i e:about/e:broader+ e:c2 } FILTER(?i != e:i3) }',
  'SELECT * { ?i e:about/e:broader* e:c1 ; e:about/e:broader* e:c2 . FILTER(ISIRI(?i)) } ORDER BY ?i',
  'SELECT * { ?x e:broader* e:nowhere }',
  'SELECT * { ?x e:broader+ e:nowhere }',
  'SELECT * { e:c0 e:broader*/e:name ?n . ?c e:broader*/e:name ?n }',
  'SELECT * { e:c5 (e:broader|e:name)+ ?x }',
  'SELECT * { ?i e:kind ?k . ?i e:about/!(e:about|e:kind)+ e:c1 }',
];
const left = [
  'SELECT * { ?i e:about/e:broader* ?c . ?c e:name ?n }',
  'SELECT * { ?i e:about/e:broader* e:c1, e:c2 }',
  'SELECT * { ?i e:about ?c FILTER EXISTS { ?c e:broader* e:c1 } }',
  'SELECT * { GRAPH ?g { ?c e:broader* e:c1 } }',
  'SELECT * { ?c e:broader* e:c3 ; e:broader ?d }',
  'SELECT * { ?i e:about/e:broader/e:broader? e:c0 }',
  'SELECT * { _:x e:about ?c . ?c e:broader* e:c1 . _:x e:kind ?k }',
];

describe('what paths reach, found out first', () => {
  for (const text of changed)
    test(`the same rows: ${text}`, () => {
      const asked = filled(PREFIX + text);
      assert.notEqual(asked, PREFIX + text);
      assert.ok(rows(asked).join('\n') === rows(PREFIX + text).join('\n'), asked);
    });
  for (const text of left)
    test(`left as it is: ${text}`, () => assert.equal(filled(PREFIX + text), PREFIX + text));
  test('what reaches too much is left to the engine', () => {
    const text = `${PREFIX}SELECT * { ?c e:broader* e:c3 }`;
    const classified = classifyQuery({ text });
    assert.ok(classified.kind === 'query');
    const many = `?c\n${Array.from({ length: 20_000 }, (_, n) => `<e:${n}>`).join('\n')}\n`;
    assert.equal(fillClosures({ text, closures: classified.closures, find: () => many }), text);
  });
});
