import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { withdrawRecord } from '../../../../server/acts/edit-record.ts';
import { restrict } from '../../../../server/acts/restrict.ts';
import { actor, done, now } from '../../../leak/place-canaries.ts';
import { base, iiifWorld } from '../iiif-world.ts';

const at = '/iiif/discovery/1/activity';
const version = (n: 2 | 3, item: string) => `${base}/iiif/presentation/${n}/${item}/manifest`;

type Activity = { type: string; object: { id: string; type: string }; endTime: string };

test('activities tell what became of each manifest, in both versions, oldest first', async (t) => {
  const world = await iiifWorld(t);
  const ask = async (path: string) => (await request(world.app).get(path)).body;
  assert.deepEqual(await ask(at), {
    '@context': 'http://iiif.io/api/discovery/1/context.json',
    id: base + at,
    type: 'OrderedCollection',
    totalItems: 0,
  });
  const title = { en: ['A bowl'] };
  const one = await world.describe({ id: 'one', content: { title }, pictures: [{}] });
  await world.describe({ id: 'plain', content: { title: { en: ['Without a picture'] } } });
  const two = await world.describe({ id: 'two', content: { title }, pictures: [{}] });
  await world.describe({ id: 'one', content: { title: { en: ['A deep bowl'] } }, pictures: [{}] });

  const list = await ask(at);
  assert.equal(list.totalItems, 6);
  assert.deepEqual(list.first, { id: `${base + at}/page/0`, type: 'OrderedCollectionPage' });
  assert.deepEqual(list.last, list.first);
  const tell = async () =>
    ((await ask(`${at}/page/0`)).orderedItems as Activity[]).map(({ type, object }) => [type, object.id]);
  assert.deepEqual(await tell(), [
    ['Create', version(3, one)],
    ['Create', version(2, one)],
    ['Create', version(3, two)],
    ['Create', version(2, two)],
    ['Update', version(3, one)],
    ['Update', version(2, one)],
  ]);

  await t.test('what is restricted is told as deleted at once, and nothing else of it later', async () => {
    const act = { item: one, access: { level: 'withheld' as const }, ground: 'own' as const };
    done(restrict(world.archive, { ...act, actor: actor('a'), time: now() }));
    const told = new Set((await tell()).filter(([, id]) => id === version(3, one)).map(([type]) => type));
    assert.deepEqual([...told], ['Delete']);
    await world.publish();
    assert.deepEqual(await tell(), [
      ['Create', version(3, two)],
      ['Create', version(2, two)],
      ['Delete', version(3, one)],
      ['Delete', version(2, one)],
    ]);
    const page = await ask(`${at}/page/0`);
    assert.ok(page.orderedItems.every(({ endTime }: Activity) => /^\d{4}-.*Z$/.test(endTime)));
    assert.equal((await request(world.app).get(`/iiif/presentation/3/${one}/manifest`)).status, 410);
  });

  await t.test('what comes back is created anew; a withdrawn record takes its manifest along', async () => {
    done(
      restrict(world.archive, {
        item: one,
        access: { level: 'public' },
        ground: 'own',
        actor: actor('a'),
        time: now(),
      }),
    );
    done(withdrawRecord(world.archive, { item: two, record: 'a', actor: actor('a'), time: now() }));
    await world.publish();
    assert.deepEqual(
      (await tell()).filter(([, id]) => id!.includes('/3/')).sort(),
      [
        ['Create', version(3, one)],
        ['Delete', version(3, one)],
        ['Delete', version(3, two)],
      ].sort(),
    );
  });
});

test('pages are fixed, linked by prev and next past those that are gone, and never empty', async (t) => {
  const world = await iiifWorld(t);
  const { manifests, writer } = world.archive;
  const time = '2026-01-02T03:04:05.678Z';
  const note = (item: string, gone = false) =>
    writer.transact(() => manifests.note({ item, time, owners: gone ? [] : ['all'] }));
  for (let n = 1; n <= 220; n += 1) note(`i${n}`);
  const page = async (n: number) => (await request(world.app).get(`${at}/page/${n}`)).body;
  const [, second] = [await page(0), await page(1)];
  assert.equal(second.orderedItems.length, 100);
  assert.equal(second.prev.id, `${base + at}/page/0`);
  assert.equal(second.next.id, `${base + at}/page/2`);
  assert.equal((await page(0)).prev, undefined);
  // All of the second page go.
  for (let n = 51; n <= 100; n += 1) note(`i${n}`, true);
  assert.equal((await request(world.app).get(`${at}/page/1`)).status, 404);
  assert.equal((await page(0)).next.id, `${base + at}/page/2`);
  assert.equal((await page(2)).prev.id, `${base + at}/page/0`);
  const list = (await request(world.app).get(at)).body;
  let last: string | undefined = list.last.id;
  let count = 0;
  while (last) {
    const { orderedItems, prev } = (await request(world.app).get(last.replace(base, ''))).body;
    assert.ok(orderedItems.length > 0);
    count += orderedItems.length;
    last = prev?.id;
  }
  assert.equal(count, list.totalItems);
  for (const path of ['/page/99', '/page/-1', '/page/x'])
    assert.equal((await request(world.app).get(at + path)).status, 404, path);
});

test('answers come as JSON-LD or JSON to scripts of every site, and again only when they changed', async (t) => {
  const world = await iiifWorld(t);
  const answer = await request(world.app).get(at);
  const context = 'http://iiif.io/api/discovery/1/context.json';
  assert.equal(answer.headers['content-type'], `application/ld+json;profile="${context}"`);
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  const again = await request(world.app).get(at).set('If-None-Match', answer.headers.etag!);
  assert.equal(again.status, 304);
  const plain = await request(world.app).get(at).set('Accept', 'application/json');
  assert.equal(plain.headers['content-type'], 'application/json');
  assert.match(plain.headers.link!, /discovery\/1\/context\.json/);
});
