import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { follow } from '../../server/feed/follow.ts';

const list = Array.from({ length: 10 }, (_, i) => ({ seq: i + 1 }));
const reading = { read: (seq: number, limit: number) => list.slice(seq, seq + limit), batch: 3 };

test('a follower reads all, moves its cursor in order however batches end, and waits for more', async () => {
  const entries = list.slice();
  let cursor = 0;
  const cursors: number[] = [];
  const seen: number[] = [];
  const stop = new AbortController();
  const done = follow(
    {
      name: 'test',
      read: (seq, limit) => entries.slice(seq, seq + limit),
      cursor: () => cursor,
      setCursor: (seq) => {
        cursor = seq;
        cursors.push(seq);
      },
      apply: async (batch) => {
        await delay(20 - batch[0]!.seq);
        seen.push(...batch.map((e) => e.seq));
      },
      batch: 3,
      ahead: 3,
    },
    { signal: stop.signal, idle: 5 },
  );
  await delay(100);
  assert.deepEqual(cursors, [3, 6, 9, 10]);
  entries.push({ seq: 11 });
  await delay(60);
  stop.abort();
  await done;
  assert.equal(cursor, 11);
  assert.deepEqual(
    seen.toSorted((a, b) => a - b),
    entries.map((e) => e.seq),
  );
});

test('a batch that fails is tried again from the cursor, and nothing is passed over', async () => {
  let cursor = 0;
  let failures = 2;
  const seen = new Set<number>();
  const told: string[] = [];
  const stop = new AbortController();
  const done = follow(
    {
      ...reading,
      name: 'flaky',
      cursor: () => cursor,
      setCursor: (seq) => {
        cursor = seq;
      },
      apply: async (batch) => {
        if (batch.some((e) => e.seq === 5) && failures-- > 0) throw new Error('outage');
        for (const { seq } of batch) seen.add(seq);
      },
    },
    { signal: stop.signal, idle: 5, report: (message) => told.push(message) },
  );
  while (cursor < 10) await delay(20);
  stop.abort();
  await done;
  assert.equal(seen.size, 10);
  assert.deepEqual(told, [
    'flaky stopped at 3 and goes on in 500 ms',
    'flaky stopped at 3 and goes on in 1000 ms',
  ]);
});
