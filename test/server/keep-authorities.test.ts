import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { splitAuthority } from '../../server/acts/authorities/split-authority.ts';
import { withdrawDescription } from '../../server/acts/authorities/withdraw-description.ts';
import { restrict } from '../../server/acts/restrict.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { keepAuthorities } from '../../server/keep-authorities.ts';
import { keepDecisions } from '../../server/keep-decisions.ts';
import { openQuadStore } from '../../server/projections/quads/open-quad-store.ts';
import { cast, done, itemOf, now, steward } from '../acts/acts-world.ts';
import {
  describe,
  english,
  hokusai,
  japanese,
  joinThem,
  placeNamed,
} from '../acts/authorities/authority-world.ts';
import { publishAll } from '../publish/publish-all.ts';

const base = 'https://archive.example/';
const prefixes = [
  ['t', `${base}ns/`],
  ['prov', 'http://www.w3.org/ns/prov#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['edm', 'http://www.europeana.eu/schemas/edm/'],
  ['geo', 'http://www.w3.org/2003/01/geo/wgs84_pos#'],
]
  .map(([name, iri]) => `PREFIX ${name}: <${iri}>`)
  .join(' ');

async function storeOver(t: TestContext, archive: Archive) {
  const { store } = await openQuadStore({ source: async function* () {} });
  t.after(() => store.close());
  await store.settled();
  const kept = [keepAuthorities({ archive, store, base }), keepDecisions({ archive, store, base })];
  const bring = async () => {
    publishAll(archive);
    for (const one of kept) {
      if (one.stale()) await one.refresh();
      assert.equal(one.stale(), false);
    }
    await store.settled();
  };
  const ask = async (query: string): Promise<string[]> => {
    const result = await store.query({ text: `${prefixes} ${query}` });
    if (result.kind !== 'ok') return assert.fail(JSON.stringify(result));
    const { head, results } = JSON.parse(Buffer.from(result.body).toString()) as {
      head: { vars: string[] };
      results: { bindings: Record<string, { value: string }>[] };
    };
    return results.bindings
      .map((row) => head.vars.map((name) => row[name]?.value.replace(base, '') ?? '').join(' '))
      .sort();
  };
  return { bring, ask };
}

const everything = 'SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }';

test('each description is a graph that says who says it; a join one that says by which decision', async (t) => {
  const archive = await hokusai(t);
  const { bring, ask } = await storeOver(t, archive);
  await bring();
  assert.deepEqual(await ask('SELECT ?g { GRAPH ?g { ?g a t:Description } }'), []);
  done(
    describe(archive, 'a', english, {
      name: { en: ['Hokusai', 'Katsushika'] },
      begin: '1760',
      nature: 'person',
    }),
  );
  done(
    describe(archive, 'c', english, {
      name: { ja: ['北斎'] },
      begin: '1761',
      same: ['http://www.wikidata.org/entity/Q5586'],
    }),
  );
  const edo = placeNamed('Edo');
  done(
    describe(archive, 'a', edo, {
      name: { en: ['Edo'] },
      point: { latitude: 35.68, longitude: 139.76 },
      within: placeNamed('Tokyo'),
    }),
  );
  done(joinThem(archive, english, japanese));
  for (const partner of ['b', 'c']) done(await cast(archive, partner, 'approve'));
  await bring();
  assert.deepEqual(
    await ask('SELECT ?who ?begin { GRAPH ?g { ?g prov:wasAttributedTo ?who . ?x edm:begin ?begin } }'),
    ['partner/a 1760', 'partner/c 1761'],
  );
  assert.deepEqual(await ask(`SELECT ?l { <${base}${english}> rdfs:label|skos:altLabel ?l }`), [
    'Hokusai',
    'Katsushika',
    '北斎',
  ]);
  assert.deepEqual(await ask(`SELECT ?o { <${base}${english}> owl:sameAs ?o }`), [
    japanese,
    'http://www.wikidata.org/entity/Q5586',
  ]);
  assert.deepEqual(
    await ask('SELECT ?p ?lat ?long ?up { ?p geo:lat ?lat ; geo:long ?long ; skos:broader ?up }'),
    [`${edo} 35.68 139.76 ${placeNamed('Tokyo')}`],
  );
  assert.deepEqual(
    await ask(
      `SELECT ?who { <${base}${english}#joined> prov:wasAttributedTo ?who ; prov:wasGeneratedBy/a t:Decision }`,
    ),
    ['partner/a', 'partner/b', 'partner/c'],
  );
  done(splitAuthority(archive, { reference: english, actor: steward('b'), time: now() }));
  done(withdrawDescription(archive, { reference: english, actor: steward('c'), time: now() }));
  await bring();
  assert.deepEqual(await ask('SELECT ?g { GRAPH ?g { ?g a t:Join } }'), []);
  assert.deepEqual(await ask(`SELECT ?o { <${base}${english}> owl:sameAs ?o }`), []);
  assert.deepEqual(await ask(`SELECT ?g { GRAPH ?g { ?g a t:Description } }`), [
    `${english}#description-a`,
    `${edo}#description-a`,
  ]);
});

test('a join with what nobody may know of any more leaves the store, its decision too, and comes back with it', async (t) => {
  const archive = await hokusai(t);
  const { bring, ask } = await storeOver(t, archive);
  done(joinThem(archive, english, japanese));
  done(await cast(archive, 'b', 'approve'));
  await bring();
  const told = await ask(everything);
  assert.ok(told.some((line) => line.includes(english)));
  const access = (level: 'withheld' | 'public') =>
    restrict(archive, {
      item: itemOf('1'),
      record: 'a',
      access: { level },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    });
  done(access('withheld'));
  await bring();
  assert.deepEqual(await ask(everything), []);
  done(access('public'));
  await bring();
  assert.deepEqual(await ask(everything), told);
});
