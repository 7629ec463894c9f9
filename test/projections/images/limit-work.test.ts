import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitWork } from '../../../server/projections/images/limit-work.ts';

test('runs so many at a time, in order, and turns away what the queue cannot hold', async () => {
  const limit = limitWork({ concurrent: 2, waiting: 2 });
  const began: number[] = [];
  const finish: (() => void)[] = [];
  const jobs = [0, 1, 2, 3, 4].map((job) =>
    limit.run(async () => {
      began.push(job);
      await new Promise<void>((resolve) => finish.push(resolve));
      return job;
    }),
  );
  assert.deepEqual(await jobs[4], { state: 'busy' });
  assert.deepEqual(began, [0, 1]);
  finish[1]!();
  assert.deepEqual(await jobs[1], { state: 'done', value: 1 });
  await new Promise(setImmediate);
  assert.deepEqual(began, [0, 1, 2]);
  finish[0]!();
  await jobs[0];
  await new Promise(setImmediate);
  finish[2]!();
  finish[3]!();
  assert.deepEqual(await jobs[3], { state: 'done', value: 3 });
});

test('a waiting job whose client left does not begin, and gives up its place', async () => {
  const limit = limitWork({ concurrent: 1, waiting: 1 });
  let finish = () => {};
  const first = limit.run(() => new Promise<void>((resolve) => (finish = resolve)));
  const client = new AbortController();
  const second = limit.run(async () => assert.fail('it began'), client.signal);
  client.abort();
  assert.deepEqual(await second, { state: 'cancelled' });
  const third = limit.run(async () => 'third');
  finish();
  await first;
  assert.deepEqual(await third, { state: 'done', value: 'third' });
  assert.deepEqual(await limit.run(async () => 1, AbortSignal.abort()), { state: 'cancelled' });
});

test('a job that fails makes room for the next', async () => {
  const limit = limitWork({ concurrent: 1, waiting: 0 });
  await assert.rejects(
    limit.run(() => Promise.reject(new Error('broken'))),
    /broken/,
  );
  assert.deepEqual(await limit.run(async () => 1), { state: 'done', value: 1 });
});
