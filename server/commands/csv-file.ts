import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A CSV file that is begun with its first row; `write` waits where the disk is slower than the source. */
export function csvFile<T>(path: string, toCsv: (rows: AsyncIterable<T>) => AsyncIterable<string>) {
  let stream: PassThrough | undefined;
  let finished: Promise<void> | undefined;
  return {
    path,
    async write(row: T): Promise<void> {
      if (!stream) {
        stream = new PassThrough({ objectMode: true });
        finished = pipeline(stream, toCsv, createWriteStream(path));
      }
      if (!stream.write(row)) await new Promise((resolve) => stream!.once('drain', resolve));
    },
    /** Ends the file; says whether there is one. */
    async end(): Promise<boolean> {
      stream?.end();
      await finished;
      return stream !== undefined;
    },
  };
}
