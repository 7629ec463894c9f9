import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import express from 'express';
import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';
import request from 'supertest';
import { findAuthority } from '../../../server/curation/authorities/view-authority.ts';
import { vocabularyRouter } from '../../../server/protocols/vocabulary/vocabulary-router.ts';
import { conceptFinder } from '../../../server/vocabulary/find-concept.ts';
import { loadOwnSchemes } from '../../../server/vocabulary/load-own-schemes.ts';
import { cast, done } from '../../acts/acts-world.ts';
import { describe, english, hokusai, japanese, joinThem } from '../../acts/authorities/authority-world.ts';
import { temporaryArchive } from '../../archive/temporary-archive.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { loadText, skos } from '../../vocabulary/load-text.ts';

const base = 'https://archive.example/';

async function door(t: TestContext, shown: readonly string[] = [], archive = temporaryArchive(t)) {
  await loadOwnSchemes(archive);
  await loadText(
    archive,
    'extra',
    `${skos} <concept/odd> skos:prefLabel "no language", "odd"@en ; skos:altLabel "strange"@en, "weird"@en ;
       skos:definition "What is odd."@en ; skos:notation "O1" ; skos:exactMatch <http://y.example/1> ; skos:closeMatch <concept/type-mask> .`,
  );
  const concepts = ['concept/minted', 'concept/hidden'].map((id) => ({
    id,
    scheme: 'tate',
    label: { en: ['minted'] },
    broader: ['concept/odd'],
  }));
  await depositRows(archive, [{ id: 'one', content: { title: { en: ['One'] } }, concepts }]);
  const brought = concepts.filter(({ id }) => shown.includes(id));
  const app = express();
  app.use(
    vocabularyRouter({
      base,
      find: conceptFinder({ archive, brought: (id) => brought.find((concept) => concept.id === id) }),
      named: async (reference) => (reference === 'concept/type-1' ? { en: ['netsuke'] } : undefined),
      authority: (reference) => findAuthority(archive, reference),
    }),
  );
  app.use((_req, res) => {
    res.send('the page');
  });
  return request(app);
}

const triples = (text: string) => new Parser().parse(text).map(String).sort();
const of = (name: string) => `http://www.w3.org/2004/02/skos/core#${name}`;

test('a concept as JSON-LD, Turtle and N-Triples, by Accept and by suffix: one graph', async (t) => {
  const ask = await door(t, ['concept/minted']);
  const json = await ask.get('/concept/odd').set('Accept', 'application/ld+json').expect(200);
  assert.equal(json.headers['content-type'], 'application/ld+json');
  assert.match(json.headers.vary ?? '', /Accept/);
  const { '@context': _, ...document } = JSON.parse(json.text ?? json.body.toString()) as Record<
    string,
    unknown
  >;
  assert.deepEqual(document, {
    id: `${base}concept/odd`,
    type: 'skos:Concept',
    inScheme: `${base}ns/scheme/extra`,
    prefLabel: { en: 'odd', '@none': 'no language' },
    notation: 'O1',
    altLabel: { en: ['strange', 'weird'] },
    definition: { en: 'What is odd.' },
    // A concept that only records brought, and that public ones use; the other is not shown.
    narrower: [`${base}concept/minted`],
    exactMatch: ['http://y.example/1'],
    closeMatch: [`${base}concept/type-mask`],
  });
  const nt = await ask
    .get('/concept/odd.nt')
    .expect('Content-Type', /application\/n-triples/)
    .buffer(true);
  const turtle = await ask.get('/concept/odd').set('Accept', 'text/turtle').buffer(true);
  assert.match(turtle.headers['content-type'] ?? '', /text\/turtle/);
  const text = (res: typeof nt) => res.text ?? res.body.toString();
  assert.equal(triples(text(nt)).length, 11);
  assert.deepEqual(triples(text(turtle)), triples(text(nt)));
  assert.ok(text(nt).includes(`<${base}concept/odd> <${of('prefLabel')}> "no language" .`));
});

test('a place of the archive’s own: its names in many languages, what is above and below', async (t) => {
  const ask = await door(t);
  const answer = await ask.get('/place/country-et.jsonld').expect(200).buffer(true);
  const place = JSON.parse(answer.text ?? answer.body.toString()) as Record<string, unknown>;
  assert.deepEqual(place.type, ['skos:Concept', 'crm:E53_Place']);
  assert.equal((place.prefLabel as Record<string, string>).am, 'ኢትዮጵያ');
  assert.ok((place.narrower as string[]).includes(`${base}place/gondar-ethiopia`));
});

