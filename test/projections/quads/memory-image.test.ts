import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type OxigraphStore, openQuadStore } from '../../../server/projections/quads/open-quad-store.ts';
import type { GraphWrite, QuadBatch } from '../../../server/projections/quads/quad-store.ts';

const BASE = 'https://archive.example/';
const RECORDS = 400;

function record(n: number, revision = 0): GraphWrite {
  const graph = `${BASE}item/${n}/record/p`;
  const lines = Array.from(
    { length: 20 },
    (_, k) => `<${BASE}item/${n}> <${BASE}p${k % 7}> "${n % 50} ${k} r${revision} é浮"@en .`,
  );
  return {
    graph,
    ntriples: `${lines.join('\n')}\n`,
    fresh: revision === 0,
    about: `<${graph}> <${BASE}by> "P" .\n`,
  };
}

async function* allRecords(): AsyncIterable<QuadBatch> {
  yield { write: Array.from({ length: RECORDS }, (_, n) => record(n)), drop: [] };
}

/** A source that must not be needed. */
// biome-ignore lint/correctness/useYield: it fails before it could.
async function* forbidden(): AsyncIterable<QuadBatch> {
  throw new Error('the source was asked although there is an image');
}

const QUESTIONS = [
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
  'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }',
  `SELECT ?o { <${BASE}item/7> <${BASE}p3> ?o } ORDER BY ?o`,
  `SELECT ?p (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p`,
  `SELECT ?g { GRAPH ?g { ?s <${BASE}p1> ?o FILTER(CONTAINS(?o, "r1")) } } ORDER BY ?g`,
  `SELECT ?s FROM <${BASE}item/7/record/p> FROM <${BASE}item/8/record/p> { ?s <${BASE}p2> ?o } ORDER BY ?s`,
  `SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(REGEX(?o, "^4.* r", "i")) }`,
];

async function answers(store: OxigraphStore, reader: 'visitors' | 'site'): Promise<string[]> {
  const all: string[] = [];
  for (const text of QUESTIONS) {
    const result = await store.query({ text, reader });
    assert.ok(result.kind === 'ok', JSON.stringify(result));
    all.push(Buffer.from(result.body).toString());
  }
  return all;
}

describe('the memory image', () => {
  let folder: string;
  const opened: OxigraphStore[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-image-'));
  });
  after(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await rm(folder, { recursive: true });
  });
  const open = async (args: Parameters<typeof openQuadStore>[0]) => {
    const result = await openQuadStore(args);
    opened.push(result.store);
    await result.store.settled();
    return result;
  };

  test('load, save, restore, update, save and restore again: the answers are those of a store that was loaded', async () => {
    const first = join(folder, 'first.image');
    const loaded = await open({ source: allRecords, image: { file: first } });
    assert.equal(loaded.cursor, null);
    const expected = await answers(loaded.store, 'visitors');
    await loaded.store.saveImage({ file: first, cursor: 'cursor-1' });

    assert.deepEqual((await readdir(folder)).toSorted(), ['first.image.dataset', 'first.image.plain']);
    const restored = await open({ source: forbidden, image: { file: first } });
    assert.equal(restored.cursor, 'cursor-1');
    assert.deepEqual(await answers(restored.store, 'visitors'), expected);
    assert.deepEqual(await answers(restored.store, 'site'), expected);

    // The same changes to the store that was loaded and to the one that was restored.
    for (let round = 1; round <= 3; round++) {
      const batch = {
        write: [record(7, round), record(8, round), record(RECORDS + round)],
        drop: [record(20 + round).graph],
      };
      await loaded.store.apply(batch);
      await restored.store.apply(batch);
    }
    await Promise.all([loaded.store.settled(), restored.store.settled()]);
    const changed = await answers(loaded.store, 'visitors');
    assert.notDeepEqual(changed, expected);
    assert.deepEqual(await answers(restored.store, 'visitors'), changed);

    const second = join(folder, 'second.image');
    await restored.store.saveImage({ file: second, cursor: 'cursor-2' });
    const again = await open({ source: forbidden, image: { file: second } });
    assert.equal(again.cursor, 'cursor-2');
    assert.deepEqual(await answers(again.store, 'visitors'), changed);
    assert.deepEqual(await answers(again.store, 'site'), changed);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.part')),
      [],
    );
  });

  test('after a query was ended, a restored replica comes back from its image and what came since, not from the source', async () => {
    const file = join(folder, 'first.image');
    const { store } = await open({ source: forbidden, image: { file }, limits: { milliseconds: 300 } });
    await store.apply({ write: [record(7, 9)], drop: [] });
    const expected = await answers(store, 'visitors');
    const values = Array.from({ length: 12 }, (_, n) => `VALUES ?a${n} { 1 2 3 4 5 6 7 8 9 10 }`).join(' ');
    for (const where of [values, `GRAPH ?g { ?s ?p ?o } ${values}`]) {
      const ended = await store.query({ text: `SELECT (COUNT(*) AS ?n) { ${where} }` });
      assert.equal(ended.kind, 'timeout');
      await store.settled();
      assert.deepEqual(await answers(store, 'visitors'), expected);
      assert.deepEqual(await answers(store, 'site'), expected);
    }
  });

  test('anything wrong with either file, and both stores load from the source', async () => {
    const first = join(folder, 'first.image');
    const faults: Record<string, (file: string, good: Buffer) => Promise<void>> = {
      missing: (file) => rm(file, { force: true }),
      empty: (file) => writeFile(file, ''),
      'no image': (file) => writeFile(file, 'x'.repeat(100_000)),
      'of another build': (file, good) =>
        writeFile(file, Buffer.from(good.toString('latin1').replace('oxigraph 0.', 'oxigraph 9.'), 'latin1')),
      'cut short': (file, good) => writeFile(file, good.subarray(0, good.length - 70_000)),
      damaged: (file, good) => {
        const bad = Buffer.from(good);
        bad[good.length >> 1]! ^= 1;
        return writeFile(file, bad);
      },
      'taken at another time': (file) => copyFile(join(folder, `second.image.${role(file)}`), file),
    };
    const role = (file: string) => (file.endsWith('plain') ? 'plain' : 'dataset');
    for (const [index, [fault, make]] of Object.entries(faults).entries()) {
      const which = index % 2 === 0 ? 'plain' : 'dataset';
      const file = join(folder, `${fault}.image`);
      for (const one of ['plain', 'dataset']) await copyFile(`${first}.${one}`, `${file}.${one}`);
      await make(`${file}.${which}`, await readFile(`${first}.${which}`));
      const { store, cursor } = await openQuadStore({ source: allRecords, image: { file } });
      try {
        await store.settled();
        assert.equal(cursor, null, fault);
        for (const reader of ['visitors', 'site'] as const) {
          const [count] = await answers(store, reader);
          assert.ok(count?.includes(`"${RECORDS * 20 + RECORDS}"`), `${fault}: ${count}`);
        }
      } finally {
        await store.close();
      }
    }
  });
});
