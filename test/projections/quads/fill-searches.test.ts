import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type OxigraphStore, openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';

const PREDICATE = 'https://archive.example/ns/search';
const PREFIX = 'PREFIX t: <https://archive.example/ns/> PREFIX e: <e:> ';
const asked: object[] = [];
const fullText = {
  predicate: PREDICATE,
  async find(args: { words: string; language: string; limit: number }) {
    asked.push(args);
    if (args.words === 'engine away') return null;
    return args.words
      .split(' ')
      .map((word) => `e:${word}`)
      .slice(0, args.limit);
  },
};

describe('a search of texts within a query', () => {
  let store: OxigraphStore;
  before(async () => {
    const names = ['mask', 'bowl', 'drum'];
    const ntriples = names
      .map((name) => `<e:${name}> <e:name> "${name}" .\n<e:${name}> <e:length> "${name.length}" .\n`)
      .join('');
    ({ store } = await openQuadStore({
      async *source() {
        yield { write: [{ graph: 'e:g', ntriples, fresh: true, about: '' }], drop: [] };
      },
    }));
    await store.settled();
  });
  after(() => store.close());

  async function rows(text: string): Promise<string[]> {
    const formats = { select: 'text/csv', ask: null, graph: 'application/n-triples' } as const;
    const result = await store.query({ text: PREFIX + text, fullText, formats });
    assert.ok(result.kind === 'ok', JSON.stringify(result));
    assert.equal(result.repeatable, false);
    return Buffer.from(result.body).toString().trim().split('\r\n').slice(1).toSorted();
  }

  const cases: [string, string[]][] = [
    ['SELECT ?i { ?i t:search "bowl mask nothing" ; e:name ?n }', ['e:bowl', 'e:mask']],
    ['SELECT ?i { ?i e:name ?n ; t:search "bowl mask" ; e:length ?l }', ['e:bowl', 'e:mask']],
    ['SELECT ?i { ?i e:name ?n ; t:search "bowl" . }', ['e:bowl']],
    ['SELECT ?n { ?i t:search "bowl" . ?i e:name ?n }', ['bowl']],
    ['SELECT ?n { ?i e:name ?n . ?i t:search "bowl" }', ['bowl']],
    ['SELECT ?n { ?i e:name ?n . ?i t:search "bowl" ; . # done\n }', ['bowl']],
    ['SELECT ?i ?r { (?i ?r) t:search ("mask bowl drum"@fr 2) . ?i e:name ?n }', ['e:bowl,2', 'e:mask,1']],
    ['SELECT ?n { { SELECT ?i { ?i t:search "drum" } } ?i e:name ?n }', ['drum']],
    ['SELECT ?n { { ?i t:search "drum" } UNION { ?i t:search "mask" } ?i e:name ?n }', ['drum', 'mask']],
    [`SELECT * { ?i <${PREDICATE}> "drum" }`, ['e:drum']],
    ['SELECT ?i { GRAPH e:g { ?i t:search "drum" ; e:name ?n } }', ['e:drum']],
    [
      'SELECT ?n { ?i e:name ?n OPTIONAL { ?i t:search "drum" . BIND(1 AS ?x) } FILTER(!BOUND(?x)) }',
      ['bowl', 'mask'],
    ],
  ];
  for (const [text, expected] of cases) test(text, async () => assert.deepEqual(await rows(text), expected));

  test('says to the index what was said', async () => {
    asked.length = 0;
    await rows('SELECT * { (?i ?r) t:search ("blue bowl"@sw 7) }');
    await rows('SELECT * { ?i t:search "blue bowl" }');
    assert.deepEqual(asked, [
      { words: 'blue bowl', language: 'sw', limit: 7 },
      { words: 'blue bowl', language: 'und', limit: 1000 },
    ]);
  });

  test('what is not written as it has to be is told, with its place', async () => {
    for (const [text, message] of [
      ['SELECT * { e:mask t:search "x" }', /of \?item/],
      ['SELECT * { ?i t:search ?words }', /as they stand/],
      ['SELECT * { ?i t:search "a", "b" }', /one text/],
      ['SELECT * { ?i t:search ("a" 0) }', /from 1 to/],
      ['SELECT * { ?i t:search ("a" 10001) }', /from 1 to 10000/],
      [`SELECT * { ${'?i t:search "a" . '.repeat(6)} }`, /5 times at most/],
      ['SELECT * { (?i ?r) t:search "a" ; e:name ?n }', /full stop/],
    ] as const) {
      const result = await store.query({ text: PREFIX + text, fullText });
      assert.ok(result.kind === 'malformed', `${text} ${JSON.stringify(result)}`);
      assert.match(result.message, message);
      assert.equal(result.line, 1);
    }
  });

  test('waits where the index cannot answer, and means nothing without one', async () => {
    const text = `${PREFIX}SELECT * { ?i t:search "engine away" }`;
    assert.deepEqual(await store.query({ text, fullText }), { kind: 'unavailable', retryAfter: 5 });
    const plain = await store.query({ text });
    assert.ok(plain.kind === 'ok');
    assert.equal(JSON.parse(Buffer.from(plain.body).toString()).results.bindings.length, 0);
  });
});
