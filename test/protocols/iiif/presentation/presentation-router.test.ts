import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import request from 'supertest';
import { restrict } from '../../../../server/acts/restrict.ts';
import { PART_SIZE } from '../../../../server/protocols/iiif/presentation/collection-document.ts';
import { statementId } from '../../../../vocab/record/statement.ts';
import { actor, done, now } from '../../../leak/place-canaries.ts';
import { base, iiifWorld } from '../iiif-world.ts';

type Ids = { id: string; type: string }[];
const at = '/iiif/presentation/3';
const v2 = 'application/ld+json;profile="http://iiif.io/api/presentation/2/context.json"';

test('what partners say otherwise is signed, what all say is not, and each picture says whose it is', async (t) => {
  const world = await iiifWorld(t);
  const item = await world.describe({
    id: 'bowl',
    content: {
      title: { en: ['A bowl'] },
      date: [{ edtf: '1850' }],
      material: [{ label: { en: ['clay'] } }],
      description: { en: ['Found in a field.'], ar: ['وُجد في حقل.'] },
    },
    pictures: [{ alt: { en: ['From above'] } }],
  });
  await world.describe({
    id: 'b-7',
    partner: 'b',
    item,
    content: {
      title: { en: ['Mother’s bowl'] },
      date: [{ edtf: '1900' }],
      material: [{ label: { en: ['clay'] } }],
    },
    pictures: [{}, {}],
  });
  const { body } = await request(world.app).get(`${at}/${item}/manifest`);
  const value = (name: string) =>
    body.metadata.find(({ label }: { label: { en: string[] } }) => label.en[0] === name)?.value;
  assert.deepEqual(value('Date'), { none: ['1850 — Museum a', '1900 — Museum b'] });
  assert.deepEqual(value('Material'), { en: ['clay'] });
  assert.deepEqual(value('Title'), { en: ['A bowl — Museum a', 'Mother’s bowl — Museum b'] });
  assert.deepEqual(body.summary, {
    en: ['Found in a field. — Museum a'],
    ar: ['وُجد في حقل. — Museum a'],
  });
  assert.equal(body.navDate, undefined);
  assert.deepEqual(
    body.items.map((canvas: { metadata: { value: object }[] }) => canvas.metadata[0]!.value),
    [{ en: ['Museum a'] }, { en: ['Museum b'] }, { en: ['Museum b'] }],
  );
  assert.deepEqual(
    body.structures.map(({ label, items }: { label: object; items: Ids }) => [label, items.length]),
    [
      [{ en: ['Museum a'] }, 1],
      [{ en: ['Museum b'] }, 2],
    ],
  );
  assert.deepEqual(
    body.provider.map(({ id }: { id: string }) => id),
    [`${base}/partner/a`, `${base}/partner/b`],
  );
  const forms = body.seeAlso.map(({ id }: { id: string }) => id.replace(`${base}/item/${item}.`, ''));
  for (const form of ['jsonld', 'ttl', 'nt', 'nq', 'trig']) assert.ok(forms.includes(form), form);
  for (const { id, format } of body.seeAlso) {
    const data = await request(world.app).get(id.replace(base, ''));
    assert.equal(data.status, 200, id);
    assert.ok(data.headers['content-type']!.startsWith(format), id);
  }
});

test('an Arabic book turns from right to left, and its only date places it in time', async (t) => {
  const world = await iiifWorld(t);
  const content = { title: { ar: ['ديوان'] }, language: ['ar'], date: [{ edtf: '1650~' }] };
  const book = await world.describe({ id: 'book', content, pictures: [{}, {}] });
  const leaf = await world.describe({ id: 'leaf', content, pictures: [{}] });
  const both = await world.describe({
    id: 'both',
    content: { ...content, language: ['ar', 'en'] },
    pictures: [{}, {}],
  });
  const manifest = async (item: string) => (await request(world.app).get(`${at}/${item}/manifest`)).body;
  assert.equal((await manifest(book)).viewingDirection, 'right-to-left');
  assert.equal((await manifest(leaf)).viewingDirection, undefined);
  assert.equal((await manifest(both)).viewingDirection, undefined);
  assert.equal((await manifest(book)).navDate, '1650-01-01T00:00:00Z');
});

