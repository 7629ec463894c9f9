import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import request from 'supertest';
import { sharp } from '../../../../server/projections/images/load-sharp.ts';
import { drawPicture, savePicture } from '../../../projections/images/draw-picture.ts';
import { type ServedImages, serveImages } from './serve-images.ts';

const image = { width: 1300, height: 777 };
let served: ServedImages;

before(async () => {
  served = await serveImages();
  const source = await savePicture({ picture: drawPicture(image).png(), folder: served.folder });
  const file = await served.add({ id: 'vase', source });
  served.files.set('ark:/1/vase', { ...file, id: 'ark:/1/vase' });
  served.files.set('licensed', {
    ...file,
    rights: 'http://creativecommons.org/licenses/by/4.0/',
    attribution: 'Museum of Examples',
  });
  served.files.set('making', { ...file, pyramid: undefined });
  served.files.set('gone', { ...file, pyramid: `${file.pyramid}.gone` });
});
after(() => served.close());

const get = (path: string) => request(served.app).get(path);
const v3 = (path: string) => get(`/iiif/image/3/${path}`);
const v2 = (path: string) => get(`/iiif/image/2/${path}`);

test('the base address leads to info.json', async () => {
  for (const version of [2, 3]) {
    const answer = await get(`/iiif/image/${version}/vase`);
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.location, `http://archive.example/iiif/image/${version}/vase/info.json`);
    assert.equal(answer.headers['access-control-allow-origin'], '*');
  }
});

test('info.json of version 3', async () => {
  const answer = await v3('vase/info.json');
  assert.equal(answer.status, 200);
  assert.equal(
    answer.headers['content-type'],
    'application/ld+json;profile="http://iiif.io/api/image/3/context.json"',
  );
  assert.equal(answer.headers['cache-control'], 'public, no-cache');
  const info = JSON.parse(answer.text ?? answer.body.toString());
  assert.deepEqual(info, {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id: 'http://archive.example/iiif/image/3/vase',
    type: 'ImageService3',
    profile: 'level2',
    protocol: 'http://iiif.io/api/image',
    width: 1300,
    height: 777,
    sizes: [
      { width: 325, height: 195 },
      { width: 650, height: 389 },
      { width: 1300, height: 777 },
    ],
    tiles: [{ width: 512, height: 512, scaleFactors: [1, 2, 4] }],
    maxWidth: 16_383,
    maxHeight: 16_383,
    maxArea: 50_000_000,
    extraFormats: ['webp', 'avif'],
    extraQualities: ['bitonal'],
    extraFeatures: [
      'canonicalLinkHeader',
      'mirroring',
      'profileLinkHeader',
      'rotationArbitrary',
      'sizeUpscaling',
    ],
  });
});

test('info.json of version 2', async () => {
  const answer = await v2('licensed/info.json');
  assert.equal(answer.headers['content-type'], 'application/json');
  assert.equal(answer.body['@id'], 'http://archive.example/iiif/image/2/licensed');
  assert.equal(answer.body.profile[0], 'http://iiif.io/api/image/2/level2.json');
  assert.equal(answer.body.license, 'http://creativecommons.org/licenses/by/4.0/');
  assert.equal(answer.body.attribution, 'Museum of Examples');
  assert.equal(
    (await v3('licensed/info.json').set('Accept', 'application/json')).body.rights,
    answer.body.license,
  );
});

test('info.json comes in the media type asked for', async () => {
  const typeOf = async (version: number, accept: string) =>
    (await get(`/iiif/image/${version}/vase/info.json`).set('Accept', accept)).headers['content-type'];
  const profiled = 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"';
  assert.equal(await typeOf(3, 'application/json'), 'application/json');
  assert.equal(await typeOf(3, 'application/ld+json'), profiled);
  assert.equal(await typeOf(3, profiled), profiled);
  assert.equal(await typeOf(3, 'text/html,*/*;q=0.8'), profiled);
  assert.equal(await typeOf(3, 'image/png'), profiled);
  assert.equal(await typeOf(2, '*/*'), 'application/json');
  assert.equal(await typeOf(2, 'application/ld+json'), 'application/ld+json');
  const plain = await v3('vase/info.json').set('Accept', 'application/json');
  assert.match(
    plain.headers.link!,
    /<http:\/\/iiif.io\/api\/image\/3\/context.json>;rel="http:\/\/www.w3.org\/ns\/json-ld#context"/,
  );
  assert.equal(plain.headers.vary, 'Accept');
});

test('the id is echoed as it was sent', async () => {
  const answer = await v3('ark:%2F1%2Fvase/info.json').set('Accept', 'application/json');
  assert.equal(answer.body.id, 'http://archive.example/iiif/image/3/ark:%2F1%2Fvase');
  const escaped = await v3('%76ase/info.json').set('Accept', 'application/json');
  assert.equal(escaped.body.id, 'http://archive.example/iiif/image/3/%76ase');
});

