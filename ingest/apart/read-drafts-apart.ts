import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type RowDraft, readDrafts } from '../ingest.ts';
import type { FromWorker, ToWorker, WorkerSource } from './drafts-worker.ts';
import { unpacker } from './pack-drafts.ts';

/** Files smaller than this are read before a thread would have started. */
const small = 1_000_000;
/** What reading may hold, in MB; no record of any format comes near it. */
const memory = 768;

const outOfMemory = (most: number): RowDraft => ({
  row: 0,
  failed: true,
  problems: [
    {
      row: 0,
      code: 'file.memory',
      severity: 'error',
      path: '',
      message: `Reading the file took more than ${most} MB of memory, and was ended; the rows before were read.`,
      remedy: 'Divide the file, and take out what is embedded in it (pictures, whole texts).',
    },
  ],
});

/** What the worker says, in its order; waits where there is nothing. */
function listen(worker: Worker) {
  const said: FromWorker[] = [];
  let failed: Error | undefined;
  let ended = false;
  let wake = (): void => {};
  worker.on('message', (message: FromWorker) => {
    said.push(message);
    wake();
  });
  worker.on('error', (error) => {
    failed = error instanceof Error ? error : new Error(String(error));
    wake();
  });
  worker.on('exit', () => {
    ended = true;
    wake();
  });
  return async (): Promise<FromWorker | 'out of memory'> => {
    while (said.length === 0) {
      if ((failed as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY')
        return 'out of memory';
      if (failed) throw failed;
      if (ended) throw new Error('The thread that read the file ended before its time.');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return said.shift()!;
  };
}

async function* fromWorker(
  source: WorkerSource,
  { onBytes, most }: { onBytes: (bytes: number) => void; most: number },
): AsyncGenerator<RowDraft> {
  const worker = new Worker(new URL('./drafts-worker.ts', import.meta.url), {
    name: 'reading',
    workerData: source,
    resourceLimits: { maxOldGenerationSizeMb: most },
  });
  const over = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const next = listen(worker);
  const unpack = unpacker();
  const say = (word: ToWorker): void => worker.postMessage(word);
  try {
    for (;;) {
      const said = await next();
      if (said === 'out of memory') return yield outOfMemory(most);
      onBytes(said.bytes);
      if (said.parcel === undefined) return;
      yield* unpack(said.parcel);
      say('taken');
    }
  } finally {
    // It closes what it opened, and goes by itself.
    say('stop');
    await over;
  }
}

/**
 * Reads a file as {@link readDrafts} does, in a thread of its own, so that reading and what is done with the rows go on at once, and a file that is hard to read (or meant to
 * be) takes neither time nor memory from others. Small files are read here. A draft whose content may enter comes without what it was before the check. `onBytes`: how many
 * bytes have been read; `most`: MB that the thread may hold. Throws for outages alone.
 */
export async function* readDraftsApart(
  source: WorkerSource,
  onBytes: (bytes: number) => void = () => {},
  most = memory,
): AsyncGenerator<RowDraft> {
  // Named one by one: what else an object has may be nothing that goes from thread to thread.
  const {
    file,
    name = basename(file),
    format,
    encoding,
    delimiter,
    sheet,
    contexts,
    mapping,
    language,
  } = source;
  const named = { file, name, format, encoding, delimiter, sheet, contexts, mapping, language };
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size >= small) return yield* fromWorker(named, { onBytes, most });
  yield* readDrafts(named);
  onBytes(size);
}
