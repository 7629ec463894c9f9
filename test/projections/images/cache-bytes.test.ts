import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cacheBytes } from '../../../server/projections/images/cache-bytes.ts';

test('keeps what was used last within its limit of bytes', () => {
  const cache = cacheBytes({ limit: 10, largest: 6 });
  cache.set('a', Buffer.alloc(4));
  cache.set('b', Buffer.alloc(4));
  cache.get('a');
  cache.set('c', Buffer.alloc(4));
  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => cache.get(key)?.length),
    [4, undefined, 4],
  );
  cache.set('large', Buffer.alloc(7));
  assert.equal(cache.get('large'), undefined);
  cache.set('a', Buffer.alloc(6));
  assert.equal(cache.get('a')?.length, 6);
  assert.equal(cache.get('c')?.length, 4, 'a replaced entry is not counted twice');
});

test('drops by prefix', () => {
  const cache = cacheBytes({ limit: 10, largest: 10 });
  cache.set('one\nx', Buffer.alloc(1));
  cache.set('two\nx', Buffer.alloc(1));
  cache.drop('one\n');
  assert.equal(cache.get('one\nx'), undefined);
  assert.equal(cache.get('two\nx')?.length, 1);
});
