import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { keepBesideSource } from '../../../server/projections/quads/keep-beside-source.ts';
import { type OpenArgs, openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';
import type { GraphWrite, QuadBatch, QuadStore } from '../../../server/projections/quads/quad-store.ts';

const BASE = 'https://archive.example/';
const ENDLESS = Array.from({ length: 12 }, (_, n) => `VALUES ?a${n} { 1 2 3 4 5 6 7 8 9 10 }`).join(' ');
const PLAIN_ENDLESS = `SELECT (COUNT(*) AS ?n) { ${ENDLESS} }`;
const GRAPH_ENDLESS = `SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } ${ENDLESS} }`;
const VALUES = `SELECT ?o { ?s <${BASE}p> ?o } ORDER BY ?o`;
const GRAPHS = `SELECT DISTINCT ?g { GRAPH ?g { ?s <${BASE}p> ?o } } ORDER BY ?g`;

const says = (value: string) => `<${BASE}s> <${BASE}p> "${value}" .\n`;
const isShared = (value: string) => Number(value) % 3 === 0;

/** Every third value is one that graphs share. */
const graph = (name: string, values: string[], fresh = true): GraphWrite => ({
  graph: BASE + name,
  ntriples: values
    .filter((value) => !isShared(value))
    .map(says)
    .join(''),
  shared: values.filter(isShared).map(says),
  fresh,
  about: `<${BASE}${name}> <${BASE}by> "${values.length}" .\n`,
});

async function open(t: TestContext, args: Partial<OpenArgs> = {}) {
  async function* nothing(): AsyncIterable<QuadBatch> {}
  const { store } = await openQuadStore({ source: nothing, ...args });
  t.after(() => store.close());
  await store.settled();
  return store;
}

async function column(store: QuadStore, text: string, reader: 'visitors' | 'site' = 'visitors') {
  const result = await store.query({ text, reader });
  if (result.kind !== 'ok') return result.kind;
  const { head, results } = JSON.parse(Buffer.from(result.body).toString());
  return results.bindings.map((row: Record<string, { value: string }>) =>
    row[head.vars[0]]?.value.replace(BASE, ''),
  );
}

test('plain has the default graph alone, dataset both', async (t) => {
  const store = await open(t);
  await store.apply({ write: [graph('a', ['1', '2']), graph('b', ['2'])], drop: [] });
  await store.settled();
  await delay(2_300);
  const quads = Object.fromEntries(store.ready().replicas.map((one) => [one.name, one.quads]));
  assert.deepEqual(quads, { plain: 4, dataset: 7 });
});

test('a mixed history, sent without waiting, with both stores ended on the way: they agree with it', async (t) => {
  const history = new Map<string, string[]>();
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const store = await open(t, { limits: { milliseconds: 300 }, maxBehind: 1_000 });
  const sent: Promise<void>[] = [];
  for (let round = 0; round < 120; round++) {
    const write: GraphWrite[] = [];
    const drop: string[] = [];
    for (let n = random(4); n >= 0; n--) {
      const name = `g${random(30)}`;
      if (random(3) === 0) {
        drop.push(BASE + name);
        history.delete(name);
      }
      if (random(3) > 0) {
        const values = Array.from({ length: 1 + random(4) }, () => String(random(25)));
        write.push(graph(name, values, random(2) === 0));
      }
    }
    for (const name of drop) history.delete(name.replace(BASE, ''));
    for (const one of write) {
      const said = one.ntriples + (one.shared ?? []).join('');
      const values = [...said.matchAll(/"(.*)"/g)].map(([, value]) => value!);
      history.set(one.graph.replace(BASE, ''), values);
    }
    sent.push(store.apply({ write, drop }));
    if (round === 40) sent.push(store.query({ text: PLAIN_ENDLESS }).then(() => {}));
    if (round === 70) sent.push(store.query({ text: GRAPH_ENDLESS }).then(() => {}));
    if (round % 10 === 0) await delay(20);
  }
  await Promise.all(sent);
  await store.settled();
  const values = [...new Set([...history.values()].flat())].toSorted();
  const about = [...history].map(([name, own]) => `${name}=${own.length}`).toSorted();
  const said = `SELECT (CONCAT(STR(?g), "=", ?n) AS ?x) { ?g <${BASE}by> ?n } ORDER BY ?x`;
  for (const reader of ['visitors', 'site'] as const) {
    assert.deepEqual(await column(store, VALUES, reader), values, reader);
    assert.deepEqual(await column(store, said, reader), about, reader);
  }
  assert.deepEqual(await column(store, GRAPHS), [...history.keys()].toSorted());
});

test('dataset stands in while plain restarts; what names graphs waits while dataset does', async (t) => {
  const store = await open(t, { limits: { milliseconds: 300 } });
  await store.apply({ write: [graph('a', ['1'])], drop: [] });
  const before = store.version();
  const queued = store.query({ text: PLAIN_ENDLESS });
  // In the line of the store that will be ended.
  const behind = column(store, VALUES);
  assert.equal((await queued).kind, 'timeout');
  assert.equal(store.ready().replicas[0]?.state, 'restarting');
  assert.deepEqual(await column(store, VALUES), ['1']);
  assert.deepEqual(await behind, ['1']);
  await store.apply({ write: [graph('b', ['2'])], drop: [`${BASE}a`] });
  assert.deepEqual(await column(store, VALUES), ['2']);
  await store.settled();
  assert.deepEqual(await column(store, VALUES), ['2']);
  assert.notEqual(store.version(), before);

  assert.equal((await store.query({ text: GRAPH_ENDLESS })).kind, 'timeout');
  const named = await store.query({ text: GRAPHS });
  assert.ok(named.kind === 'unavailable' && named.retryAfter > 0, named.kind);
  assert.deepEqual(await column(store, VALUES), ['2']);
  assert.deepEqual(await column(store, VALUES, 'site'), ['2']);
  await store.settled();
  assert.deepEqual(await column(store, GRAPHS), ['b']);
});

test('what is dropped is not shown after two seconds, though a long query holds dataset up', async (t) => {
  const store = await open(t, { limits: { milliseconds: 4_000 } });
  await store.apply({ write: [graph('a', ['secret']), graph('b', ['open'])], drop: [] });
  await store.settled();
  const long = store.query({ text: GRAPH_ENDLESS });
  await delay(50);
  const started = performance.now();
  const dropped = store.apply({ write: [], drop: [`${BASE}a`] });
  const seen: { at: number; values: unknown }[] = [];
  while (performance.now() - started < 3_000) {
    const at = performance.now() - started;
    seen.push({ at, values: await column(store, VALUES) });
    await delay(100);
  }
  assert.equal((await long).kind, 'timeout');
  await dropped;
  for (const { at, values } of seen) {
    if (at > 2_000) assert.ok(!String(values).includes('secret'), `${at}: ${values}`);
  }
  await store.settled();
  assert.deepEqual(await column(store, VALUES), ['open']);
});

test('a query that names graphs knows of the batches that its asker has seen accepted', async (t) => {
  const store = await open(t);
  for (let n = 0; n < 20; n++) {
    await store.apply({ write: [graph(`g${n}`, [`${n}`])], drop: [] });
    assert.equal((await column(store, GRAPHS)).length, n + 1);
  }
});

test('rebuild brings back what the source does not know, and batches on the way count', async (t) => {
  let gate = Promise.resolve();
  let values = ['old'];
  const beside = keepBesideSource(async function* () {
    yield { write: [graph('a', values)], drop: [] };
    await gate;
  });
  const store = await open(t, { source: beside.source });
  const scheme = { write: [graph('scheme', ['concept'], false)], drop: [] };
  beside.note(scheme);
  await store.apply(scheme);
  values = ['new'];
  const opened = Promise.withResolvers<void>();
  gate = opened.promise;
  const rebuilt = store.rebuild();
  // Nothing of this waits for the source: dataset answers, as it was, and with what comes.
  await delay(100);
  await store.apply({ write: [graph('b', ['b'])], drop: [`${BASE}scheme`] });
  beside.note({ write: [], drop: [`${BASE}scheme`] });
  assert.deepEqual(await column(store, VALUES), ['b', 'old']);
  opened.resolve();
  await rebuilt;
  for (const reader of ['visitors', 'site'] as const) {
    assert.deepEqual(await column(store, VALUES, reader), ['b', 'new']);
  }
  const again = { write: [graph('scheme', ['c2'], false)], drop: [] };
  beside.note(again);
  await store.apply(again);
  await store.rebuild();
  assert.deepEqual(await column(store, VALUES), ['c2', 'new']);
});
