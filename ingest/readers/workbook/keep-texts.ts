import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A list of texts that is written once and then read by number. */
export type KeptTexts = {
  add(text: string): void;
  get(index: number): string | undefined;
  count(): number;
  close(): void;
};

/** Characters held in memory; what comes after goes to a file in the folder for such. */
const inMemory = 48_000_000;
const bufferSize = 1 << 20;

/** The texts past what memory is given to: bytes in a file that has no name any more, with 8 bytes in memory for where each ends. */
function spill(): KeptTexts {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-'));
  const file = openSync(join(folder, 'texts'), 'w+');
  rmSync(folder, { recursive: true });
  let ends = new Float64Array(1 << 16);
  let count = 0;
  let written = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const flush = (): void => {
    for (const bytes of waiting) written += writeSync(file, bytes, 0, bytes.length, written);
    waiting = [];
    waitingBytes = 0;
  };
  return {
    add(text) {
      const bytes = Buffer.from(text);
      if (count === ends.length) {
        const more = new Float64Array(count * 2);
        more.set(ends);
        ends = more;
      }
      waiting.push(bytes);
      waitingBytes += bytes.length;
      ends[count++] = written + waitingBytes;
      if (waitingBytes > bufferSize) flush();
    },
    get(index) {
      if (index >= count) return undefined;
      if (waitingBytes > 0) flush();
      const start = index === 0 ? 0 : ends[index - 1]!;
      const bytes = Buffer.allocUnsafe(ends[index]! - start);
      readSync(file, bytes, 0, bytes.length, start);
      return bytes.toString();
    },
    count: () => count,
    close: () => closeSync(file),
  };
}

/** Texts in memory as far as they are few (48 million characters), the rest in a file that vanishes with the process. */
export function keepTexts(memory = inMemory): KeptTexts {
  const texts: string[] = [];
  let held = 0;
  let rest: KeptTexts | undefined;
  return {
    add(text) {
      if (rest) return rest.add(text);
      texts.push(text);
      // An empty text costs too.
      held += text.length + 16;
      if (held > memory) rest = spill();
    },
    get: (index) => (index < texts.length ? texts[index] : rest?.get(index - texts.length)),
    count: () => texts.length + (rest?.count() ?? 0),
    close: () => rest?.close(),
  };
}
