import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vocabularyReader } from '../../server/archive/vocabulary-reader.ts';
import { loadOwnSchemes } from '../../server/vocabulary/load-own-schemes.ts';
import { termMatcher } from '../../server/vocabulary/match-terms.ts';
import { interfaceLanguages } from '../../vocab/record/language-map.ts';
import { normaliseRights } from '../../vocab/rights.ts';
import { temporaryArchive } from '../archive/temporary-archive.ts';
import { loadText, skos } from './load-text.ts';

const names = ['languages', 'materials', 'periods', 'places', 'rights', 'subjects', 'techniques', 'types'];

test('the archive’s own schemes load once, are whole, and speak six languages', async (t) => {
  const archive = temporaryArchive(t);
  assert.deepEqual(await loadOwnSchemes(archive), names);
  assert.deepEqual(await loadOwnSchemes(archive), []);
  const reader = vocabularyReader(archive.db);
  const schemes = reader.schemes();
  assert.deepEqual(
    schemes.map(({ scheme }) => scheme),
    names,
  );
  for (const { title } of schemes)
    assert.deepEqual(Object.keys(title).sort(), [...interfaceLanguages].sort());
  const ids = archive.db.prepare('SELECT id FROM vocabulary_concept').all() as { id: string }[];
  assert.ok(ids.length > 900, `${ids.length} concepts`);
  const upwards = new Set<string>();
  for (const { id } of ids) {
    const concept = reader.concept(id)!;
    for (const texts of Object.values(concept.label))
      assert.equal(texts.length, 1, `${id}: one preferred label`);
    // Towns of the fixtures are called as their describers call them.
    if (!/^place\/(?!country-)/.test(id))
      assert.deepEqual(
        interfaceLanguages.filter((language) => !concept.label[language]),
        [],
        id,
      );
    if (concept.scheme === 'rights') assert.equal(normaliseRights(id), id);
    for (const broader of concept.broader) {
      assert.equal(reader.concept(broader)?.scheme, concept.scheme, `${id} below ${broader}`);
      upwards.add(id);
    }
  }
  const stated = (archive.db.prepare('SELECT count(*) AS n FROM vocabulary_broader').get() as { n: number })
    .n;
  assert.equal(stated, upwards.size, 'every broader concept is in its scheme');
  assert.deepEqual(reader.concept('concept/material-porcelain')?.mappings, [
    { kind: 'exact', target: 'http://vocab.getty.edu/aat/300010662' },
  ]);
});

test('partners’ words in their languages come to one concept', async (t) => {
  const archive = temporaryArchive(t);
  await loadOwnSchemes(archive);
  const match = termMatcher(archive, { partner: 'a' });
  const said = [{ en: ['Silk'] }, { fr: ['soie'] }, { ar: ['حرير'] }, { zh: ['丝绸'] }, { sw: ['hariri'] }];
  for (const label of said)
    assert.equal(match({ material: [{ label }] }).content.material?.[0]?.id, 'concept/material-silk');
  const { content } = match({
    place: [{ label: { am: ['ኢትዮጵያ'] } }],
    type: [{ label: { fr: ['masque'] } }],
    subject: [{ label: { es: ['música'] } }],
  });
  assert.deepEqual(
    [content.place, content.type, content.subject].map((terms) => terms?.[0]?.id),
    ['place/country-et', 'concept/type-mask', 'concept/subject-music'],
  );
});

test('the archive’s own concept comes before one of a larger scheme that has the same label', async (t) => {
  const archive = temporaryArchive(t);
  await loadOwnSchemes(archive);
  await loadText(
    archive,
    'aat',
    `${skos} <http://vocab.getty.edu/aat/300243428> skos:prefLabel "silk"@en . <http://x.example/felt> skos:prefLabel "felt"@en .`,
  );
  const { content } = termMatcher(archive, { partner: 'a' })({
    material: [{ label: { en: ['silk'] } }, { label: { en: ['felt'] } }],
  });
  assert.deepEqual(
    content.material?.map(({ id }) => id),
    ['concept/material-silk', 'http://x.example/felt'],
  );
});

test('a scheme that an operator put in the place of an own one stays', async (t) => {
  const archive = temporaryArchive(t);
  await loadText(archive, 'materials', `${skos} <http://x.example/1> skos:prefLabel "ours"@en .`);
  const loaded = await loadOwnSchemes(archive);
  assert.ok(!loaded.includes('materials'));
  assert.deepEqual(vocabularyReader(archive.db).concept('http://x.example/1')?.scheme, 'materials');
});
