import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { feedDataset } from '../../../server/projections/quads/feed-dataset.ts';
import { feedPlain } from '../../../server/projections/quads/feed-plain.ts';
import { type Entry, openJournal } from '../../../server/projections/quads/journal.ts';
import { unpackText } from '../../../server/projections/quads/pack-text.ts';
import { spawnWorker } from '../../../server/projections/quads/spawn-worker.ts';
import { packSubmission } from '../../../server/projections/quads/submission.ts';

const BASE = 'https://archive.example/';
const line = (value: string) => `<${BASE}s> <${BASE}p> "${value}" .`;
const NOW = { wanted: true, upTo: Number.POSITIVE_INFINITY };

/** Both stores, whose steps the test takes one by one. */
async function openStores(t: TestContext, { rest = 0 } = {}) {
  const journal = openJournal();
  journal.complete = true;
  const broken: Error[] = [];
  const shared = { journal, onApplied: () => {}, onBroken: (error: Error) => broken.push(error) };
  const feeds = {
    plain: feedPlain(shared),
    dataset: feedDataset({ ...shared, rest: () => rest, wake: () => {} }),
  };
  const workers = {
    plain: spawnWorker({ name: 'plain', onDeath: () => {} }),
    dataset: spawnWorker({ name: 'dataset', onDeath: () => {} }),
  };
  t.after(() => Promise.all([workers.plain.terminate(), workers.dataset.terminate()]));
  for (const role of ['plain', 'dataset'] as const) await feeds[role].open(workers[role]);
  let sequence = 0;
  return {
    /** Graphs by name with their lines, and names to drop. */
    submit(graphs: Record<string, string[]>, drop: string[] = []): Entry {
      const write = Object.entries(graphs).map(([name, lines]) => ({
        graph: BASE + name,
        ntriples: lines.join('\n'),
        fresh: true,
        about: `<${BASE}${name}> <${BASE}by> "P" .\n`,
      }));
      const submission = packSubmission({ write, drop: drop.map((name) => BASE + name) });
      const entry = journal.append({ submission, sequence: ++sequence });
      feeds.plain.add(entry);
      feeds.dataset.add(entry);
      return entry;
    },
    journal,
    broken,
    feeds,
    /** Takes a step, if there is one. */
    async step(role: 'plain' | 'dataset', when = NOW): Promise<boolean> {
      const step = feeds[role].next(when);
      await step?.run(workers[role]);
      return step !== null;
    },
    /** The default graph's lines, by value of the shared subject, then what is said of graphs. */
    async content(role: 'plain' | 'dataset', pattern = '?s ?p ?o'): Promise<string[]> {
      const answer = await workers[role].call({
        type: 'query',
        query: {
          text: `SELECT ?s ?o { ${pattern} }`,
          base: BASE,
          mediaType: 'text/csv',
          dataset: null,
          closures: [],
          maxBytes: 1e6,
          maxRows: 1e4,
          cap: { kind: 'none' },
        },
      });
      assert.ok(answer.kind === 'ok');
      const rows = Buffer.from(answer.body).toString().trim().split('\r\n').slice(1);
      return rows.map((row) => row.replace(BASE, '')).toSorted();
    },
    restart: async (role: 'plain' | 'dataset') => {
      await workers[role].terminate();
      workers[role] = spawnWorker({ name: role, onDeath: () => {} });
      await feeds[role].open(workers[role]);
    },
  };
}

const removalsOf = ({ removals }: Entry) =>
  removals === null ? null : unpackText(removals).toString().trim().split('\n').filter(Boolean).toSorted();

test('what takes something away goes ahead of fresh batches, and plain waits for nothing else', async (t) => {
  const { submit, step, content, feeds } = await openStores(t);
  submit({ a: [line('a'), line('shared')] });
  assert.ok(await step('plain'));
  assert.ok(await step('dataset'));
  const fresh = [submit({ b: [line('b')] }), submit({ c: [line('c')] })];
  const drop = submit({}, ['a']);
  const late = submit({ d: [line('d')] });
  assert.ok(await step('plain'));
  assert.ok(await step('plain'));
  assert.equal(feeds.plain.next(NOW), null, 'what leaves is not known yet');
  assert.ok(await step('dataset'));
  assert.deepEqual([drop.applied.dataset, ...fresh.map((one) => one.applied.dataset)], [true, false, false]);
  assert.ok(await step('plain'));
  assert.deepEqual(await content('plain', `?s <${BASE}p> ?o`), ['s,b', 's,c']);
  assert.deepEqual(await content('dataset', `GRAPH ?g { ?s <${BASE}p> ?o }`), []);
  while ((await step('dataset')) || (await step('plain')));
  assert.ok(late.applied.plain && late.applied.dataset);
  assert.deepEqual(await content('plain'), await content('dataset'));
});

