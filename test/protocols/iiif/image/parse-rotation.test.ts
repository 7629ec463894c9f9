import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRotation } from '../../../../server/protocols/iiif/image/parse-rotation.ts';

const rotations: [string, boolean, number][] = [
  ['0', false, 0],
  ['90', false, 90],
  ['22.5', false, 22.5],
  ['.5', false, 0.5],
  ['360', false, 0],
  ['!0', true, 0],
  ['!180', true, 180],
  ['007', false, 7],
];
for (const [text, mirror, degrees] of rotations) {
  test(`rotation ${text}`, () => {
    assert.deepEqual(parseRotation(text), { state: 'ok', value: { mirror, degrees } });
  });
}
for (const text of [
  '',
  '!',
  '-90',
  '361',
  '360.1',
  '1e2',
  'left',
  '!!0',
  '0!',
  '+5',
  '.',
  'NaN',
  'Infinity',
]) {
  test(`no rotation: ${text || 'nothing'}`, () => assert.equal(parseRotation(text).state, 'bad'));
}
