import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { readContentState } from '../../../../server/protocols/iiif/content-state/read-content-state.ts';
import { base, iiifWorld } from '../iiif-world.ts';

const manifest = `${base}/iiif/presentation/3/abc/manifest`;
const canvas = `${base}/iiif/presentation/3/abc/canvas/pic`;
const encode = (state: unknown) =>
  Buffer.from(encodeURIComponent(JSON.stringify(state))).toString('base64url');
const read = (text: string) => readContentState(text, base);
const partOf = [{ id: manifest, type: 'Manifest' }];

test('the address of a manifest or canvas, in either version, with a region', () => {
  assert.deepEqual(read(manifest), { item: 'abc' });
  assert.deepEqual(read(manifest.replace('/3/', '/2/')), { item: 'abc' });
  assert.deepEqual(read(canvas), { item: 'abc', image: 'pic' });
  assert.deepEqual(read(`${canvas}#xywh=10,20,30.4,40`), {
    item: 'abc',
    image: 'pic',
    region: '10,20,30,40',
  });
  assert.deepEqual(read(`${canvas}#t=3&xywh=pixel:1,2,3,4`), {
    item: 'abc',
    image: 'pic',
    region: '1,2,3,4',
  });
  for (const fragment of ['xywh=percent:1,2,3,4', 'xywh=1,2,0,4', 'xywh=1,2,3', 't=5'])
    assert.deepEqual(read(`${canvas}#${fragment}`), { item: 'abc', image: 'pic' }, fragment);
});

test('an encoded state in each of its forms', () => {
  const target = { id: `${canvas}#xywh=1,2,3,4`, type: 'Canvas', partOf };
  const annotation = { id: 'https://x.example/1', type: 'Annotation', motivation: ['contentState'], target };
  const place = { item: 'abc', image: 'pic', region: '1,2,3,4' };
  assert.deepEqual(read(encode(annotation)), place);
  assert.deepEqual(read(encode({ ...annotation, target: [target] })), place);
  assert.deepEqual(read(encode(target)), place);
  assert.deepEqual(read(encode({ id: manifest, type: 'Manifest' })), { item: 'abc' });
  assert.deepEqual(read(encode({ ...annotation, target: manifest })), { item: 'abc' });
  const specific = {
    type: 'SpecificResource',
    source: { id: canvas, type: 'Canvas', partOf },
    selector: { type: 'FragmentSelector', value: 'xywh=1,2,3,4' },
  };
  assert.deepEqual(read(encode({ ...annotation, target: specific })), place);
  // Beyond Latin letters, for which states are percent-encoded first.
  assert.deepEqual(read(encode({ ...annotation, label: { ar: ['سفينة'] } })), place);
});

test('what is not this archive’s own, or cannot be read, is nothing', () => {
  for (const text of [
    '',
    'nonsense',
    '%%%',
    'https://elsewhere.example/iiif/presentation/3/abc/manifest',
    `${base}.evil.example/iiif/presentation/3/abc/manifest`,
    `${base}/iiif/presentation/3/abc/manifest/more`,
    `${base}/iiif/presentation/3/%zz/manifest`,
    `${base}/item/abc`,
    encode({ id: 'https://elsewhere.example/manifest', type: 'Manifest' }),
    encode(null),
    encode([]),
    encode('text'),
    'x'.repeat(20_000),
  ])
    assert.equal(read(text), undefined, text.slice(0, 60));
});

test('a state leads to the item’s page, which opens the picture at its region', async (t) => {
  const world = await iiifWorld(t);
  const item = await world.describe({
    id: 'leaves',
    content: { title: { en: ['Two leaves'] } },
    pictures: [{ alt: { en: ['First'] } }, { alt: { en: ['Second'] } }],
  });
  await world.makePyramids();
  const { body } = await request(world.app).get(`/iiif/presentation/3/${item}/manifest`);
  const second = body.items[1].id;
  const state = encode({
    type: 'Annotation',
    motivation: ['contentState'],
    target: { id: `${second}#xywh=5,6,20,10`, type: 'Canvas', partOf: [{ id: body.id, type: 'Manifest' }] },
  });
  const led = await request(world.app).get(`/iiif/view?iiif-content=${state}`);
  assert.equal(led.status, 303);
  assert.equal(led.headers.location, `/item/${item}?iiif-content=${state}#viewer`);
  const page = await request(world.app).get(led.headers.location!).set('Accept', 'text/html');
  assert.match(page.text, new RegExp(`data-canvas="${second}" data-region="5,6,20,10"`));
  assert.match(page.text, /alt="Second"/);
  const plain = await request(world.app).get(`/item/${item}`).set('Accept', 'text/html');
  assert.doesNotMatch(plain.text, /data-region/);
  const refused = await request(world.app).get('/iiif/view?iiif-content=https://elsewhere.example/m');
  assert.deepEqual([refused.status, refused.body.parameter], [400, 'iiif-content']);
});
