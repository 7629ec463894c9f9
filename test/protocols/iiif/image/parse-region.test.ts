import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRegion } from '../../../../server/protocols/iiif/image/parse-region.ts';

const image = { width: 300, height: 200 };

const taken: [string, [number, number, number, number]][] = [
  ['full', [0, 0, 300, 200]],
  ['square', [50, 0, 200, 200]],
  ['10,20,30,40', [10, 20, 30, 40]],
  ['0,0,300,200', [0, 0, 300, 200]],
  ['299,199,1,1', [299, 199, 1, 1]],
  ['250,150,100,100', [250, 150, 50, 50]],
  ['0,0,9999,9999', [0, 0, 300, 200]],
  ['pct:0,0,100,100', [0, 0, 300, 200]],
  ['pct:50,50,50,50', [150, 100, 150, 100]],
  ['pct:41.6,7.5,40,70', [125, 15, 120, 140]],
  ['pct:.5,0,10,10', [2, 0, 30, 20]],
  ['pct:90,90,50,50', [270, 180, 30, 20]],
  ['pct:0,0,150,150', [0, 0, 300, 200]],
];
for (const [text, [x, y, width, height]] of taken) {
  test(`takes ${text}`, () => {
    assert.deepEqual(parseRegion({ text, image }), { state: 'ok', value: { x, y, width, height } });
  });
}

const refused = [
  '',
  'Full',
  'full ',
  '10,20,30',
  '10,20,30,40,50',
  '-1,0,10,10',
  '1.5,0,10,10',
  '+1,0,10,10',
  '1e2,0,10,10',
  '0,0,0,10',
  '0,0,10,0',
  '300,0,10,10',
  '0,200,10,10',
  'pct:100,0,10,10',
  'pct:0,0,0,10',
  'pct:0,0,0.1,10',
  'pct:-1,0,10,10',
  'pct:0,0,10',
  'pct:a,0,10,10',
  'pct:,0,10,10',
  'square,',
  '0,0,99999999999999999999,1',
];
for (const text of refused) {
  test(`refuses ${text || 'nothing'}`, () => {
    const parsed = parseRegion({ text, image });
    assert.ok(parsed.state === 'bad' && parsed.message.includes(`"${text}"`));
  });
}

test('the square of an upright picture is centred too', () => {
  const parsed = parseRegion({ text: 'square', image: { width: 101, height: 200 } });
  assert.deepEqual(parsed, { state: 'ok', value: { x: 0, y: 49, width: 101, height: 101 } });
});
