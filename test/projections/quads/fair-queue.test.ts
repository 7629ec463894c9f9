import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fairQueue } from '../../../server/projections/quads/fair-queue.ts';

test('whoever has used least comes next; among equals they take turns', () => {
  const queue = fairQueue<string>({ now: () => 0 });
  for (const n of [1, 2, 3]) queue.push(`a${n}`, 'a');
  queue.push('b1', 'b');
  queue.push('b2', 'b');
  assert.equal(queue.size(), 5);
  assert.deepEqual([queue.shift(), queue.shift(), queue.shift()], ['a1', 'b1', 'a2']);
  queue.used('b', 500);
  assert.equal(queue.peek(), 'a3');
  assert.deepEqual([queue.shift(), queue.shift(), queue.shift()], ['a3', 'b2', undefined]);
});

test('what was used is forgotten with time', () => {
  let time = 0;
  const queue = fairQueue<string>({ now: () => time });
  queue.used('a', 1_000);
  queue.used('b', 10);
  time = 100_000;
  queue.used('b', 10);
  queue.push('b', 'b');
  queue.push('a', 'a');
  assert.equal(queue.shift(), 'a', 'a thousand long ago are fewer than ten now');
});

test('one who has gone leaves the line', () => {
  const queue = fairQueue<string>({ now: () => 0 });
  queue.push('a1', 'a');
  queue.push('b1', 'b');
  assert.equal(queue.remove('a1'), true);
  assert.equal(queue.remove('a1'), false);
  assert.deepEqual(queue.clear(), ['b1']);
  assert.equal(queue.size(), 0);
});