const lines = (text: string, format: string): string[] =>
  (new Parser({ format }).parse(text) as Quad[])
    .map(({ subject, predicate, object, graph }) =>
      [graph.value, subject.value, predicate.value, object.value].join(' '),
    )
    .sort();
const bodyOf = (res: { text?: string; body: Buffer }) => res.text ?? res.body.toString();

test('an agent is known by the public records that name it; others are not found, in no form', async (t) => {
  const ask = await door(t, [], await hokusai(t));
  const answer = await ask.get(`/${japanese}.jsonld`).expect(200).buffer(true);
  const { '@context': _, ...agent } = JSON.parse(bodyOf(answer)) as Record<string, unknown>;
  assert.deepEqual(agent, { id: `${base}${japanese}`, type: 'crm:E39_Actor', label: { ja: '葛飾北斎' } });
  const concept = await ask.get('/concept/type-1.jsonld').expect(200).buffer(true);
  assert.deepEqual(JSON.parse(bodyOf(concept)).prefLabel, { en: 'netsuke' });
  for (const path of [
    '/agent/agent-2.ttl',
    '/concept/hidden.nt',
    '/concept/nobody.jsonld',
    '/place/nowhere.ttl',
  ])
    await ask
      .get(path)
      .expect(404)
      .expect('Content-Type', /problem\+json/);
  await ask.get('/concept/odd').set('Accept', 'image/png').expect(406);
  // Forms in which heritage is told, and concepts are not.
  const refused = await ask.get('/concept/odd.edm.xml').expect(406);
  assert.match(refused.body.remedy, /application\/trig\.$/);
  await ask.get('/agent/agent-1').set('Accept', 'application/mods+xml').expect(406);
});

test('what partners say is a graph each, in every form the same quads', async (t) => {
  const archive = await hokusai(t);
  const ask = await door(t, [], archive);
  done(describe(archive, 'a', japanese, { name: { en: ['Hokusai'] }, begin: '1760', nature: 'person' }));
  done(describe(archive, 'c', japanese, { name: { en: ['Katsushika'] }, begin: '1761' }));
  const form = async (suffix: string) =>
    bodyOf(await ask.get(`/${japanese}.${suffix}`).expect(200).buffer(true));
  const quads = lines(await form('nq'), 'application/n-quads');
  assert.deepEqual([...new Set(quads.map((line) => line.split(' ')[0]!.replace(base, '')))].sort(), [
    '',
    `${japanese}#description-a`,
    `${japanese}#description-c`,
  ]);
  assert.deepEqual(lines(await form('trig'), 'application/trig'), quads);
  const json = JSON.parse(await form('jsonld'));
  const back = String(await jsonld.toRDF(json, { format: 'application/n-quads' }));
  assert.deepEqual(lines(back, 'application/n-quads'), quads);
  const flat = lines(await form('nt'), 'application/n-triples');
  assert.deepEqual(lines(await form('ttl'), 'text/turtle'), flat);
  assert.ok(flat.some((line) => line.includes('1760')) && flat.some((line) => line.includes('1761')));
});

test('what was joined leads to the other in the form asked for, which says that they are the same', async (t) => {
  const archive = await hokusai(t);
  const ask = await door(t, [], archive);
  done(joinThem(archive, english, japanese));
  done(await cast(archive, 'b', 'approve'));
  await ask.get(`/${english}.ttl`).expect(302).expect('Location', `${base}${japanese}.ttl`);
  await ask
    .get(`/${english}`)
    .set('Accept', 'text/turtle')
    .expect(302)
    .expect('Location', base + japanese);
  const nt = bodyOf(await ask.get(`/${japanese}.nt`).expect(200).buffer(true));
  assert.ok(nt.includes(`<${base}${english}> <http://www.w3.org/2002/07/owl#sameAs> <${base}${japanese}> .`));
});

test('a place of a scheme is told with what partners say of it', async (t) => {
  const archive = await hokusai(t);
  const ask = await door(t, [], archive);
  done(
    describe(archive, 'a', 'place/country-et', {
      name: { gez: ['ኢትዮጵያ'] },
      point: { latitude: 9, longitude: 40 },
    }),
  );
  const nt = bodyOf(await ask.get('/place/country-et.nt').expect(200).buffer(true));
  assert.match(nt, /prefLabel> "Ethiopia"@en/);
  assert.match(nt, /wgs84_pos#lat> "9"\^\^/);
});

test('who asks for a page gets the page', async (t) => {
  const ask = await door(t);
  const page = await ask.get('/concept/odd').set('Accept', 'text/html,*/*;q=0.8').expect(200, 'the page');
  assert.match(page.headers.link ?? '', /concept\/odd\.jsonld>; rel="describedby"/);
});
