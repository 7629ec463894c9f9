import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import request from 'supertest';
import { levelSize } from '../../server/projections/images/tile-grid.ts';
import { compareBytes, decodePixels } from '../projections/images/draw-picture.ts';
import { type ServedImages, serveImages } from '../protocols/iiif/image/serve-images.ts';

const scan = path.join(import.meta.dirname, '../../../shared/data/images/utokyo-matsu.jpg');
const skip = existsSync(scan) ? false : `the scan is not at ${scan}`;
let served: ServedImages;
before(async () => {
  served = await serveImages();
});
after(() => served.close());

test('the tiles of a scan join into the scan, at every level', { skip }, async () => {
  const image = await served.add({ id: 'scan', source: scan });
  let expected: Pixels = await decodePixels(scan);
  for (const factor of [1, 2, 4, 8]) {
    const level = levelSize({ image, factor });
    const joined = Buffer.alloc(level.width * level.height * 3);
    const side = 512 * factor;
    for (let y = 0; y < image.height; y += side) {
      for (let x = 0; x < image.width; x += side) {
        const region = { width: Math.min(side, image.width - x), height: Math.min(side, image.height - y) };
        const size = levelSize({ image: region, factor });
        const address = `${x},${y},${region.width},${region.height}/${size.width},${size.height}/0/default.jpg`;
        const answer = await request(served.app).get(`/iiif/image/3/scan/${address}`);
        assert.equal(answer.status, 200, address);
        const tile = await decodePixels(answer.body);
        assert.deepEqual([tile.width, tile.height], [size.width, size.height]);
        for (let row = 0; row < tile.height; row++) {
          const to = ((y / factor + row) * level.width + x / factor) * 3;
          tile.data.copy(joined, to, row * tile.width * 3, (row + 1) * tile.width * 3);
        }
      }
    }
    assert.deepEqual([expected.width, expected.height], [level.width, level.height]);
    const { mean } = compareBytes(joined, expected.data);
    // JPEG's loss on fine lines is large in itself; a shift by one pixel would be far larger.
    const shifted = compareBytes(joined.subarray(3), expected.data);
    assert.ok(mean < 7 && mean < shifted.mean / 2, `1/${factor}: ${mean}, shifted ${shifted.mean}`);
    expected = halve(expected);
  }
});

type Pixels = Awaited<ReturnType<typeof decodePixels>>;

/** Half the picture, each pixel the mean of four; the last column and row stand in for what lies beyond. */
function halve({ data, width, height }: Pixels): Pixels {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const at = (x: number, y: number, channel: number) =>
    data[(Math.min(y, height - 1) * width + Math.min(x, width - 1)) * 3 + channel]!;
  const halved = Buffer.alloc(half.width * half.height * 3);
  for (let index = 0; index < halved.length; index++) {
    const channel = index % 3;
    const x = (Math.floor(index / 3) % half.width) * 2;
    const y = Math.floor(index / 3 / half.width) * 2;
    const sum = at(x, y, channel) + at(x + 1, y, channel) + at(x, y + 1, channel) + at(x + 1, y + 1, channel);
    halved[index] = Math.round(sum / 4);
  }
  return { data: halved, ...half };
}
