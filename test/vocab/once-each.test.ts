import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onceEach } from '../../vocab/record/once-each.ts';

test('each text is new once, be they few or many', () => {
  const isNew = onceEach();
  const texts = Array.from({ length: 100 }, (_, n) => `text ${n}`);
  assert.deepEqual(
    texts.map(isNew),
    texts.map(() => true),
  );
  assert.deepEqual(
    texts.map(isNew),
    texts.map(() => false),
  );
});
