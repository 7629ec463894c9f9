import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { inspectImage } from '../../../server/projections/images/inspect-image.ts';
import { type Sharp, sharp } from '../../../server/projections/images/load-sharp.ts';
import { makePyramid } from '../../../server/projections/images/make-pyramid.ts';
import { makePyramids } from '../../../server/projections/images/make-pyramids.ts';
import { findPyramid, pyramidPath, removePyramids } from '../../../server/projections/images/pyramid-path.ts';
import { decodePixels, drawPicture, savePicture } from './draw-picture.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pyramid-'));
});
after(() => rm(folder, { recursive: true }));

/** Makes the pyramid of a picture and decodes its full level. */
async function pyramidOf(picture: Sharp) {
  const source = await savePicture({ picture, folder });
  const outcome = await makePyramid({ source, target: `${source}.tif` });
  assert.ok(outcome.state === 'made', JSON.stringify(outcome));
  const metadata = await sharp(`${source}.tif`).metadata();
  const pixels = await decodePixels(`${source}.tif`);
  const at = (x: number, y: number) => [...pixels.data.subarray((y * pixels.width + x) * 3).subarray(0, 3)];
  return { outcome, metadata, at };
}

function assertNear(actual: number[], expected: number[], tolerance: number): void {
  const far = actual.some((value, channel) => Math.abs(value - expected[channel]!) > tolerance);
  assert.ok(!far, `${actual} is not within ${tolerance} of ${expected}`);
}

const plain = (background: string, size = { width: 300, height: 200 }) =>
  sharp({ create: { ...size, channels: 3, background } });

test('has a page for each level, in sRGB, and gives the size of the picture itself', async () => {
  const { outcome, metadata } = await pyramidOf(drawPicture({ width: 1101, height: 777 }).png());
  assert.deepEqual(outcome, { state: 'made', width: 1101, height: 777 });
  assert.deepEqual(
    { pages: metadata.pages, channels: metadata.channels, space: metadata.space, depth: metadata.depth },
    { pages: 3, channels: 3, space: 'srgb', depth: 'uchar' },
  );
});

test('keeps the colour of a single pixel and of lines one pixel wide', async () => {
  for (const size of [
    { width: 1, height: 1 },
    { width: 1, height: 700 },
    { width: 700, height: 1 },
  ]) {
    const { outcome, at } = await pyramidOf(plain('#ff0000', size).png());
    assert.deepEqual(outcome, { state: 'made', ...size });
    assertNear(at(0, 0), [255, 0, 0], 3);
    assertNear(at(size.width - 1, size.height - 1), [255, 0, 0], 3);
  }
});

