import { parentPort } from 'node:worker_threads';
import type { Store } from 'oxigraph';
import { applyBatch } from './apply-batch.ts';
import { receiveMemory, sendMemory } from './copy-memory.ts';
import { readImage, writeImage } from './image-file.ts';
import { loadOxigraph } from './load-oxigraph.ts';
import { describeMemory } from './memory-image.ts';
import type { ReplicaAnswer, ReplicaTask, TaskResults } from './replica-messages.ts';
import { runQuery } from './run-query.ts';
import { spoilsInstance } from './spoils-instance.ts';

/** One Oxigraph store in a thread of its own; does one task at a time, in the order they come. */
const port = parentPort;
if (port === null) throw new Error('replica-worker.ts runs as a worker thread only');

const engine = loadOxigraph();
let opened: Store | undefined;
let quads = 0;
let sequence = 0;
/** Not made before it is needed: an image must find the instance unused. */
const store = () => {
  opened ??= new engine.oxigraph.Store();
  return opened;
};

const describe = (cursor: string) => {
  const header = describeMemory({ engine, store: store(), quads, sequence, cursor });
  if (header === null) throw new Error('this memory cannot be copied');
  return header;
};

const tasks: { [K in ReplicaTask['type']]: (task: Extract<ReplicaTask, { type: K }>) => TaskResults[K] } = {
  apply({ batch, trustFresh, sequence: number }) {
    const refused = applyBatch({ store: store(), batch, trustFresh });
    if (number !== null) sequence = number;
    return { refused };
  },
  query: ({ query }) => runQuery({ engine, store: store(), query }),
  count() {
    quads = store().size;
    return {};
  },
  'save-image'({ file, cursor }) {
    writeImage({ engine, header: describe(cursor), file });
    return {};
  },
  'read-image'({ file }) {
    const read = readImage({ engine, file });
    if (!read.ok) return read;
    opened = read.store;
    quads = read.header.quads;
    return { ok: true, cursor: read.header.cursor };
  },
  'send-memory'({ window }) {
    sendMemory({ engine, header: describe(''), window });
    return {};
  },
  'receive-memory'({ window }) {
    const received = receiveMemory({ engine, window });
    if (received === null) throw new Error('the other replica runs another build');
    opened = received.store;
    ({ quads, sequence } = received.header);
    return { sequence };
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
