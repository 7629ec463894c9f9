import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';
import type { QuadBatch, QuadStore } from '../../../server/projections/quads/quad-store.ts';

const graph = (name: string, value: string, fresh: boolean) => ({
  graph: `https://archive.example/${name}`,
  ntriples: `<https://archive.example/s> <https://archive.example/p> "${value}" .\n`,
  fresh,
  about: '',
});

async function values(store: QuadStore, reader: 'visitors' | 'site'): Promise<string[]> {
  const result = await store.query({ text: 'SELECT ?o { ?s ?p ?o } ORDER BY ?o', reader });
  assert.ok(result.kind === 'ok', JSON.stringify(result));
  const { results } = JSON.parse(Buffer.from(result.body).toString());
  return results.bindings.map((row: { o: { value: string } }) => row.o.value);
}

test('while the source is read, queries are told when to come back, and batches wait and are not lost', async (t) => {
  const gate = Promise.withResolvers<void>();
  async function* source(): AsyncIterable<QuadBatch> {
    yield { write: [graph('a', 'a1', false), graph('b', 'b1', false)], drop: [] };
    await gate.promise;
    // The source has the newer revision already that a waiting batch brings again.
    yield { write: [graph('c', 'c2', false)], drop: [] };
  }
  const { store, cursor } = await openQuadStore({ source });
  t.after(() => store.close());
  assert.equal(cursor, null);
  assert.deepEqual(
    store.ready().replicas.map(({ state }) => state),
    ['loading', 'loading'],
  );
  for (const reader of ['visitors', 'site'] as const) {
    const result = await store.query({ text: 'ASK {}', reader });
    assert.ok(result.kind === 'unavailable' && result.retryAfter > 0);
  }
  const applied = Promise.all([
    // Said to be fresh when it was; by the time it is applied it is not.
    store.apply({ write: [graph('c', 'c1', true)], drop: [] }),
    store.apply({ write: [graph('c', 'c2', false)], drop: [`https://archive.example/a`] }),
  ]);
  gate.resolve();
  await applied;
  await store.settled();
  assert.deepEqual(await values(store, 'visitors'), ['b1', 'c2']);
  assert.deepEqual(await values(store, 'site'), ['b1', 'c2']);
});

test('a source that fails is asked again', async (t) => {
  let asked = 0;
  async function* source(): AsyncIterable<QuadBatch> {
    asked += 1;
    yield { write: [graph('a', 'a1', true)], drop: [] };
    if (asked === 1) throw new Error('the archive is locked');
  }
  const { store } = await openQuadStore({ source });
  t.after(() => store.close());
  await store.settled();
  assert.ok(asked >= 2);
  assert.deepEqual(await values(store, 'site'), ['a1']);
});

test('rebuild takes what the source says now, and serves visitors meanwhile', async (t) => {
  let value = 'old';
  const asked = Promise.withResolvers<void>();
  async function* source(): AsyncIterable<QuadBatch> {
    if (value === 'new') await asked.promise;
    yield { write: [graph('a', value, true)], drop: [] };
  }
  const { store } = await openQuadStore({ source });
  t.after(() => store.close());
  await store.settled();
  value = 'new';
  const rebuilt = store.rebuild();
  assert.deepEqual(await values(store, 'visitors'), ['old']);
  asked.resolve();
  await rebuilt;
  assert.deepEqual(await values(store, 'visitors'), ['new']);
  assert.deepEqual(await values(store, 'site'), ['new']);
});

test('a query that exhausts the memory of WebAssembly fails alone: the replica starts again', async (t) => {
  async function* source(): AsyncIterable<QuadBatch> {
    yield { write: [graph('a', 'a1', true)], drop: [] };
  }
  const { store } = await openQuadStore({ source, limits: { milliseconds: 30_000 } });
  t.after(() => store.close());
  await store.settled();
  const doubled = Array.from({ length: 24 }, (_, n) => `BIND(CONCAT(?v${n}, ?v${n}) AS ?v${n + 1})`).join(
    ' ',
  );
  const text = `SELECT (STRLEN(?v24) AS ?n) { BIND("${'x'.repeat(1_000)}" AS ?v0) ${doubled} }`;
  assert.equal((await store.query({ text })).kind, 'failed');
  await store.settled();
  assert.deepEqual(await values(store, 'visitors'), ['a1']);
});
