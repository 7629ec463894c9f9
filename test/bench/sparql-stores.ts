import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type OxigraphStore, openQuadStore } from '../../server/projections/quads/open-quad-store.ts';
import type { QuadBatch } from '../../server/projections/quads/quad-store.ts';
import { makeBatches } from './make-graphs.ts';

export type StoreMeasurement = { name: string; value: number; unit: string };

const MILLISECONDS = 1_000;
const ENDLESS = Array.from({ length: 12 }, (_, n) => `VALUES ?a${n} { 1 2 3 4 5 6 7 8 9 10 }`).join(' ');

/**
 * How long the two stores take to be filled, in bulk and from the source, saved, and brought back, for so
 * many records; and their memory. Seconds of the clock, and of the processors in brackets.
 */
export async function benchStores({ records }: { records: number }): Promise<StoreMeasurement[]> {
  const measured: StoreMeasurement[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const image = { file: join(folder, 'quads.image') };
  async function* all(): AsyncIterable<QuadBatch> {
    yield* makeBatches(records);
  }
  async function* none(): AsyncIterable<QuadBatch> {}
  const note = (name: string, value: number, unit = 's') => measured.push({ name, value, unit });
  const watch = () => {
    const began = performance.now();
    const cpu = process.cpuUsage();
    return (name: string) => {
      const { user, system } = process.cpuUsage(cpu);
      note(name, (performance.now() - began) / 1_000);
      note(`${name}: processors`, (user + system) / 1e6);
    };
  };
  const ready = async (store: OxigraphStore, index: number) => {
    while (store.ready().replicas[index]?.state !== 'ready') await delay(5);
  };
  const limits = { milliseconds: MILLISECONDS };
  try {
    let done = watch();
    for (const { write } of makeBatches(records)) if (write.length === 0) throw new Error('no records');
    done('making the records');

    const bulk = (await openQuadStore({ source: none, limits })).store;
    await bulk.settled();
    done = watch();
    for (const batch of makeBatches(records)) await bulk.apply(batch);
    done('bulk load, to the last record in plain');
    await bulk.settled();
    done('bulk load, to the last record in both');
    const saving = watch();
    await bulk.saveImage({ file: image.file, cursor: '' });
    saving('saving both memories');
    for (const role of ['plain', 'dataset']) {
      note(`image of ${role}`, statSync(`${image.file}.${role}`).size / 2 ** 20, 'MB');
    }
    await delay(5_000);
    for (const { name, quads, bytes } of bulk.ready().replicas) {
      note(`${name}: quads`, quads, '');
      note(`${name}: memory`, bytes / 2 ** 20, 'MB');
    }
    await ended(bulk, `SELECT (COUNT(*) AS ?n) { ${ENDLESS} }`, 0, 'plain, after a query was ended');
    await ended(bulk, `SELECT (COUNT(*) AS ?n) { GRAPH ?g { } ${ENDLESS} }`, 1, 'dataset, likewise');
    note('memory of the process', peakMemory(), 'MB');
    await bulk.close();

    done = watch();
    const restored = (await openQuadStore({ source: none, image, limits })).store;
    await ready(restored, 0);
    done('from images, to ready');
    await ready(restored, 1);
    done('from images, to both ready');
    await restored.close();

    done = watch();
    const loaded = (await openQuadStore({ source: all, limits })).store;
    await ready(loaded, 0);
    done('from the source, to ready');
    await loaded.settled();
    done('from the source, to both ready');
    await ended(loaded, `SELECT (COUNT(*) AS ?n) { ${ENDLESS} }`, 0, 'plain, without an image, likewise');
    await loaded.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return measured;

  async function ended(store: OxigraphStore, text: string, index: number, name: string) {
    const answer = await store.query({ text });
    if (answer.kind !== 'timeout') throw new Error(`the query was to be ended, not ${answer.kind}`);
    const done = watch();
    await ready(store, index);
    done(`back: ${name}`);
  }
}

/** The most memory that this process has held, in megabytes (Linux). */
const peakMemory = () =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;

if (import.meta.main) {
  for (const { name, value, unit } of await benchStores({ records: Number(process.argv[2] ?? 69_202) })) {
    console.log(`${name.padEnd(60)} ${value.toFixed(value < 1_000 ? 2 : 0)} ${unit}`);
  }
}