test('plain keeps what a queued graph says too, however it is written there', async (t) => {
  const { submit, step, content } = await openStores(t);
  const values = ['same', 'spaced', 'escaped-é', 'iri', 'own'];
  submit({ a: values.map(line) });
  await step('dataset');
  await step('plain');
  submit({
    b: [
      line('same'),
      `<${BASE}s>\t<${BASE}p>   "spaced".\r`,
      `<${BASE}s> <${BASE}p> "escaped-\\u00e9" .`,
      `<${BASE}\\u0073> <${BASE}p> "iri" .`,
      line('b'),
    ],
  });
  await step('plain');
  const drop = submit({}, ['a']);
  await step('dataset');
  assert.deepEqual(removalsOf(drop), [`<${BASE}a> <${BASE}by> "P" .`, line('own')]);
  await step('plain');
  const expected = ['b,P', 's,b', 's,escaped-é', 's,iri', 's,same', 's,spaced'];
  assert.deepEqual(await content('plain'), expected);
  await step('dataset');
  assert.deepEqual(await content('dataset'), expected);
});

test('a queued graph that goes before its turn never comes to dataset, and leaves plain', async (t) => {
  const { submit, step, content } = await openStores(t);
  submit({ a: [line('kept-by-a')] });
  await step('dataset');
  await step('plain');
  submit({ b: [line('b'), line('kept-by-a'), line('kept-by-c')], c: [line('kept-by-c'), line('c')] });
  submit({ d: [line('d1')] });
  await step('plain');
  await step('plain');
  const drop = submit({ d: [line('d2')] }, ['b']);
  await step('dataset');
  assert.deepEqual(removalsOf(drop), [`<${BASE}b> <${BASE}by> "P" .`, line('b'), line('d1')]);
  await step('plain');
  const expected = ['a,P', 'c,P', 'd,P', 's,c', 's,d2', 's,kept-by-a', 's,kept-by-c'];
  assert.deepEqual(await content('plain'), expected);
  // Again in the queue, written anew, and dropped in the same way.
  submit({ b: [line('b2')] });
  await step('plain');
  submit({}, ['b', 'c']);
  while ((await step('dataset')) || (await step('plain')));
  const last = ['a,P', 'd,P', 's,d2', 's,kept-by-a'];
  assert.deepEqual(await content('plain'), last);
  assert.deepEqual(await content('dataset'), last);
  assert.deepEqual(await content('dataset', 'GRAPH ?g { ?s ?p ?o }'), ['s,d2', 's,kept-by-a']);
});

test('batches that take something away keep their order, also when replayed', async (t) => {
  const { submit, step, content, restart } = await openStores(t);
  submit({ a: [line('1')] });
  submit({ b: [line('b')] });
  await step('plain');
  await step('plain');
  submit({ a: [line('2'), line('b')] });
  submit({ a: [line('3')] }, ['b']);
  await step('dataset');
  await step('plain');
  assert.deepEqual(await content('plain', `?s <${BASE}p> ?o`), ['s,2', 's,b']);
  await restart('dataset');
  await restart('plain');
  assert.equal(await step('dataset'), true);
  while ((await step('dataset')) || (await step('plain')));
  for (const role of ['plain', 'dataset'] as const)
    assert.deepEqual(await content(role), ['a,P', 's,3'], role);
});

test('dataset leaves fresh batches while it is to rest, unless somebody waits or something leaves', async (t) => {
  const { submit, step } = await openStores(t, { rest: 10_000 });
  const unwanted = { ...NOW, wanted: false };
  submit({ a: [line('a')] });
  assert.equal(await step('dataset', unwanted), false);
  assert.equal(await step('plain', unwanted), true);
  const drop = submit({}, ['a']);
  assert.equal(await step('dataset', unwanted), true);
  assert.ok(drop.applied.dataset);
  assert.equal(await step('dataset', unwanted), false);
  assert.equal(await step('dataset'), true);
});

test('nothing is taken beyond the batch that is to be saved', async (t) => {
  const { submit, step } = await openStores(t);
  const first = submit({ a: [line('a')] });
  submit({}, ['a']);
  const held = { wanted: true, upTo: first.sequence };
  assert.equal(await step('dataset', held), true);
  assert.ok(first.applied.dataset);
  assert.equal(await step('dataset', held), false);
  assert.equal(await step('plain', held), true);
  assert.equal(await step('plain', held), false);
});
