import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { GraphWrite, QuadStore, SparqlQuery } from '../../server/projections/quads/quad-store.ts';

/**
 * What every implementation of the quads must do. `open` gives an empty store whose queries may take two
 * seconds.
 */
export function quadStoreContract(args: { name: string; open: () => Promise<QuadStore> }): void {
  describe(`the quads: ${args.name}`, () => {
    const opened = args.open();
    after(async () => (await opened).close());
    let areas = 0;

    /** Each test has IRIs of its own, as the store is shared. */
    const area = async () => {
      const base = `https://archive.example/t${++areas}/`;
      const store = await opened;
      const rows = async (pattern: string, query: Partial<SparqlQuery> = {}) =>
        readRows(store, `PREFIX : <${base}> SELECT ${pattern}`, query);
      return { base, store, rows };
    };

    test('three partners who agree on a triple: one row, a count of one, and a join that does not multiply', async () => {
      const { base, store, rows } = await area();
      const item = `<${base}mask>`;
      const said = (extra: string) =>
        [
          `${item} <${base}maker> <${base}Adaeze> .`,
          `${item} <${base}material> <${base}wood> .`,
          `${item} <${base}place> <${base}Awka> .`,
          `${item} <${base}date> "1920" .`,
          extra,
          '',
        ].join('\n');
      const write = ['lagos', 'london', 'paris'].map((partner) =>
        graph(`${base}record/${partner}`, said(`${item} <${base}note> "${partner}" .`)),
      );
      await store.apply({ write, drop: [] });
      const where = '{ ?i :maker ?m ; :material ?w ; :place ?p ; :date ?d }';
      assert.equal((await rows(`* ${where}`)).length, 1);
      assert.deepEqual(await rows(`(COUNT(*) AS ?n) ${where}`), [['1']]);
      assert.deepEqual(await rows('(COUNT(*) AS ?n) { ?i :maker ?m }'), [['1']]);
      assert.deepEqual(await rows('(COUNT(*) AS ?n) { GRAPH ?g { ?i :maker ?m } }'), [['3']]);
      assert.deepEqual(await rows('?t { ?i :note ?t } ORDER BY ?t'), [['lagos'], ['london'], ['paris']]);
    });

    test('a triple leaves the default graph with the last graph that has it', async () => {
      const { base, store, rows } = await area();
      const shared = `<${base}s> <${base}p> "shared" .\n`;
      const names = ['a', 'b', 'c'].map((name) => `${base}${name}`);
      await store.apply({ write: names.map((name) => graph(name, shared)), drop: [] });
      const count = async () => (await rows('(COUNT(*) AS ?n) { ?s :p ?o }'))[0]?.[0];
      await store.apply({ write: [], drop: [names[0]!] });
      assert.equal(await count(), '1');
      await store.apply({ write: [graph(names[1]!, `<${base}s> <${base}p> "own" .\n`, false)], drop: [] });
      assert.deepEqual(await rows('?o { ?s :p ?o } ORDER BY ?o'), [['own'], ['shared']]);
      await store.apply({ write: [], drop: [names[2]!] });
      assert.deepEqual(await rows('?o { ?s :p ?o }'), [['own']]);
    });

    test('two graphs that share a triple and go in one batch take it along', async () => {
      const { base, store, rows } = await area();
      const shared = `<${base}s> <${base}p> "shared" .\n`;
      const names = [`${base}a`, `${base}b`];
      await store.apply({ write: names.map((name) => graph(name, shared)), drop: [] });
      await store.apply({ write: [], drop: names });
      assert.deepEqual(await rows('?o { ?s :p ?o }'), []);
      assert.deepEqual(await rows('?g { GRAPH ?g { ?s :p ?o } }'), []);
    });

    test('replacing and dropping in one batch: what moves from one graph to another stays', async () => {
      const { base, store, rows } = await area();
      await store.apply({
        write: [graph(`${base}a`, `<${base}s> <${base}p> "moves" .\n<${base}s> <${base}p> "goes" .\n`)],
        drop: [],
      });
      await store.apply({
        write: [graph(`${base}b`, `<${base}s> <${base}p> "moves" .\n`)],
        drop: [`${base}a`],
      });
      assert.deepEqual(await rows('?o { ?s :p ?o }'), [['moves']]);
      assert.deepEqual(await rows('?g { GRAPH ?g { ?s :p ?o } }'), [[`${base}b`]]);
    });

    test('what is said about a record is in the default graph alone, and is replaced and dropped with it', async () => {
      const { base, store, rows } = await area();
      const name = `${base}record`;
      const content = `<${base}s> <${base}p> "x" .\n`;
      const about = (who: string) => `<${name}> <${base}by> "${who}" .\n<${name}> <${base}at> "2026" .\n`;
      await store.apply({ write: [{ ...graph(name, content), about: about('Ada') }], drop: [] });
      assert.deepEqual(await rows('?w { ?g :by ?w }'), [['Ada']]);
      assert.deepEqual(await rows('?w { GRAPH ?h { ?g :by ?w } }'), []);
      await store.apply({ write: [{ ...graph(name, content, false), about: about('Ben') }], drop: [] });
      assert.deepEqual(await rows('?w { ?g :by ?w }'), [['Ben']]);
      await store.apply({ write: [], drop: [name] });
      assert.deepEqual(await rows('?w { ?g :by|:at ?w }'), []);
    });

    test('a graph that speaks of itself keeps what another graph says of it', async () => {
      const { base, store, rows } = await area();
      const scheme = `${base}scheme`;
      const itself = `<${scheme}> <${base}is> "a scheme" .\n`;
      await store.apply({ write: [graph(scheme, itself), graph(`${base}other`, itself)], drop: [] });
      await store.apply({ write: [], drop: [scheme] });
      assert.deepEqual(await rows('?o { ?s :is ?o }'), [['a scheme']]);
    });

    test('unknown names may be dropped, a graph written twice ends as the last said, "fresh" or not', async () => {
      const { base, store, rows } = await area();
      const name = `${base}twice`;
      await store.apply({ write: [], drop: [`${base}never`] });
      await store.apply({
        write: [
          graph(name, `<${base}s> <${base}p> "1" .\n`),
          graph(name, `<${base}s> <${base}p> "2" .\n`, false),
        ],
        drop: [],
      });
      assert.deepEqual(await rows('?o { ?s :p ?o }'), [['2']]);
    });

    test('more graphs than leave in one step, all sharing a triple, replaced and dropped', async () => {
      const { base, store, rows } = await area();
      const all = (value: string, fresh: boolean) =>
        Array.from({ length: 1_200 }, (_, n) =>
          graph(
            `${base}g${n}`,
            `<${base}s${n}> <${base}p> "${value}" .\n<${base}s> <${base}q> "all" .\n`,
            fresh,
          ),
        );
      await store.apply({ write: all('old', true), drop: [] });
      await store.apply({ write: all('new', false), drop: [] });
      assert.deepEqual(await rows('?o (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?o'), [['new', '1200']]);
      assert.deepEqual(await rows('(COUNT(*) AS ?n) { ?s :q ?o }'), [['1']]);
      await store.apply({ write: [], drop: all('', false).map((one) => one.graph) });
      assert.deepEqual(await rows('(COUNT(*) AS ?n) { ?s :p|:q ?o }'), [['0']]);
    });

    test('literals of every kind come back as they went in', async () => {
      const { base, store, rows } = await area();
      const values = [
        '浮世絵',
        'قناع',
        'a "quoted" \\ back',
        'line\nbreak',
        'dot . ',
        '<tag> & , ;',
        '𝄞',
        '.',
      ];
      const quote = (value: string) => JSON.stringify(value);
      const lines = values.map((value, n) => `<${base}s${n}> <${base}p> ${quote(value)} .`).join('\r\n');
      await store.apply({ write: [graph(`${base}g`, lines)], drop: [] });
      const found = (await rows('?o { GRAPH ?g { ?s :p ?o } }')).flat();
      assert.deepEqual(found.toSorted(), values.toSorted());
    });

    test('a graph that cannot be parsed is named, and the others of the batch are there', async () => {
      const { base, store, rows } = await area();
      const write = ['a', 'b', 'c', 'd'].map((name) =>
        graph(`${base}${name}`, `<${base}${name}> <${base}p> "${name}" .\n`),
      );
      write[2] = graph(`${base}c`, 'no triple at all');
      await assert.rejects(store.apply({ write, drop: [] }), (error: Error) => {
        assert.match(error.message, /^1 of 4 graphs/);
        assert.ok(error.message.includes(`<${base}c>`));
        return true;
      });
      assert.deepEqual(await rows('?o { ?s :p ?o } ORDER BY ?o'), [['a'], ['b'], ['d']]);
    });

    test('the version changes with what visitors see', async () => {
      const { base, store } = await area();
      const before = store.version();
      await store.apply({ write: [graph(`${base}v`, `<${base}s> <${base}p> "v" .\n`)], drop: [] });
      assert.notEqual(store.version(), before);
    });

    test('a dataset of several graphs is their merge; unknown graphs are empty', async () => {
      const { base, store, rows } = await area();
      const shared = `<${base}s> <${base}p> "shared" .\n`;
      await store.apply({ write: [graph(`${base}a`, shared), graph(`${base}b`, shared)], drop: [] });
      const count = '(COUNT(*) AS ?n)';
      assert.deepEqual(await rows(`${count} FROM :a FROM :b { ?s ?p ?o }`), [['1']]);
      assert.deepEqual(await rows(`${count} FROM :a FROM :none { ?s ?p ?o }`), [['1']]);
      assert.deepEqual(await rows(`${count} FROM <http://127.0.0.1:9/x> { ?s ?p ?o }`), [['0']]);
      const dataset = { default: [`${base}a`, `${base}b`], named: [`${base}b`] };
      assert.deepEqual(await rows(`${count} FROM :none { ?s ?p ?o }`, { dataset }), [['1']]);
      assert.deepEqual(await rows('?g { GRAPH ?g { ?s ?p ?o } }', { dataset }), [[`${base}b`]]);
      const named = { default: [], named: [`${base}a`] };
      assert.deepEqual(await rows(`${count} { ?s ?p ?o }`, { dataset: named }), [['0']]);
    });

    test('SERVICE is refused, also silent, nested, or by variable; so are updates and LOAD', async () => {
      const store = await opened;
      const target = ['http://127.0.0.1:80/', 'http://169.254.169.254/latest/meta-data/', 'http://[::1]/'];
      const queries = [
        ...target.map((one) => `SELECT * { SERVICE <${one}> { ?s ?p ?o } }`),
        ...target.map(
          (one) => `SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE SILENT <${one}> { ?s ?q ?z } } }`,
        ),
        'PREFIX x: <http://127.0.0.1/> SELECT * { { SELECT * { SERVICE x:y { ?s ?p ?o } } } }',
        'SELECT * { BIND(<http://127.0.0.1/> AS ?e) SERVICE ?e { ?s ?p ?o } }',
      ];
      for (const text of queries) {
        const result = await store.query({ text });
        assert.equal(result.kind === 'refused' && result.reason, 'service', text);
      }
      for (const text of ['INSERT DATA { <a:a> <a:b> <a:c> }', 'LOAD <http://127.0.0.1/>', 'DROP ALL']) {
        const result = await store.query({ text });
        assert.equal(result.kind === 'refused' && result.reason, 'update', text);
      }
    });

    test('faults are told with their line and column', async () => {
      const store = await opened;
      const cases: [string, number, number][] = [
        ['SELECT * WHERE {\n  ?s ?p }', 2, 9],
        ['SELECT * {\n ?s ?p ?o', 2, 10],
        ['SELCT * {}', 1, 1],
        ['SELECT * {\n ?s ?p "open\n}', 2, 8],
      ];
      for (const [text, line, column] of cases) {
        const result = await store.query({ text });
        assert.equal(result.kind, 'malformed', text);
        if (result.kind === 'malformed') assert.deepEqual([result.line, result.column], [line, column], text);
      }
      const prefix = await store.query({ text: 'ASK { ?s nope:x ?o }' });
      assert.ok(prefix.kind === 'malformed' && /nope/.test(prefix.message));
    });

    test('a query that nests without end, or is too long, is refused and harms nothing', async () => {
      const store = await opened;
      const texts = [
        `SELECT * {${'{'.repeat(20_000)}${'}'.repeat(20_000)}}`,
        `SELECT * { ?s ?p ?o FILTER(${'?o || '.repeat(8_000)}true) }`,
        `SELECT * {${'OPTIONAL { ?s ?p ?o } '.repeat(3_000)}}`,
        `ASK { ?s ?p "${'x'.repeat(200_000)}" }`,
      ];
      for (const text of texts) {
        const result = await store.query({ text });
        assert.equal(result.kind === 'refused' && result.reason, 'complexity', text.slice(0, 40));
      }
      assert.equal((await store.query({ text: 'ASK {}' })).kind, 'ok');
    });

    test('rows are cut at the limit, and only beyond it', async () => {
      const { base, store } = await area();
      const lines = Array.from(
        { length: 6 },
        (_, n) => `<${base}s${n}> <${base}p> "a,\\"}{\\n${n}" .\n`,
      ).join('');
      await store.apply({ write: [graph(`${base}g`, lines)], drop: [] });
      const select = `SELECT ?o { ?s <${base}p> ?o } ORDER BY ?o`;
      for (const [rows, cut] of [
        [5, 5],
        [6, null],
        [7, null],
      ] as const) {
        const result = await store.query({ text: select, limits: { rows } });
        assert.ok(result.kind === 'ok');
        assert.equal(result.truncatedAt, cut);
        const parsed = JSON.parse(Buffer.from(result.body).toString());
        assert.equal(parsed.results.bindings.length, Math.min(rows, 6));
        assert.equal(parsed.tessera?.truncated ?? false, cut !== null);
      }
      const own = await store.query({ text: `${select} LIMIT 3`, limits: { rows: 3 } });
      assert.equal(own.kind === 'ok' && own.truncatedAt, null);
      const later = await readRows(store, `${select} OFFSET 4 LIMIT 100`, { limits: { rows: 1 } });
      assert.deepEqual(later, [['a,"}{\n4']]);
      const values = `SELECT ?s ?o { ?s <${base}p> ?o } VALUES ?s { <${base}s1> <${base}s2> } # end`;
      assert.equal((await readRows(store, values, { limits: { rows: 1 } })).length, 1);
      const construct = `CONSTRUCT WHERE { ?s <${base}p> ?o }`;
      for (const [rows, cut] of [
        [5, 5],
        [6, null],
      ] as const) {
        const result = await store.query({ text: construct, limits: { rows } });
        assert.equal(result.kind === 'ok' && result.truncatedAt, cut);
      }
    });

    test('a result larger than its bytes is refused', async () => {
      const store = await opened;
      const text = `SELECT ?a { BIND("${'é'.repeat(1_000)}" AS ?a) }`;
      const result = await store.query({ text, limits: { bytes: 1_500 } });
      assert.equal(result.kind, 'too-large');
    });

    test('an endless query is ended; the store comes back with all it had and all that came meanwhile', async () => {
      const { base, store, rows } = await area();
      await store.apply({ write: [graph(`${base}a`, `<${base}s> <${base}p> "before" .\n`)], drop: [] });
      const started = performance.now();
      const endless = store.query({ text: ENDLESS, limits: { milliseconds: 400 } });
      const during = store.apply({
        write: [graph(`${base}b`, `<${base}s> <${base}p> "during" .\n`)],
        drop: [],
      });
      assert.equal((await endless).kind, 'timeout');
      assert.ok(performance.now() - started < 5_000);
      const refused = await store.query({ text: 'ASK {}' });
      if (refused.kind !== 'ok') {
        assert.ok(refused.kind === 'unavailable' && refused.retryAfter >= 1, refused.kind);
      }
      await during;
      await store.apply({ write: [graph(`${base}c`, `<${base}s> <${base}p> "after" .\n`)], drop: [] });
      await store.settled();
      for (const reader of ['visitors', 'site'] as const) {
        assert.deepEqual(await rows('?o { ?s :p ?o } ORDER BY ?o', { reader }), [
          ['after'],
          ['before'],
          ['during'],
        ]);
        assert.deepEqual(await rows('(COUNT(*) AS ?n) { GRAPH ?g { ?s :p ?o } }', { reader }), [['3']]);
      }
    });

    test("the site's queries go on while a visitor's query runs", async () => {
      const store = await opened;
      await store.settled();
      const endless = store.query({ text: ENDLESS, limits: { milliseconds: 1_000 } });
      const started = performance.now();
      assert.equal((await store.query({ text: 'ASK {}', reader: 'site' })).kind, 'ok');
      assert.ok(performance.now() - started < 900);
      assert.equal((await endless).kind, 'timeout');
      await store.settled();
    });

    test('a query whose asker goes before its turn is never run', async () => {
      const store = await opened;
      const gone = new AbortController();
      const before = store.query({ text: 'ASK {}' });
      const waiting = store.query({ text: ENDLESS, signal: gone.signal });
      gone.abort();
      assert.equal((await waiting).kind, 'aborted');
      assert.equal((await before).kind, 'ok');
    });
  });
}

/** 10^12 solutions to count. */
const ENDLESS = `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 12 }, (_, n) => `VALUES ?a${n} { 1 2 3 4 5 6 7 8 9 10 }`).join(' ')} }`;

function graph(name: string, ntriples: string, fresh = true): GraphWrite {
  return { graph: name, ntriples, fresh, about: '' };
}

/** Rows of a SELECT, read from its JSON; a test of what the store says, not of its formats. */
async function readRows(store: QuadStore, text: string, query: Partial<SparqlQuery>): Promise<string[][]> {
  const result = await store.query({ text, ...query });
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  if (result.kind !== 'ok') return [];
  const { head, results } = JSON.parse(Buffer.from(result.body).toString()) as {
    head: { vars: string[] };
    results: { bindings: Record<string, { value: string }>[] };
  };
  return results.bindings.map((row) => head.vars.map((name) => row[name]?.value ?? ''));
}
