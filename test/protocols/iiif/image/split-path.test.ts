import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitPath } from '../../../../server/protocols/iiif/image/split-path.ts';

test('a path is split before it is decoded', () => {
  assert.deepEqual(splitPath('/ark:%2F1%2Fx/info.json'), {
    state: 'info',
    id: 'ark:/1/x',
    rawId: 'ark:%2F1%2Fx',
  });
  assert.deepEqual(splitPath('/a%252Fb'), { state: 'base', id: 'a%2Fb', rawId: 'a%252Fb' });
  assert.deepEqual(splitPath('/a/'), { state: 'base', id: 'a', rawId: 'a' });
  for (const path of ['/', '//info.json', '/a/b/info.json', '/a/full/max/0', '/a/b/full/max/0/default.jpg']) {
    assert.equal(splitPath(path).state, 'unknown', path);
  }
  assert.equal(splitPath('/a%zz/info.json').state, 'malformed');
});
