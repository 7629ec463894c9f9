import assert from 'node:assert/strict';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { ImageRequest } from '../../../server/projections/images/image-request.ts';
import { sharp } from '../../../server/projections/images/load-sharp.ts';
import { makePyramid } from '../../../server/projections/images/make-pyramid.ts';
import { createImageReader, type ImageReader } from '../../../server/projections/images/read-image.ts';
import { readLevels } from '../../../server/projections/images/read-levels.ts';
import { levelSize, type Rect, scaleFactors } from '../../../server/projections/images/tile-grid.ts';
import { compareBytes, decodePixels, drawPicture, savePicture } from './draw-picture.ts';

// Odd at every level, and a last column of tiles one pixel wide at the full one.
const image = { width: 1025, height: 787 };
let folder: string;
let pyramid: string;
let reader: ImageReader;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reader-'));
  const source = await savePicture({ picture: drawPicture(image).png(), folder });
  pyramid = `${source}.tif`;
  await makePyramid({ source, target: pyramid });
  reader = createImageReader();
});
after(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

async function read(request: Partial<ImageRequest>, from = reader): Promise<Buffer> {
  const whole = { x: 0, y: 0, ...image };
  const region = request.region ?? whole;
  const size = request.size ?? { width: region.width, height: region.height };
  const outcome = await from.read({
    pyramid,
    image,
    request: { region, size, mirror: false, rotation: 0, quality: 'color', format: 'jpg', ...request },
  });
  assert.equal(outcome.state, 'done');
  return outcome.state === 'done' ? outcome.bytes : Buffer.alloc(0);
}

function tilesOf(factor: number): { region: Rect; size: { width: number; height: number } }[] {
  const side = 512 * factor;
  const tiles = [];
  for (let y = 0; y < image.height; y += side) {
    for (let x = 0; x < image.width; x += side) {
      const region = {
        x,
        y,
        width: Math.min(side, image.width - x),
        height: Math.min(side, image.height - y),
      };
      tiles.push({ region, size: levelSize({ image: region, factor }) });
    }
  }
  return tiles;
}

test('a whole tile, taken out undecoded, holds the same pixels as the decoded region', async () => {
  const region = { x: 512, y: 0, width: 512, height: 512 };
  const tile = await read({ region });
  assert.deepEqual([tile.readUInt16BE(0), tile.readUInt16BE(tile.length - 2)], [0xffd8, 0xffd9]);
  const direct = await decodePixels(tile);
  const decoded = await sharp(pyramid)
    .extract({ left: 512, top: 0, width: 512, height: 512 })
    .raw()
    .toBuffer();
  assert.deepEqual([direct.width, direct.height], [512, 512]);
  assert.ok(direct.data.equals(decoded));
});

for (const factor of scaleFactors(image)) {
  test(`tiles at 1/${factor} have the advertised sizes and join into the whole`, async () => {
    const level = levelSize({ image, factor });
    const joined = Buffer.alloc(level.width * level.height * 3);
    for (const { region, size } of tilesOf(factor)) {
      const tile = await decodePixels(await read({ region, size }));
      assert.deepEqual([tile.width, tile.height], [size.width, size.height], JSON.stringify(region));
      for (let row = 0; row < tile.height; row++) {
        const to = ((region.y / factor + row) * level.width + region.x / factor) * 3;
        tile.data.copy(joined, to, row * tile.width * 3, (row + 1) * tile.width * 3);
      }
    }
    const whole = await decodePixels(await read({ size: level, format: 'png' }));
    const difference = compareBytes(joined, whole.data);
    assert.ok(difference.mean < 1 && difference.largest < 24, JSON.stringify(difference));
    const source = await drawPicture(image)
      .resize({ ...level, fit: 'fill' })
      .raw()
      .toBuffer();
    const loss = compareBytes(joined, source);
    assert.ok(loss.mean < 2.5 && loss.largest < 40, JSON.stringify(loss));
  });
}

test('an odd region at an odd size shows what the picture has there', async () => {
  const region = { x: 101, y: 55, width: 601, height: 433 };
  const size = { width: 200, height: 120 };
  const made = await decodePixels(await read({ region, size, format: 'png' }));
  const source = await drawPicture(image)
    .extract({ left: 101, top: 55, width: 601, height: 433 })
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer();
  const loss = compareBytes(made.data, source);
  assert.ok(loss.mean < 3, JSON.stringify(loss));
});

test('mirrors first, then turns clockwise', async () => {
  const size = { width: 400, height: 307 };
  const made = await decodePixels(await read({ size, mirror: true, rotation: 90, format: 'png' }));
  const flopped = await drawPicture(image)
    .resize({ ...size, fit: 'fill' })
    .flop()
    .png()
    .toBuffer();
  const expected = await sharp(flopped).rotate(90).raw().toBuffer();
  assert.deepEqual([made.width, made.height], [307, 400]);
  assert.ok(compareBytes(made.data, expected).mean < 3);
});

test('any angle makes the canvas grow, transparent where the format can', async () => {
  const size = { width: 400, height: 300 };
  const png = await sharp(await read({ size, rotation: 30, format: 'png' })).metadata();
  const expected = [400 * Math.cos(Math.PI / 6) + 150, 200 + 300 * Math.cos(Math.PI / 6)];
  assert.ok(Math.abs(png.width - expected[0]!) <= 2 && Math.abs(png.height - expected[1]!) <= 2);
  assert.equal(png.hasAlpha, true);
  const jpg = await decodePixels(await read({ size, rotation: 30, format: 'jpg' }));
  assert.ok(jpg.data[0]! > 250 && jpg.data[1]! > 250, 'white corner');
});

for (const format of ['jpg', 'png', 'webp'] as const) {
  test(`${format}: grey has no colour, bitonal only black and white`, async () => {
    const size = { width: 200, height: 150 };
    const grey = await decodePixels(await read({ size, quality: 'gray', format }));
    const bitonal = await decodePixels(await read({ size, quality: 'bitonal', format }));
    const turned = await decodePixels(await read({ size, quality: 'bitonal', rotation: 10, format }));
    const spread = (data: Buffer) => new Set(data).size;
    assert.ok(spread(grey.data) > 20);
    for (let at = 0; at < grey.data.length; at += 3) {
      assert.ok(Math.abs(grey.data[at]! - grey.data[at + 1]!) <= 1);
    }
    for (const { data } of [bitonal, turned]) {
      const middle = data.filter((value) => value > 40 && value < 215).length;
      assert.ok(middle / data.length < (format === 'png' ? 1e-9 : 0.05), `${middle} of ${data.length}`);
    }
  });
}

test('edge tiles and small images are made once', async () => {
  const region = { x: 1024, y: 0, width: 1, height: 512 };
  const first = await read({ region });
  assert.equal(await read({ region }), first, 'the very same bytes in memory');
  await reader.forget(pyramid);
  assert.notEqual(await read({ region }), first);
});

test('says busy when too many wait, and missing when the file is gone', async () => {
  const small = createImageReader({ concurrent: 1, waiting: 1 });
  const region = { x: 3, y: 3, width: 700, height: 700 };
  const task = { region, size: { width: 699, height: 699 }, mirror: false, rotation: 0 } as const;
  const request = { ...task, quality: 'color', format: 'png' } as const;
  const outcomes = await Promise.all([1, 2, 3].map(() => small.read({ pyramid, image, request })));
  assert.deepEqual(outcomes.map((outcome) => outcome.state).sort(), ['busy', 'done', 'done']);
  const gone = { pyramid: `${pyramid}.gone`, image, request };
  assert.deepEqual(await small.read(gone), { state: 'missing' });
  const whole = { ...request, region: { x: 0, y: 0, width: 512, height: 512 }, format: 'jpg' } as const;
  const tile = { ...whole, size: { width: 512, height: 512 } };
  assert.deepEqual(await small.read({ ...gone, request: tile }), { state: 'missing' });
  await small.close();
});

test('a pyramid put out of the row of open ones is closed only after its last reader', async () => {
  const other = `${pyramid}.other.tif`;
  const source = await savePicture({ picture: drawPicture({ width: 600, height: 600 }).png(), folder });
  await makePyramid({ source, target: other });
  const narrow = createImageReader({ openPyramids: 1 });
  const size = { width: 512, height: 512 };
  const request = { region: { x: 0, y: 0, ...size }, size, mirror: false, rotation: 0 } as const;
  const reads = Array.from({ length: 40 }, (_, index) =>
    narrow.read({
      pyramid: index % 2 ? pyramid : other,
      image: index % 2 ? image : { width: 600, height: 600 },
      request: { ...request, quality: 'color', format: 'jpg' },
    }),
  );
  assert.ok((await Promise.all(reads)).every((outcome) => outcome.state === 'done'));
  await narrow.close();
});

test('reads BigTIFF alike, and refuses a TIFF that is no pyramid of ours', async () => {
  const big = path.join(folder, 'big.tif');
  const options = { tile: true, tileWidth: 512, tileHeight: 512, pyramid: true, quality: 85 } as const;
  await drawPicture({ width: 1024, height: 1024 })
    .tiff({ ...options, compression: 'jpeg', bigtiff: true })
    .toFile(big);
  const levels = await withFile(big, readLevels);
  assert.deepEqual(
    levels.map(({ width, height, columns, offsets }) => [width, height, columns, offsets.length]),
    [
      [1024, 1024, 2, 4],
      [512, 512, 1, 1],
    ],
  );
  const plain = path.join(folder, 'plain.tif');
  await drawPicture({ width: 40, height: 40 }).tiff({ compression: 'lzw' }).toFile(plain);
  await assert.rejects(withFile(plain, readLevels), /not tiled JPEG/);
  await rename(plain, big);
});

async function withFile<T>(
  file: string,
  work: (handle: Awaited<ReturnType<typeof open>>) => Promise<T>,
): Promise<T> {
  const handle = await open(file);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}
