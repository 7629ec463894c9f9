import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import express from 'express';
import { Parser } from 'n3';
import request from 'supertest';
import { vocabularyRouter } from '../../../server/protocols/vocabulary/vocabulary-router.ts';
import { conceptFinder } from '../../../server/vocabulary/find-concept.ts';
import { loadOwnSchemes } from '../../../server/vocabulary/load-own-schemes.ts';
import { temporaryArchive } from '../../archive/temporary-archive.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { loadText, skos } from '../../vocabulary/load-text.ts';

const base = 'https://archive.example/';

async function door(t: TestContext, shown: readonly string[] = []) {
  const archive = temporaryArchive(t);
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
  await depositRows(archive, [{ id: '1', content: { title: { en: ['One'] } }, concepts }]);
  const brought = concepts.filter(({ id }) => shown.includes(id));
  const app = express();
  app.use(
    vocabularyRouter({
      base,
      find: conceptFinder({ archive, brought: (id) => brought.find((concept) => concept.id === id) }),
      named: async (reference) => (reference === 'agent/agent-1' ? { ja: ['北斎'] } : undefined),
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

test('an agent is known by the public records that name it; others are not found, in no form', async (t) => {
  const ask = await door(t);
  const answer = await ask.get('/agent/agent-1.jsonld').expect(200).buffer(true);
  const agent = JSON.parse(answer.text ?? answer.body.toString()) as Record<string, unknown>;
  assert.deepEqual([agent.type, agent.label], ['crm:E39_Actor', { ja: '北斎' }]);
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
  await ask.get('/concept/odd.trig').expect(406);
  await ask.get('/concept/odd').set('Accept', 'image/png').expect(406);
});

test('who asks for a page gets the page', async (t) => {
  const ask = await door(t);
  const page = await ask.get('/concept/odd').set('Accept', 'text/html,*/*;q=0.8').expect(200, 'the page');
  assert.match(page.headers.link ?? '', /concept\/odd\.jsonld>; rel="describedby"/);
});
