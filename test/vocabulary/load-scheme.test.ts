import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { vocabularyReader } from '../../server/archive/vocabulary-reader.ts';
import { vocabularyWriter } from '../../server/archive/vocabulary-writer.ts';
import { temporaryArchive } from '../archive/temporary-archive.ts';
import { loadText, skos } from './load-text.ts';

const count = (archive: ReturnType<typeof temporaryArchive>, table: string) =>
  (archive.db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

test('a scheme in Turtle: labels, hierarchy either way, notes, matches', async (t) => {
  const archive = temporaryArchive(t);
  const outcome = await loadText(
    archive,
    'materials',
    `${skos}
    <http://x.example/s> a skos:ConceptScheme ; skos:prefLabel "Stuff"@en .
    <http://x.example/fibre> a skos:Concept ; skos:prefLabel "Fibre"@en, "ألياف"@ar ; skos:narrower <http://x.example/cotton> .
    <concept/silk> a skos:Concept ; skos:prefLabel "Silk"@en ; skos:broader <http://x.example/fibre> .
    <http://x.example/cotton> a skos:Concept ; skos:prefLabel "Cotton"@en ; skos:altLabel "Cotton wool"@en, "Cotton"@en ; skos:notation "C1" ;
      skos:scopeNote "Of the plant."@en ; skos:exactMatch <http://y.example/1> ; skos:closeMatch <http://y.example/2> .
    <http://x.example/odd> skos:altLabel "no preferred label"@en .`,
  );
  assert.deepEqual(outcome, { outcome: 'loaded', concepts: 3, labels: 5, statements: 18 });
  const reader = vocabularyReader(archive.db);
  assert.deepEqual(reader.concept('http://x.example/cotton'), {
    id: 'http://x.example/cotton',
    scheme: 'materials',
    notation: 'C1',
    label: { en: ['Cotton'] },
    alternative: { en: ['Cotton wool'] },
    broader: ['http://x.example/fibre'],
    narrower: [],
    mappings: [
      { kind: 'close', target: 'http://y.example/2' },
      { kind: 'exact', target: 'http://y.example/1' },
    ],
    notes: [{ kind: 'scope', language: 'en', text: 'Of the plant.' }],
  });
  // What a file says of its own addresses without a base is the archive's.
  assert.deepEqual(reader.concept('http://x.example/fibre')?.narrower, [
    'concept/silk',
    'http://x.example/cotton',
  ]);
  assert.deepEqual(reader.schemes()[0]?.title, { en: ['Stuff'] });
  assert.deepEqual(
    readdirSync(archive.dataDir).filter((name) => name.startsWith('vocabulary-')),
    [],
  );
});

test('the Getty’s form: SKOS-XL labels and notes as nodes, in any order, packed by gzip', async (t) => {
  const archive = temporaryArchive(t);
  const lines = `
# AAT, shortened
<http://vocab.getty.edu/aat/term/1-en> <http://www.w3.org/2008/05/skos-xl#literalForm> "porcelain (material)"@en .
<http://vocab.getty.edu/aat/1> <http://www.w3.org/2008/05/skos-xl#prefLabel> <http://vocab.getty.edu/aat/term/1-en> .
<http://vocab.getty.edu/aat/1> <http://www.w3.org/2008/05/skos-xl#altLabel> <http://vocab.getty.edu/aat/term/2-zh> .
<http://vocab.getty.edu/aat/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "porcelain (material)"@en .
<http://vocab.getty.edu/aat/1> <http://www.w3.org/2004/02/skos/core#scopeNote> <http://vocab.getty.edu/aat/note/9> .
<http://vocab.getty.edu/aat/note/9> <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "Hard, \\"white\\" \\u74F7."@en .
<http://vocab.getty.edu/aat/1> <http://vocab.getty.edu/ontology#broaderGeneric> <http://vocab.getty.edu/aat/2> .
<http://vocab.getty.edu/aat/term/2-zh> <http://www.w3.org/2008/05/skos-xl#literalForm> "瓷"@zh-Hant .
<http://vocab.getty.edu/aat/2> <http://www.w3.org/2004/02/skos/core#prefLabel> "ceramic"@en .
<http://vocab.getty.edu/aat/3> <http://www.w3.org/2004/02/skos/core#prefLabel> "gone"@en .
<http://vocab.getty.edu/aat/3> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://vocab.getty.edu/ontology#ObsoleteSubject> .
`;
  const outcome = await loadText(archive, 'aat', gzipSync(lines), { format: 'ntriples', size: 50 });
  assert.deepEqual(outcome, { outcome: 'loaded', concepts: 2, labels: 3, statements: 11 });
  const porcelain = vocabularyReader(archive.db).concept('http://vocab.getty.edu/aat/1');
  assert.deepEqual(porcelain?.label, { en: ['porcelain (material)'] });
  assert.deepEqual(porcelain?.alternative, { 'zh-Hant': ['瓷'] });
  assert.deepEqual(porcelain?.broader, ['http://vocab.getty.edu/aat/2']);
  assert.deepEqual(porcelain?.notes, [{ kind: 'scope', language: 'en', text: 'Hard, "white" 瓷.' }]);
});

test('loading again replaces the version whole, and leaves nothing of the old one', async (t) => {
  const archive = temporaryArchive(t);
  const one = (label: string) =>
    `${skos} <http://x.example/1> skos:prefLabel "${label}"@en ; skos:note "n" ; skos:exactMatch <http://y.example/1> ; skos:broader <http://x.example/2> .
     <http://x.example/2> skos:prefLabel "above"@en .`;
  await loadText(archive, 's', one('old'));
  const reader = vocabularyReader(archive.db);
  const before = reader.version();
  await loadText(archive, 's', one('new'));
  assert.notEqual(reader.version(), before);
  assert.deepEqual(reader.concept('http://x.example/1')?.label, { en: ['new'] });
  assert.deepEqual(reader.labelled('old'), []);
  const tables = ['version', 'concept', 'label', 'broader', 'mapping', 'note'];
  assert.deepEqual(
    tables.map((table) => count(archive, `vocabulary_${table}`)),
    [1, 2, 2, 1, 1, 1],
  );
});

test('a file that breaks off or holds no concept changes nothing', async (t) => {
  const archive = temporaryArchive(t);
  const load = (text: string, format: 'turtle' | 'ntriples') => loadText(archive, 's', text, { format });
  await load(`${skos} <http://x.example/1> skos:prefLabel "stays"@en .`, 'turtle');
  const good = '<http://x.example/2> <http://www.w3.org/2004/02/skos/core#prefLabel> "two"@en .\n';
  const faults: [string, 'turtle' | 'ntriples', string, RegExp][] = [
    [`${skos} <http://x.example/2> skos:prefLabel "tw`, 'turtle', 'turtle.syntax', /cannot be read/],
    [`${good}<http://x.example/2> nonsense`, 'ntriples', 'ntriples.syntax', /Line 2 is no statement/],
    [good.slice(0, 60), 'ntriples', 'ntriples.syntax', /Line 1/],
    [
      `${good}<http://x.example/2> <http://x.example/p> "${'x'.repeat(4_100_000)}`,
      'ntriples',
      'ntriples.syntax',
      /Line 2 .*without end/,
    ],
    ['', 'ntriples', 'scheme.empty', /Nothing in the file/],
    [`${good.replace('prefLabel', 'related')}`, 'ntriples', 'scheme.empty', /prefLabel/],
    ['PK\u0003\u0004 a ZIP', 'turtle', 'format.unknown', /ZIP/],
  ];
  for (const [text, format, code, message] of faults) {
    const outcome = await load(text, format);
    assert.equal(outcome.outcome === 'refused' && outcome.code, code, text);
    assert.match(outcome.outcome === 'refused' ? outcome.message : '', message);
  }
  const latin = await loadText(archive, 's', Buffer.from(`${skos} # caf\xe9`, 'latin1'));
  assert.equal(latin.outcome === 'refused' && latin.code, 'encoding');
  assert.deepEqual(vocabularyReader(archive.db).concept('http://x.example/1')?.label, { en: ['stays'] });
  assert.deepEqual([count(archive, 'vocabulary_version'), count(archive, 'vocabulary_concept')], [1, 1]);
});

test('a load that another overtakes leaves the other’s', (t) => {
  const archive = temporaryArchive(t);
  const writer = vocabularyWriter(archive.db);
  const source = { scheme: 's', file: 'f', digest: '', fields: [] };
  const concept = (label: string) => ({
    id: 'concept/1',
    labels: [{ language: 'en', preferred: true, text: label }],
    mappings: [],
    notes: [],
  });
  const slow = writer.load(source);
  slow.concepts([concept('slow')]);
  const quick = writer.load(source);
  quick.concepts([concept('quick')]);
  assert.equal(quick.finish({}).outcome, 'loaded');
  assert.equal(slow.finish({}).outcome, 'replaced');
  assert.deepEqual(vocabularyReader(archive.db).concept('concept/1')?.label, { en: ['quick'] });
  assert.equal(count(archive, 'vocabulary_concept'), 1);
});

test('what lies within a concept: narrower ones at any depth, the same in other schemes, bounded, circles too', async (t) => {
  const archive = temporaryArchive(t);
  await loadText(
    archive,
    'one',
    `${skos} <concept/a> skos:prefLabel "a"@en ; skos:narrower <concept/b> ; skos:exactMatch <http://y.example/a> .
     <concept/b> skos:prefLabel "b"@en ; skos:narrower <concept/c> . <concept/c> skos:prefLabel "c"@en ; skos:narrower <concept/a> .`,
  );
  await loadText(
    archive,
    'two',
    `${skos} <http://y.example/a> skos:prefLabel "a"@en ; skos:narrower <http://y.example/d> . <http://y.example/d> skos:prefLabel "d"@en .`,
  );
  const reader = vocabularyReader(archive.db);
  assert.deepEqual(reader.within('concept/b', 100).sort(), [
    'concept/a',
    'concept/b',
    'concept/c',
    'http://y.example/a',
  ]);
  assert.deepEqual(reader.within('concept/a', 100).sort(), [
    'concept/a',
    'concept/b',
    'concept/c',
    'http://y.example/a',
    'http://y.example/d',
  ]);
  // Who asks for the other scheme's finds ours.
  assert.ok(reader.within('http://y.example/a', 100).includes('concept/c'));
  assert.deepEqual(reader.within('concept/a', 2).length, 2);
  assert.deepEqual(reader.within('concept/unknown', 10), ['concept/unknown']);
});