test('every size and tile that info.json states is served at that size', async () => {
  const info = (await v3('vase/info.json').set('Accept', 'application/json')).body;
  for (const { width, height } of info.sizes) {
    const answer = await v3(`vase/full/${width},${height}/0/default.jpg`);
    assert.equal(answer.status, 200);
    const metadata = await sharp(answer.body).metadata();
    assert.deepEqual([metadata.width, metadata.height], [width, height]);
  }
  for (const factor of info.tiles[0].scaleFactors) {
    const side = 512 * factor;
    for (let x = 0; x < image.width; x += side) {
      for (let y = 0; y < image.height; y += side) {
        const [w, h] = [Math.min(side, image.width - x), Math.min(side, image.height - y)];
        const expected = [Math.ceil(w / factor), Math.ceil(h / factor)];
        for (const answer of [
          await v3(`vase/${x},${y},${w},${h}/${expected}/0/default.jpg`),
          await v2(`vase/${x},${y},${w},${h}/${expected[0]},/0/default.jpg`),
        ]) {
          const metadata = await sharp(answer.body).metadata();
          assert.deepEqual([metadata.width, metadata.height], expected, `${x},${y} at ${factor}`);
        }
      }
    }
  }
});

test('an image carries its headers', async () => {
  const answer = await v3('vase/0,0,512,512/512,/0/color.jpg');
  assert.equal(answer.headers['content-type'], 'image/jpeg');
  assert.equal(answer.headers['content-length'], String(answer.body.length));
  assert.equal(answer.headers.etag, '"tag-vase"');
  assert.equal(answer.headers['cache-control'], 'public, max-age=300');
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  assert.equal(
    answer.headers.link,
    '<http://iiif.io/api/image/3/level2.json>;rel="profile", ' +
      '<http://archive.example/iiif/image/3/vase/0,0,512,512/max/0/default.jpg>;rel="canonical"',
  );
  for (const [format, read] of [
    ['png', 'png'],
    ['webp', 'webp'],
    ['avif', 'heif'],
  ]) {
    const other = await v3(`vase/full/200,/!45/gray.${format}`);
    assert.equal(other.headers['content-type'], `image/${format}`);
    const metadata = await sharp(other.body).metadata();
    assert.equal(metadata.format, read);
    assert.equal(metadata.compression, format === 'avif' ? 'av1' : undefined);
  }
});

test('what the client has already is not sent again', async () => {
  for (const path of ['vase/full/200,/0/default.jpg', 'vase/info.json']) {
    const { etag } = (await v3(path)).headers;
    const answer = await v3(path).set('If-None-Match', etag!);
    assert.equal(answer.status, 304);
    assert.equal(answer.headers.etag, etag);
    assert.equal(answer.headers['access-control-allow-origin'], '*');
    assert.equal((await v3(path).set('If-None-Match', '"other"')).status, 200);
  }
});

test('HEAD has the headers of GET and no body', async () => {
  for (const path of ['vase/full/200,/0/default.jpg', 'vase/info.json']) {
    const answer = await request(served.app).head(`/iiif/image/3/${path}`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], (await v3(path)).headers['content-type']);
    assert.ok(!answer.text);
  }
});

test('OPTIONS is answered for any address; other methods are not allowed', async () => {
  const answer = await request(served.app).options('/iiif/image/3/unknown/info.json');
  assert.equal(answer.status, 204);
  assert.equal(answer.headers['access-control-allow-methods'], 'GET, HEAD, OPTIONS');
  const post = await request(served.app).post('/iiif/image/3/vase/info.json');
  assert.equal(post.status, 405);
  assert.equal(post.headers.allow, 'GET, HEAD, OPTIONS');
});

const failures: [path: string, status: number][] = [
  ['3/unknown', 404],
  ['3/unknown/info.json', 404],
  ['3/unknown/full/max/0/default.jpg', 404],
  ['3/unknown/wrong/max/0/default.jpg', 404],
  ['3/a/b/full/max/0/default.jpg', 404],
  ['3/[vase]/full/max/0/default.jpg', 404],
  ['3/', 404],
  ['3/vase/info.xml', 404],
  ['3/vase%zz/info.json', 400],
  ['3/vase/wrong/max/0/default.jpg', 400],
  ['3/vase/1300,0,1,1/max/0/default.jpg', 400],
  ['3/vase/full/full/0/default.jpg', 400],
  ['2/vase/full/full/0/default.jpg', 200],
  ['2/vase/full/^max/0/default.jpg', 400],
  ['3/vase/full/1301,/0/default.jpg', 400],
  ['3/vase/full/^1301,/0/default.jpg', 200],
  ['3/vase/full/^16384,1/0/default.jpg', 400],
  ['3/vase/full/max/361/default.jpg', 400],
  ['3/vase/full/max/0/native.jpg', 400],
  ['3/vase/full/max/0/default.tif', 400],
  ['3/vase/full/max/0/default', 400],
  ['3/making/info.json', 503],
  ['3/making/full/max/0/default.jpg', 503],
  ['3/making', 303],
  ['3/gone/full/max/0/default.jpg', 503],
  ['3/gone/0,0,512,512/max/0/default.jpg', 503],
];
for (const [path, status] of failures) {
  test(`${path} answers ${status}`, async () => {
    const answer = await get(`/iiif/image/${path}`);
    assert.equal(answer.status, status);
    assert.equal(answer.headers['access-control-allow-origin'], '*');
    if (status < 400) return;
    assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers.etag, undefined);
    assert.ok(answer.text.length > 20);
    assert.equal(answer.headers['retry-after'] !== undefined, status === 503);
  });
}

test('a picture that is restricted from now on gives out no more tiles', async () => {
  const file = served.files.get('vase')!;
  served.files.set('soon', file);
  assert.equal((await v3('soon/0,0,512,512/max/0/default.jpg')).status, 200);
  served.files.delete('soon');
  const tag = { 'If-None-Match': `"${file.etag}"` };
  assert.equal((await v3('soon/0,0,512,512/max/0/default.jpg').set(tag)).status, 404);
});
