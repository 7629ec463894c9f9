import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { inspectImage } from '../../../server/projections/images/inspect-image.ts';
import { sharp } from '../../../server/projections/images/load-sharp.ts';
import { drawPicture, savePicture } from './draw-picture.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'inspect-'));
});
after(() => rm(folder, { recursive: true }));

const save = (picture: ReturnType<typeof drawPicture>) => savePicture({ picture, folder });
async function write(content: Buffer | string): Promise<string> {
  const file = path.join(folder, 'content');
  await writeFile(file, content);
  return file;
}
async function codeOf(file: string): Promise<string> {
  const inspection = await inspectImage(file);
  assert.equal(inspection.state, 'refused');
  assert.ok(inspection.problem.message.length > 10 && inspection.problem.remedy.length > 10);
  return inspection.problem.code;
}

for (const format of ['jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'] as const) {
  test(`takes ${format} and tells its size`, async () => {
    const file = await save(drawPicture({ width: 61, height: 40 }).toFormat(format));
    assert.deepEqual(await inspectImage(file), { state: 'image', format, width: 61, height: 40, pages: 1 });
  });
}

test('gives the size as seen, EXIF orientation applied', async () => {
  const file = await save(drawPicture({ width: 61, height: 40 }).withMetadata({ orientation: 6 }).jpeg());
  const inspection = await inspectImage(file);
  assert.ok(inspection.state === 'image');
  assert.deepEqual([inspection.width, inspection.height], [40, 61]);
});

test('counts the frames of an animation and gives the size of one', async () => {
  const frames = await Promise.all(
    [20, 120, 220].map((red) =>
      sharp({ create: { width: 30, height: 20, channels: 3, background: { r: red, g: 0, b: 0 } } })
        .png()
        .toBuffer(),
    ),
  );
  const file = await save(sharp(frames, { join: { animated: true } }).gif());
  const inspection = await inspectImage(file);
  assert.deepEqual(inspection, { state: 'image', format: 'gif', width: 30, height: 20, pages: 3 });
});

test('refuses what is no picture, and a document that could be drawn', async () => {
  assert.equal(await codeOf(path.join(folder, 'absent')), 'image.missing');
  assert.equal(await codeOf(await write('a letter')), 'image.unreadable');
  assert.equal(await codeOf(await write('')), 'image.unreadable');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  assert.equal(await codeOf(await write(svg)), 'image.unreadable');
});

test('refuses a picture of more than 400 megapixels by its header alone', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(20_000, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  assert.equal(await codeOf(await write(png)), 'image.too-large');
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
