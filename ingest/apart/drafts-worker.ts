import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type DraftSource, type RowDraft, readDrafts } from '../ingest.ts';
import { packer } from './pack-drafts.ts';

/** Outcomes a parcel: few at first, so that rows are seen at once. */
const smallest = 20;
const largest = 200;
/** A row that takes long to come lets no others wait for it longer than this, in ms. */
const longest = 100;
/** Parcels on their way before the worker waits for the other side. */
const ahead = 4;

export type WorkerSource = Omit<DraftSource, 'file'> & { file: string };
/** From the worker: outcomes, and how many bytes of the file have been read. `parcel` is left out by the last one. */
export type FromWorker = { parcel?: string; bytes: number };
/** To the worker: a parcel was taken, or nothing more is wanted. */
export type ToWorker = 'taken' | 'stop';

const port = parentPort!;
const { file, ...source } = workerData as WorkerSource;
let under = 0;
let stopped = false;
let wake = (): void => {};
port.on('message', (said: ToWorker) => {
  if (said === 'taken') under--;
  else stopped = true;
  wake();
});

let bytes = 0;
async function* counted(): AsyncGenerator<Uint8Array> {
  for await (const part of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    bytes += part.length;
    yield part;
  }
}

const pack = packer();
async function send(outcomes: RowDraft[]): Promise<void> {
  under++;
  port.postMessage({ parcel: pack(outcomes), bytes } satisfies FromWorker);
  while (under >= ahead && !stopped)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
}

let size = smallest;
let since = performance.now();
let outcomes: RowDraft[] = [];
for await (const outcome of readDrafts({ ...source, file: counted() })) {
  outcomes.push(outcome);
  if (outcomes.length < size && performance.now() - since < longest) continue;
  await send(outcomes);
  if (stopped) break;
  outcomes = [];
  since = performance.now();
  size = Math.min(largest, size * 2);
}
if (outcomes.length && !stopped) await send(outcomes);
port.postMessage({ bytes } satisfies FromWorker);
port.close();