test('turns a picture upright by its EXIF orientation', async () => {
  const two = plain('#0000ff').composite([
    { input: { create: { width: 150, height: 200, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
  ]);
  // Orientation 6: the left side of the file is the top of the picture.
  const { outcome, at } = await pyramidOf(two.withMetadata({ orientation: 6 }).jpeg());
  assert.deepEqual(outcome, { state: 'made', width: 200, height: 300 });
  assertNear(at(100, 20), [255, 0, 0], 4);
  assertNear(at(100, 280), [0, 0, 255], 4);
});

test('converts CMYK', async () => {
  const { at, metadata } = await pyramidOf(plain('#c03060').toColourspace('cmyk').jpeg());
  assert.equal(metadata.space, 'srgb');
  assertNear(at(50, 50), [0xc0, 0x30, 0x60], 14);
});

test('converts Display P3 to sRGB', async () => {
  // The same numbers mean a stronger green in P3 than in sRGB.
  const p3 = await plain('#50a050').withIccProfile('p3').png().toBuffer();
  const values = await sharp(p3, { ignoreIcc: true }).raw().toBuffer();
  const { at } = await pyramidOf(sharp(p3).keepIccProfile().png());
  const expected = [0x50, 0xa0, 0x50];
  assertNear(at(50, 50), expected, 4);
  assert.notDeepEqual([...values.subarray(0, 3)], expected, 'the source holds P3 values');
});

test('converts the colours of deep pictures by their profile, and those of CMYK', async () => {
  const colour = [0x50, 0xa0, 0x50];
  const deep = plain('#50a050').toColourspace('rgb16').withIccProfile('p3');
  const file = await deep.png().toBuffer();
  const held = await sharp(file, { ignoreIcc: true }).raw().toBuffer();
  assert.notDeepEqual([...held.subarray(0, 3)], colour, 'the source holds P3 values');
  assertNear(
    (await pyramidOf(sharp(file).toColourspace('rgb16').keepIccProfile().png())).at(50, 50),
    colour,
    4,
  );
  assertNear((await pyramidOf(deep.clone().tiff({ compression: 'lzw' }))).at(50, 50), colour, 4);
  const cmyk = plain('#c03060').toColourspace('cmyk').withIccProfile('cmyk').tiff({ compression: 'lzw' });
  const inks = await pyramidOf(cmyk);
  assertNear(inks.at(50, 50), [0xc0, 0x30, 0x60], 20);
  assert.equal(inks.metadata.space, 'srgb');
  const lab = await pyramidOf(plain('#50a050').toColourspace('lab').tiff({ compression: 'lzw' }));
  assertNear(lab.at(50, 50), colour, 4);
});

test('a mirrored and turned picture comes upright, with transparency and depth', async () => {
  const marked = plain('#0000ff').composite([
    { input: { create: { width: 150, height: 100, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
  ]);
  // Orientation 7: the picture is mirrored and turned, so that its first corner is the last.
  const { outcome, at } = await pyramidOf(marked.withMetadata({ orientation: 7 }).tiff());
  assert.deepEqual(outcome, { state: 'made', width: 200, height: 300 });
  assertNear(at(190, 290), [255, 0, 0], 4);
  assertNear(at(10, 10), [0, 0, 255], 4);
  const half = plain('#000000').ensureAlpha(0.5).toColourspace('rgb16').png();
  assertNear((await pyramidOf(half)).at(9, 9), [128, 128, 128], 3);
});

test('of what moves or has pages the first is shown', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00'].map((colour) => plain(colour, { width: 90, height: 60 }).png().toBuffer()),
  );
  const moving = () => sharp(frames, { join: { animated: true } });
  for (const picture of [moving().gif(), moving().webp({ lossless: true }), moving().tiff()]) {
    const { outcome, at } = await pyramidOf(picture);
    assert.deepEqual(outcome, { state: 'made', width: 90, height: 60 });
    assertNear(at(45, 30), [255, 0, 0], 3);
  }
});

test('the pages of a TIFF file are pictures of their own, the levels of a pyramid are not', async () => {
  const pages = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((colour) =>
      plain(colour, { width: 90, height: 60 }).png().toBuffer(),
    ),
  );
  const source = await savePicture({ picture: sharp(pages, { join: { animated: true } }).tiff(), folder });
  const inspection = await inspectImage(source);
  const size = { width: 90, height: 60 };
  assert.ok(inspection.state === 'image');
  assert.deepEqual(inspection.pageSizes, [size, size]);
  const outcome = await makePyramid({ source, target: `${source}.tif`, page: 3 });
  assert.deepEqual(outcome, { state: 'made', ...size });
  const pixels = await decodePixels(`${source}.tif`);
  assertNear([...pixels.data.subarray(0, 3)], [0, 0, 255], 3);
  const none = await makePyramid({ source, target: `${source}.4.tif`, page: 4 });
  assert.equal(none.state, 'refused');
  const drawn = drawPicture({ width: 1400, height: 1000 });
  const pyramid = await inspectImage(
    await savePicture({ picture: drawn.tiff({ tile: true, pyramid: true }), folder }),
  );
  assert.ok(pyramid.state === 'image' && pyramid.pages > 1);
  assert.equal(pyramid.pageSizes, undefined);
});

test('takes grey, 16 bits and a palette', async () => {
  const grey = await pyramidOf(plain('#707070').grayscale().toColourspace('b-w').png());
  assertNear(grey.at(9, 9), [0x70, 0x70, 0x70], 2);
  const deep = await pyramidOf(plain('#c03060').toColourspace('rgb16').png());
  assertNear(deep.at(9, 9), [0xc0, 0x30, 0x60], 3);
  const palette = await pyramidOf(plain('#c03060').gif());
  assertNear(palette.at(9, 9), [0xc0, 0x30, 0x60], 4);
});

test('lays transparency on white', async () => {
  const { at } = await pyramidOf(
    sharp({
      create: { width: 90, height: 70, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
    }).png(),
  );
  assertNear(at(10, 10), [255, 127, 127], 4);
});

test('refuses a damaged file and leaves nothing behind', async () => {
  const whole = await drawPicture({ width: 900, height: 700 }).jpeg().toBuffer();
  const source = path.join(folder, 'damaged.jpg');
  await writeFile(source, whole.subarray(0, whole.length / 2));
  const outcome = await makePyramid({ source, target: path.join(folder, 'none', 'damaged.tif') });
  assert.ok(outcome.state === 'refused');
  assert.equal(outcome.problem.code, 'image.damaged');
  assert.deepEqual(await readdir(path.join(folder, 'none')), []);
});

test('a batch makes what is missing, once, and reports each file', async () => {
  const dataDir = path.join(folder, 'data');
  const picture = await savePicture({ picture: drawPicture({ width: 600, height: 400 }).png(), folder });
  const text = path.join(folder, 'letter.txt');
  await writeFile(text, 'a letter');
  const media = [
    { sha256: 'a1'.repeat(32), path: picture },
    { sha256: 'b2'.repeat(32), path: text },
  ];
  const done: number[] = [];
  const first = await makePyramids({ dataDir, media, onProgress: (progress) => done.push(progress.done) });
  assert.deepEqual(done, [1, 2]);
  assert.deepEqual(first[0], { sha256: media[0]!.sha256, width: 600, height: 400 });
  assert.ok('problem' in first[1]! && first[1].problem.code === 'image.unreadable');
  const key = { dataDir, sha256: media[0]!.sha256 };
  const made = await findPyramid(key);
  assert.equal(made, path.join(dataDir, 'images', 'a1', `${key.sha256}.tif`));
  const before = (await stat(made!)).mtimeMs;
  assert.deepEqual(await makePyramids({ dataDir, media, concurrency: 2 }), first);
  assert.equal((await stat(made!)).mtimeMs, before, 'not made twice');
  assert.deepEqual(await removePyramids(key), [pyramidPath(key)]);
  assert.equal(await findPyramid(key), undefined);
});

test('a batch that is stopped begins no further file', async () => {
  const stop = new AbortController();
  const picture = await savePicture({ picture: drawPicture({ width: 60, height: 40 }).png(), folder });
  const results = await makePyramids({
    dataDir: path.join(folder, 'stopped'),
    media: ['c3', 'd4', 'e5'].map((pair) => ({ sha256: pair.repeat(32), path: picture })),
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  assert.deepEqual(results, [{ sha256: 'c3'.repeat(32), width: 60, height: 40 }]);
});

test('a name that is no hash reaches no path', () => {
  assert.throws(() => pyramidPath({ dataDir: folder, sha256: '../../etc/passwd' }), /Not a SHA-256/);
});

test('writes the same bytes for the same picture', async () => {
  const source = await savePicture({ picture: drawPicture({ width: 700, height: 300 }).png(), folder });
  await makePyramid({ source, target: `${source}.1` });
  await makePyramid({ source, target: `${source}.2` });
  assert.ok((await readFile(`${source}.1`)).equals(await readFile(`${source}.2`)));
});
