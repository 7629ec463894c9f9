import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import request from 'supertest';
import { restrict } from '../../../../server/acts/restrict.ts';
import { actor, done, now } from '../../../leak/place-canaries.ts';
import { searchProgram, startSearch } from '../../../projections/search/start-search.ts';
import { base, iiifWorld } from '../iiif-world.ts';

const at = '/iiif/presentation/3/collection/search';

async function searched(t: TestContext) {
  const program = await searchProgram();
  if ('skip' in program) {
    t.skip(program.skip);
    return undefined;
  }
  const search = await startSearch(program);
  t.after(() => search.stop());
  return iiifWorld(t, { index: search.index });
}

test('a search is a collection of manifests, of those alone that are public at this moment', async (t) => {
  const world = await searched(t);
  if (!world) return;
  const clay = { material: [{ label: { en: ['clay'] } }] };
  const one = await world.describe({
    id: '1',
    content: { title: { en: ['A bowl'] }, ...clay },
    pictures: [{}],
  });
  const two = await world.describe({
    id: '2',
    partner: 'b',
    content: { title: { ar: ['وعاء'], en: ['A bowl'] } },
    pictures: [{}],
  });
  await world.describe({ id: '3', content: { title: { en: ['A bowl without a picture'] } } });
  await world.describe({ id: '4', content: { title: { en: ['A spoon'] } }, pictures: [{}] });
  const ask = async (query: string) => (await request(world.app).get(`${at}?${query}`)).body;
  const listed = async (query: string) =>
    (await ask(query)).items.map(({ id }: { id: string }) => /3\/(\w+)\/manifest/.exec(id)![1]).sort();
  assert.deepEqual(await listed('q=bowl'), [one, two].sort());
  assert.deepEqual(await listed('q=bowl&partner=b'), [two]);
  assert.deepEqual(await listed(`q=${encodeURIComponent('وعاء')}`), [two]);
  assert.deepEqual(await listed('q=none'), []);
  const found = await ask('q=bowl&partner=b');
  assert.equal(found.id, `${base}${at}?q=bowl&partner=b`);
  assert.equal(found.type, 'Collection');
  assert.deepEqual(found.label.en, ['Search: bowl']);
  assert.ok(found.items[0].thumbnail[0].service.length > 0);
  const act = { item: two, access: { level: 'withheld' as const }, ground: 'own' as const };
  done(restrict(world.archive, { ...act, actor: actor('b'), time: now() }));
  assert.deepEqual(await listed('q=bowl'), [one]);
  const wrong = await request(world.app).get(`${at}?q=bowl&nothing=x`);
  assert.deepEqual([wrong.status, wrong.body.parameter], [400, 'nothing']);
});

test('a search that finds many items holds a collection for each page', async (t) => {
  const world = await searched(t);
  if (!world) return;
  for (let n = 0; n < 103; n += 1)
    await world.describe({ id: `${n}`, content: { title: { en: [`Leaf ${n}`] } }, pictures: [{}] });
  const { body } = await request(world.app).get(`${at}?q=leaf`);
  assert.deepEqual(
    body.items.map(({ type, label }: { type: string; label: object }) => [type, label]),
    [
      ['Collection', { none: ['1–100'] }],
      ['Collection', { none: ['101–103'] }],
    ],
  );
  const pages = await Promise.all(
    body.items.map(({ id }: { id: string }) => request(world.app).get(id.replace(base, ''))),
  );
  const ids = pages.flatMap((page) => page.body.items.map(({ id }: { id: string }) => id));
  assert.equal(new Set(ids).size, 103);
  assert.deepEqual(
    pages.map((page) => page.body.partOf[0].id),
    [body.id, body.id],
  );
});