test('version 2.1 has addresses of its own, to which its profile leads, and says what it can', async (t) => {
  const world = await iiifWorld(t);
  const item = await world.describe({
    id: 'bowl',
    content: {
      title: { en: ['A bowl'], und: ['Schale'] },
      creditLine: { en: ['Given by a friend'] },
      rights: ['http://creativecommons.org/licenses/by/4.0/'],
    },
    pictures: [{ alt: { en: ['From above'] } }],
  });
  const led = await request(world.app).get(`${at}/${item}/manifest`).set('Accept', v2);
  assert.equal(led.status, 303);
  assert.equal(led.headers.location, `${base}/iiif/presentation/2/${item}/manifest`);
  const answer = await request(world.app).get(`/iiif/presentation/2/${item}/manifest`);
  assert.equal(answer.headers['content-type'], 'application/json');
  const { body } = answer;
  assert.equal(body['@context'], 'http://iiif.io/api/presentation/2/context.json');
  assert.equal(body['@id'], `${base}/iiif/presentation/2/${item}/manifest`);
  assert.equal(body['@type'], 'sc:Manifest');
  assert.deepEqual(body.label, [{ '@value': 'A bowl', '@language': 'en' }, 'Schale']);
  assert.deepEqual(body.attribution, { '@value': 'Given by a friend', '@language': 'en' });
  assert.equal(body.license, 'http://creativecommons.org/licenses/by/4.0/');
  const [canvas] = body.sequences[0].canvases;
  assert.deepEqual(canvas.description, { '@value': 'From above', '@language': 'en' });
  const [image] = canvas.images;
  assert.equal(image.on, canvas['@id']);
  assert.equal(image.motivation, 'sc:painting');
  assert.match(image.resource['@id'], /\/iiif\/image\/2\/\w+\/full\/full\/0\/default\.jpg$/);
  assert.equal(image.resource.service.profile, 'http://iiif.io/api/image/2/level2.json');
  // Nothing of version 3 is left in it.
  assert.doesNotMatch(JSON.stringify(body), /"(?:id|type|items|summary|homepage)":|presentation\/3/);
  const list = (await request(world.app).get('/iiif/presentation/2/collection/shared')).body;
  assert.deepEqual(
    list.manifests.map((one: { '@id': string; '@type': string }) => [one['@type'], one['@id']]),
    [['sc:Manifest', body['@id']]],
  );
});

test('collections list what is public today, of a collection, of a partner, of all', async (t) => {
  const world = await iiifWorld(t);
  const content = { title: { en: ['A bowl'] } };
  const [one, two] = [
    await world.describe({ id: 'one', content, pictures: [{}] }),
    await world.describe({ id: 'two', partner: 'b', content, pictures: [{}] }),
  ];
  await world.describe({ id: 'three', content });
  const ask = async (path: string) => (await request(world.app).get(at + path)).body;
  const listed = async (path: string) => ((await ask(path)).items as Ids).map(({ id }) => id).sort();
  const url = (item: string) => `${base}${at}/${item}/manifest`;
  assert.deepEqual(await listed('/collection/shared'), [url(one), url(two)].sort());
  assert.deepEqual(await listed('/collection/partner/b'), [url(two)]);
  assert.deepEqual(await listed('/collection'), [
    `${base}${at}/collection/partner/a`,
    `${base}${at}/collection/partner/b`,
    `${base}${at}/collection/shared`,
  ]);
  const act = { item: two, access: { level: 'partners' as const }, ground: 'own' as const };
  done(restrict(world.archive, { ...act, actor: actor('b'), time: now() }));
  // Before any follower has heard of it.
  assert.deepEqual(await listed('/collection/shared'), [url(one)]);
  assert.deepEqual(await listed('/collection/partner/b'), []);
  await world.publish();
  assert.deepEqual(await listed('/collection'), [
    `${base}${at}/collection/partner/a`,
    `${base}${at}/collection/shared`,
  ]);
  for (const path of ['/collection/none', '/collection/partner/none', '/none/manifest'])
    assert.equal((await request(world.app).get(at + path)).status, 404, path);
  assert.equal((await request(world.app).get(`${at}/collection/search?q=bowl`)).status, 503);
});

