import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSize, type SizeQuestion } from '../../../../server/protocols/iiif/image/parse-size.ts';

const image = { width: 6000, height: 4000 };
const region = { x: 0, y: 0, width: 300, height: 200 };
const limits = { maxWidth: 1000, maxHeight: 1000, maxArea: 500_000 };

function size(text: string, question: Partial<SizeQuestion> = {}): string {
  const parsed = parseSize({ text, version: 3, image, region, limits, ...question });
  return parsed.state === 'ok' ? `${parsed.value.width}x${parsed.value.height}` : 'bad';
}

const version3: [string, string][] = [
  ['max', '300x200'],
  ['150,', '150x100'],
  [',100', '150x100'],
  ['pct:50', '150x100'],
  ['pct:100', '300x200'],
  ['pct:33.3', '100x67'],
  ['150,10', '150x10'],
  ['!150,150', '150x100'],
  ['!300,50', '75x50'],
  ['!900,900', '300x200'],
  ['!900,50', '75x50'],
  ['300,200', '300x200'],
  ['^max', '866x577'],
  ['^600,', '600x400'],
  ['^,400', '600x400'],
  ['^pct:200', '600x400'],
  ['^100,500', '100x500'],
  ['^!600,600', '600x400'],
  ['^!5000,5000', '866x577'],
  ['^150,', '150x100'],
  // Syntax.
  ['full', 'bad'],
  ['', 'bad'],
  ['^', 'bad'],
  ['^^max', 'bad'],
  ['!^150,150', 'bad'],
  ['^full', 'bad'],
  ['150', 'bad'],
  [',', 'bad'],
  ['!,150', 'bad'],
  ['!150,', 'bad'],
  ['!max', 'bad'],
  ['150.5,', 'bad'],
  ['-150,', 'bad'],
  ['1,2,3', 'bad'],
  ['pct:', 'bad'],
  ['pct:-50', 'bad'],
  ['pct:fifty', 'bad'],
  // Less than a pixel.
  ['0,', 'bad'],
  ['0,0', 'bad'],
  ['1,', '1x1'],
  ['pct:0', 'bad'],
  ['pct:0.1', 'bad'],
  ['!0,10', 'bad'],
  // Larger than the region without ^.
  ['301,', 'bad'],
  [',201', 'bad'],
  ['pct:101', 'bad'],
  ['301,100', 'bad'],
  ['100,201', 'bad'],
  // Past the limits.
  ['^1001,', 'bad'],
  ['^900,600', 'bad'],
  ['^pct:400', 'bad'],
];
for (const [text, expected] of version3) {
  test(`version 3: ${text || 'nothing'} is ${expected}`, () => assert.equal(size(text), expected));
}

const version2: [string, string][] = [
  ['full', '300x200'],
  ['max', '300x200'],
  ['150,', '150x100'],
  [',100', '150x100'],
  ['pct:50', '150x100'],
  ['150,10', '150x10'],
  ['!150,150', '150x100'],
  ['!900,900', '300x200'],
  ['^max', 'bad'],
  ['600,', 'bad'],
  ['pct:200', 'bad'],
];
for (const [text, expected] of version2) {
  test(`version 2: ${text} is ${expected}`, () => assert.equal(size(text, { version: 2 }), expected));
}

test('max of a region past the limits is reduced, full in version 2 refused', () => {
  const large = { x: 0, y: 0, width: 6000, height: 4000 };
  assert.equal(size('max', { region: large }), '866x577');
  assert.equal(size('max', { region: large, version: 2 }), '866x577');
  assert.equal(size('full', { region: large, version: 2 }), 'bad');
  assert.equal(size('max', { region: { ...large, height: 40 } }), '1000x7');
  assert.equal(size('!5000,5000', { region: large }), '866x577');
});

test('an extreme strip has no size of less than a pixel', () => {
  assert.equal(size('!10,10', { region: { ...region, height: 1 } }), 'bad');
  assert.equal(size('10,', { region: { ...region, height: 1 } }), 'bad');
  assert.equal(size('10,1', { region: { ...region, height: 1 } }), '10x1');
});

test('w, and ,h of a tile give the tile, so that tiles meet', () => {
  // By the ratio alone 189, is 513 high.
  const odd = { width: 1401, height: 4000 };
  const edge = { x: 1024, y: 0, width: 377, height: 1024 };
  assert.equal(size('189,', { image: odd, region: edge, version: 2 }), '189x512');
  assert.equal(size(',512', { image: odd, region: edge, version: 2 }), '189x512');
  assert.equal(size('189,', { image: odd, region: { ...edge, x: 1000 }, version: 2 }), '189x513');
});

test('a box larger than the region is refused, and ^max no enlarging, only when told so and in version 3', () => {
  const followValidators = true;
  assert.equal(size('!301,201', { followValidators }), 'bad');
  assert.equal(size('!900,200', { followValidators }), '300x200');
  assert.equal(size('!301,201', { followValidators, version: 2 }), '300x200');
  assert.equal(size('^max', { followValidators }), '300x200');
  assert.equal(size('^600,', { followValidators }), '600x400');
});
