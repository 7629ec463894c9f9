import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { makeThumbnail } from '../../../server/projections/images/make-thumbnail.ts';
import { temporaryFolder } from '../../archive/temporary-archive.ts';
import { drawPicture } from './draw-picture.ts';

test('a picture that was sent is made small, the right way up; what is none, or cut short, is nothing', async (t) => {
  const folder = temporaryFolder(t);
  const file = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const jpeg = await drawPicture({ width: 900, height: 600 })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const small = await makeThumbnail(file('a.jpg', jpeg));
  const { format, width, height } = await sharp(small).metadata();
  assert.deepEqual([format, width, height], ['jpeg', 160, 240]);
  const tiny = await makeThumbnail(
    file('b.png', await drawPicture({ width: 30, height: 20 }).png().toBuffer()),
  );
  assert.equal((await sharp(tiny).metadata()).width, 30, 'nothing is made larger');
  assert.equal(await makeThumbnail(file('c.png', 'id,title\n')), undefined);
  assert.equal(await makeThumbnail(file('d.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')), undefined);
  const png = await drawPicture({ width: 900, height: 600 }).png().toBuffer();
  assert.equal(await makeThumbnail(file('e.png', png.subarray(0, 400))), undefined);
  assert.equal(await makeThumbnail(join(folder, 'none.png')), undefined);
});
