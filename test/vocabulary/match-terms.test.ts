import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vocabularyChoices } from '../../server/archive/vocabulary-choices.ts';
import { termMatcher } from '../../server/vocabulary/match-terms.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { temporaryArchive } from '../archive/temporary-archive.ts';
import { loadText, skos } from './load-text.ts';

const materials = `${skos}
  <concept/cotton> skos:prefLabel "cotton"@en, "coton"@fr, "棉"@zh ; skos:altLabel "cotton wool"@en .
  <concept/glass> skos:prefLabel "glass"@en .
  <concept/glass-paint> skos:prefLabel "paint for glass"@en ; skos:altLabel "glass"@en .
  <concept/or> skos:prefLabel "or"@fr, "gold"@en .`;

const material = (...labels: Record<string, string[]>[]): RecordContent => ({
  material: labels.map((label) => ({ label })),
});
const time = '2026-01-01T00:00:00.000Z';

test('a label of the same language, of one concept alone, is beyond doubt; spaces and case are not told apart', async (t) => {
  const archive = temporaryArchive(t);
  await loadText(archive, 'materials', materials);
  const match = termMatcher(archive, { partner: 'a' });
  const certain: Record<string, string[]>[] = [
    { en: ['Cotton'] },
    { 'en-GB': [' COTTON '] },
    { 'zh-Hant': ['棉'] },
    { en: ['cotton wool'] },
    { en: ['cotton'], fr: ['coton'] },
    // A word that the scheme does not know speaks neither for nor against.
    { en: ['cotton'], ja: ['木綿'] },
  ];
  for (const label of certain) {
    const { content, matched, open } = match(material(label));
    assert.deepEqual(content.material, [{ label, id: 'concept/cotton' }], JSON.stringify(label));
    assert.deepEqual([matched, open], [1, []]);
  }
});

test('homonyms, other languages, unstated languages and labels at odds are candidates, with scores', async (t) => {
  const archive = temporaryArchive(t);
  await loadText(archive, 'materials', materials);
  const match = termMatcher(archive, { partner: 'a' });
  const candidates = (label: Record<string, string[]>) => {
    const content = material(label);
    const result = match(content);
    assert.equal(result.content, content);
    assert.equal(result.matched, 0);
    return result.open.flatMap(({ field, candidates: found }) =>
      found.map(({ concept, score, because }) => [field, concept, score, because]),
    );
  };
  assert.deepEqual(candidates({ en: ['glass'] }), [
    ['material', 'concept/glass', 0.9, 'homonym'],
    ['material', 'concept/glass-paint', 0.8, 'homonym'],
  ]);
  // “or” is gold in French, and no word for a material in English.
  assert.deepEqual(candidates({ en: ['or'] }), [['material', 'concept/or', 0.5, 'language']]);
  assert.deepEqual(candidates({ und: ['cotton'] }), [['material', 'concept/cotton', 0.7, 'language']]);
  assert.deepEqual(candidates({ en: ['cotton'], fr: ['or'] }), [
    ['material', 'concept/cotton', 0.9, 'labels'],
    ['material', 'concept/or', 0.9, 'labels'],
  ]);
  assert.deepEqual(candidates({ en: ['plutonium'] }), []);
});

test('a term keeps an identifier of its own, and a scheme serves its fields alone', async (t) => {
  const archive = temporaryArchive(t);
  await loadText(archive, 'materials', materials);
  const match = termMatcher(archive, { partner: 'a' });
  const own: RecordContent = { material: [{ id: 'http://z.example/1', label: { en: ['cotton'] } }] };
  assert.equal(match(own).content, own);
  const type: RecordContent = { type: [{ label: { en: ['cotton'] } }] };
  assert.deepEqual(match(type), { content: type, matched: 0, open: [], concepts: [] });
});

test('concepts that the record names come with it, and those above them, by identifier too', async (t) => {
  const archive = temporaryArchive(t);
  await loadText(
    archive,
    'materials',
    `${skos} <concept/fibre> skos:prefLabel "fibre"@en . <concept/silk> skos:prefLabel "silk"@en, "soie"@fr ; skos:broader <concept/fibre> .`,
  );
  const match = termMatcher(archive, { partner: 'a' });
  const expected = [
    {
      id: 'concept/silk',
      scheme: 'materials',
      label: { en: ['silk'], fr: ['soie'] },
      broader: ['concept/fibre'],
    },
    { id: 'concept/fibre', scheme: 'materials', label: { en: ['fibre'] } },
  ];
  assert.deepEqual(match(material({ en: ['silk'] })).concepts, expected);
  const given: RecordContent = { material: [{ id: 'concept/silk', label: { en: ['wild silk'] } }] };
  assert.deepEqual(match(given).concepts, expected);
});

test('of two schemes the first that knows the term decides; the archive’s own are no homonyms of others', async (t) => {
  const archive = temporaryArchive(t);
  await loadText(
    archive,
    'zzz',
    `${skos} <http://z.example/cotton> skos:prefLabel "cotton"@en . <http://z.example/lead> skos:prefLabel "lead"@en .`,
  );
  await loadText(archive, 'materials', materials);
  const match = termMatcher(archive, { partner: 'a' });
  assert.deepEqual(
    match(material({ en: ['cotton'] }, { en: ['lead'] })).content.material?.map(({ id }) => id),
    ['concept/cotton', 'http://z.example/lead'],
  );
});

test('a curator’s choice is remembered for the partner, never for another, and can be none of those offered', async (t) => {
  const archive = temporaryArchive(t);
  await loadText(archive, 'materials', materials);
  const glass = material({ en: ['glass'] });
  const [open] = termMatcher(archive, { partner: 'a' })(glass).open;
  assert.ok(open);
  const choices = vocabularyChoices(archive.db);
  const term = { partner: 'a', field: open.field, key: open.key };
  const choice = { concept: 'concept/glass', actor: 'user:1', time };
  choices.choose(term, choice);
  assert.deepEqual(choices.chosen(term), choice);
  const matched = termMatcher(archive, { partner: 'a' })(glass);
  assert.deepEqual(matched.content.material, [{ label: { en: ['glass'] }, id: 'concept/glass' }]);
  assert.equal(termMatcher(archive, { partner: 'b' })(glass).open.length, 1);
  choices.choose(term, { concept: undefined, actor: 'user:1', time });
  const none = termMatcher(archive, { partner: 'a' })(glass);
  assert.deepEqual([none.content, none.open], [glass, []]);
  choices.forget(term);
  assert.equal(termMatcher(archive, { partner: 'a' })(glass).open.length, 1);
});

test('a scheme that is loaded meanwhile counts within a hundred records', async (t) => {
  const archive = temporaryArchive(t);
  const match = termMatcher(archive, { partner: 'a' });
  assert.equal(match(material({ en: ['cotton'] })).matched, 0);
  await loadText(archive, 'materials', materials);
  let matched = 0;
  for (let i = 0; i < 100; i++) matched = match(material({ en: ['cotton'] })).matched;
  assert.equal(matched, 1);
});