test('a collection of more than a thousand items holds collections, which leave out none and repeat none', async (t) => {
  const world = await iiifWorld(t);
  const { manifests, writer } = world.archive;
  const item = await world.describe({ id: 'one', content: { title: { en: ['A bowl'] } }, pictures: [{}] });
  writer.transact(() => {
    for (let n = 0; n < 2 * PART_SIZE + 5; n += 1)
      manifests.note({ item: `x${String(n).padStart(5, '0')}`, time: now(), owners: ['collection:shared'] });
  });
  const whole = (await request(world.app).get(`${at}/collection/shared`)).body;
  const total = manifests.total('collection:shared');
  assert.deepEqual(
    whole.items.map(({ type, label }: { type: string; label: object }) => [type, label]),
    [
      ['Collection', { none: ['1–1000'] }],
      ['Collection', { none: ['1001–2000'] }],
      ['Collection', { none: [`2001–${total}`] }],
    ],
  );
  const starts = whole.items.map(({ id }: { id: string }) => id.slice(id.lastIndexOf('/') + 1));
  const owner = 'collection:shared' as const;
  const all = starts.flatMap((from: string) => manifests.items({ owner, from, limit: PART_SIZE }));
  assert.equal(all.length, total);
  assert.equal(new Set(all).size, total);
  const part = (await request(world.app).get(whole.items.at(0).id.replace(base, ''))).body;
  assert.deepEqual(
    part.items.map(({ id }: { id: string }) => id),
    [`${base}${at}/${item}/manifest`],
  );
  assert.equal(part.partOf[0].id, whole.id);
});

test('a file of several pages has a canvas for each, in a range, and each page its pixels', async (t) => {
  const world = await iiifWorld(t);
  const pages = await Promise.all(
    [
      { width: 90, height: 60, background: '#ff0000' },
      { width: 90, height: 60, background: '#00ff00' },
    ].map((page) =>
      sharp({ create: { channels: 3, ...page } })
        .png()
        .toBuffer(),
    ),
  );
  const tiff = await sharp(pages, { join: { animated: true } })
    .tiff()
    .toBuffer();
  const item = await world.describe({
    id: 'scan',
    content: { title: { en: ['A letter'] } },
    pictures: [{ alt: { en: ['The envelope'] } }],
    files: { 'letter.tif': tiff },
  });
  await world.makePyramids();
  const { body } = await request(world.app).get(`${at}/${item}/manifest`);
  assert.equal(body.items.length, 3);
  assert.equal(new Set(body.items.map(({ id }: { id: string }) => id)).size, 3);
  assert.deepEqual(
    body.structures.map(({ label, items }: { label: object; items: Ids }) => [
      label,
      items.map(({ id }) => id),
    ]),
    [[{ none: ['2'] }, [body.items[1].id, body.items[2].id]]],
  );
  for (const [index, colour] of [
    [1, [254, 0, 0]],
    [2, [0, 255, 1]],
  ] as const) {
    const url = body.items[index].items[0].items[0].body.id;
    const image = await request(world.app).get(url.replace(base, ''));
    assert.equal(image.status, 200, url);
    const { data } = await sharp(image.body).raw().toBuffer({ resolveWithObject: true });
    assert.deepEqual([...data.subarray(0, 3)], colour);
  }
  const id = /image\/3\/(\w+)_2\//.exec(body.items[2].items[0].items[0].body.id)![1]!;
  for (const wrong of [`${id}_3`, `${id}_1`, `${id}_02`, `${id}_x`, `${id}_2_2`])
    assert.equal((await request(world.app).get(`/iiif/image/3/${wrong}/info.json`)).status, 404, wrong);
  // What holds back the file holds back each of its pages.
  const file = world.archive.reader.item(item)!.records[0]!.content.media![1]!.file!;
  const statement = statementId({ field: 'media', key: file });
  const act = {
    item,
    record: 'a',
    statement,
    access: { level: 'withheld' as const },
    ground: 'own' as const,
  };
  done(restrict(world.archive, { ...act, actor: actor('a'), time: now() }));
  for (const page of [id, `${id}_2`])
    for (const rest of ['info.json', 'full/max/0/default.jpg'])
      assert.equal((await request(world.app).get(`/iiif/image/3/${page}/${rest}`)).status, 404, page);
  assert.equal((await request(world.app).get(`${at}/${item}/manifest`)).body.items.length, 1);
});
