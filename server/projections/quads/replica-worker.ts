import { setPriority } from 'node:os';
import { parentPort, threadName } from 'node:worker_threads';
import type { Store } from 'oxigraph';
import { applyToDataset } from './apply-to-dataset.ts';
import { applyToPlain } from './apply-to-plain.ts';
import { readImage, writeImage } from './image-file.ts';
import { loadOxigraph } from './load-oxigraph.ts';
import { describeMemory } from './memory-image.ts';
import type { ReplicaAnswer, ReplicaTask, TaskResults } from './replica-messages.ts';
import { runQuery } from './run-query.ts';
import { spoilsInstance } from './spoils-instance.ts';

/** One Oxigraph store in a thread of its own; does one task at a time, in the order they come. */
const port = parentPort;
if (port === null) throw new Error('replica-worker.ts runs as a worker thread only');

// While much is taken in, the dataset comes after what visitors wait for. Linux gives each thread a priority of its own; 0 is this one.
if (threadName === 'quads-dataset' && process.platform === 'linux') setPriority(0, 10);

const engine = loadOxigraph();
let opened: Store | undefined;
let quads = 0;
/** Not made before it is needed: an image must find the instance unused. */
const store = () => {
  opened ??= new engine.oxigraph.Store();
  return opened;
};

const tasks: { [K in ReplicaTask['type']]: (task: Extract<ReplicaTask, { type: K }>) => TaskResults[K] } = {
  'apply-plain': ({ batch }) => ({ refused: applyToPlain({ store: store(), batch }) }),
  'apply-dataset': ({ batch }) => applyToDataset({ store: store(), batch }),
  query: ({ query }) => runQuery({ engine, store: store(), query }),
  count() {
    quads = store().size;
    return {};
  },
  'list-graphs'() {
    const rows = store().query('SELECT ?g { GRAPH ?g {} }', {
      results_format: 'text/tab-separated-values',
    }) as string;
    const names = rows.split('\n').slice(1).filter(Boolean);
    return { names: names.map((name) => name.trim().slice(1, -1)) };
  },
  'save-image'({ file, pair, cursor }) {
    const header = describeMemory({ engine, store: store(), quads, pair, cursor });
    if (header === null) throw new Error('this memory cannot be saved');
    writeImage({ engine, header, file });
    return {};
  },
  'read-image'({ file, pair }) {
    const read = readImage({ engine, file, pair });
    if (!read.ok) return read;
    opened = read.store;
    quads = read.header.quads;
    return { ok: true };
  },
};

port.on('message', ({ id, task }: { id: number; task: ReplicaTask }) => {
  let answer: ReplicaAnswer;
  try {
    const run = tasks[task.type] as (task: ReplicaTask) => TaskResults[ReplicaTask['type']];
    const value = run(task);
    answer = { id, ok: true, value, quads, bytes: engine.memory?.linear.buffer.byteLength ?? 0 };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer = { id, ok: false, message, spoiled: spoilsInstance(error) };
  }
  const moved = answer.ok && 'body' in answer.value ? [answer.value.body.buffer] : [];
  port.postMessage(answer, moved);
});
