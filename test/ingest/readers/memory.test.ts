import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readRows } from '../../../ingest/readers/read-rows.ts';

const size = 80_000_000;

// What is garbage and not yet collected says nothing; on a busy machine there is more of it.
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const held = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

/** Bytes made as they are read, about `size` of them. */
async function* generate(head: string, part: (i: number) => string, tail = ''): AsyncGenerator<Uint8Array> {
  yield Buffer.from(head);
  for (let given = 0, i = 0; given < size; i++) {
    const bytes = Buffer.from(part(i));
    given += bytes.length;
    yield bytes;
  }
  yield Buffer.from(tail);
}

/** How far the heap grows while a stream is read, and how many rows it held. */
async function measure(file: AsyncIterable<Uint8Array>): Promise<{ rows: number; grown: number }> {
  let rows = 0;
  let peak = 0;
  const before = held();
  for await (const outcome of readRows({ file })) {
    assert.equal(outcome.kind, 'row');
    if (++rows % 20_000 === 0) peak = Math.max(peak, held());
  }
  return { rows, grown: peak - before };
}

const text = 'Watercolour, ink and graphite; 水墨画 '.repeat(20);
const object = (i: number): string => `${JSON.stringify({ id: i, text, list: [{ a: 1 }, { b: [2] }] })}`;

for (const [name, file] of [
  ['a table', generate('id,text,note\n', (i) => `${i},"${text}",x\n`.repeat(50))],
  ['a JSON array', generate('[{"id":0}', (i) => `,${object(i)}`.repeat(50), ']')],
  ['JSON lines', generate('', (i) => `${object(i)}\n`.repeat(50))],
] as const)
  test(`${name} of 80 MB is read in less than 100 MB`, async () => {
    const { rows, grown } = await measure(file);
    assert.ok(rows > 50_000, `${rows} rows`);
    assert.ok(grown < 100_000_000, `grown by ${Math.round(grown / 1e6)} MB`);
  });
