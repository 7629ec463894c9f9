import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findTile,
  levelSize,
  paddedSize,
  scaleFactors,
} from '../../../server/projections/images/tile-grid.ts';

test('levels halve until one tile holds the picture', () => {
  const cases: [number, number, number[]][] = [
    [1, 1, [1]],
    [512, 512, [1]],
    [513, 10, [1, 2]],
    [1024, 1024, [1, 2]],
    [1025, 3, [1, 2, 4]],
    [2880, 2040, [1, 2, 4, 8]],
  ];
  for (const [width, height, expected] of cases) {
    assert.deepEqual(scaleFactors({ width, height }), expected, `${width} x ${height}`);
  }
});

test('a level counts the last, partly covered column and row', () => {
  assert.deepEqual(levelSize({ image: { width: 1001, height: 777 }, factor: 2 }), {
    width: 501,
    height: 389,
  });
});

test('the padded picture adds no tile, and is even and large enough at every level', () => {
  for (const width of [1, 511, 512, 513, 1000, 5001, 16_385, 100_001, 300_001]) {
    const image = { width, height: 500 };
    const padded = paddedSize(image);
    for (const factor of scaleFactors(image)) {
      const level = levelSize({ image, factor });
      for (const side of ['width', 'height'] as const) {
        assert.equal(padded[side] % (2 * factor), 0, `${width} at ${factor}`);
        assert.ok(padded[side] / factor >= level[side]);
      }
      if (width <= 131_072) {
        assert.equal(
          Math.ceil(padded.width / factor / 512),
          Math.ceil(level.width / 512),
          `${width} at ${factor}`,
        );
      }
    }
  }
});

test('a tile is known by region and size together', () => {
  const image = { width: 1300, height: 600 };
  const find = (x: number, y: number, w: number, h: number, width: number, height: number) =>
    findTile({ image, region: { x, y, width: w, height: h }, size: { width, height } });
  assert.deepEqual(find(512, 0, 512, 512, 512, 512), {
    level: 0,
    column: 1,
    row: 0,
    width: 512,
    height: 512,
  });
  assert.deepEqual(find(1024, 512, 276, 88, 276, 88), {
    level: 0,
    column: 2,
    row: 1,
    width: 276,
    height: 88,
  });
  assert.deepEqual(find(1024, 0, 276, 600, 138, 300), {
    level: 1,
    column: 1,
    row: 0,
    width: 138,
    height: 300,
  });
  assert.deepEqual(find(0, 0, 1300, 600, 325, 150), { level: 2, column: 0, row: 0, width: 325, height: 150 });
  assert.equal(find(512, 0, 512, 512, 256, 256), undefined, 'no tile at half size');
  assert.equal(find(1, 0, 512, 512, 512, 512), undefined, 'off the grid');
  assert.equal(find(1024, 512, 276, 88, 138, 44), undefined, 'not a tile of the next level');
  assert.equal(find(0, 0, 511, 512, 511, 512), undefined, 'narrower than the tile');
});
