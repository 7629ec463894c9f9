import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuads } from '../../../../ingest/readers/rdf/read-quads.ts';
import { formatOfRdf } from '../../../../ingest/readers/rdf/recognise-rdf.ts';
import type { RowOutcome } from '../../../../ingest/readers/source-row.ts';
import { mapRows } from '../../mappings/map-rows.ts';
import { collectRows } from '../collect-rows.ts';

const turtle = `@prefix schema: <http://schema.org/> .
# a remark
<https://example.org/1> a schema:Painting ; schema:name "Cranes"@en, "鶴図"@ja ;
  schema:creator [ a schema:Person ; schema:name "Ogata" ] .
<https://example.org/2> a schema:Sculpture ; schema:name "قارب"@ar .`;

test('Turtle gives a record for each thing, in its languages', async () => {
  const { contents, problems } = await mapRows(turtle);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    contents.map((content) => content?.title),
    [{ en: ['Cranes'], ja: ['鶴図'] }, { ar: ['قارب'] }],
  );
  assert.deepEqual(contents[0]?.creator, [{ agent: { label: { und: ['Ogata'] }, kind: 'person' } }]);
});

test('each form of RDF is known by how it begins, whatever its name', async () => {
  assert.equal(formatOfRdf(turtle), 'turtle');
  assert.equal(formatOfRdf(`PREFIX a: <http://x/>\n<http://g> {\n a:b a:c a:d }`), 'trig');
  assert.equal(formatOfRdf('<http://a/b> <http://a/c> "x\\"y"@en .\n'), 'ntriples');
  assert.equal(formatOfRdf('_:a <http://a/c> _:b <http://g> .'), 'nquads');
  assert.equal(formatOfRdf('<http://a/b> is no triple'), undefined);
  assert.equal(formatOfRdf('<lido xmlns="x">'), undefined);
  const { codes, rows } = await collectRows({ bytes: turtle, name: 'data.csv' });
  assert.deepEqual([codes, rows.length], [['format.name'], 2]);
});

test('TriG and N-Quads: a graph ends its records', async () => {
  const trig = `@prefix s: <http://schema.org/> .\n<https://g/1> {\n<https://example.org/1> a s:Painting ; s:name "One" }\n<https://g/2> { <https://example.org/2> a s:Painting ; s:name "Two" }`;
  assert.deepEqual(
    (await mapRows(trig)).contents.map((c) => c?.title?.und),
    [['One'], ['Two']],
  );
});

test('EDM in Turtle is put together as in RDF/XML', async () => {
  const edm = `@prefix edm: <http://www.europeana.eu/schemas/edm/> . @prefix ore: <http://www.openarchives.org/ore/terms/> . @prefix dc: <http://purl.org/dc/elements/1.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/cho> a edm:ProvidedCHO ; dc:title "Kreuz"@de ; dc:creator <https://example.org/agent> .
<https://example.org/agg> a ore:Aggregation ; edm:aggregatedCHO <https://example.org/cho> ; edm:dataProvider "Museum" ; edm:isShownBy <https://example.org/a.jpg> ; edm:rights <http://creativecommons.org/publicdomain/zero/1.0/> .
<https://example.org/agent> a edm:Agent ; skos:prefLabel "Meister"@de .`;
  const { contents } = await mapRows(edm);
  assert.deepEqual(contents[0]?.title, { de: ['Kreuz'] });
  assert.deepEqual(contents[0]?.creator?.[0]?.agent.label, { de: ['Meister'] });
  assert.equal(contents[0]?.media?.[0]?.url, 'https://example.org/a.jpg');
});

test('what is broken ends the reading, and what stood before it is given', async () => {
  const { rows, failure } = await collectRows({
    bytes: `${turtle}\n<https://example.org/3> a schema:Painting ; schema:name "no end`,
  });
  assert.equal(rows.length, 2);
  assert.equal(failure?.code, 'rdf.syntax');
  assert.equal(
    (await collectRows({ bytes: '<http://a/b> <http://a/c> "x" .\n' })).failure?.code,
    'rdf.records',
  );
});

async function* lines(count: number, part: (i: number) => string): AsyncGenerator<string> {
  for (let i = 0; i < count; i++) yield part(i);
}

const record = (i: number): string =>
  `<http://x/${i}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Painting> .\n<http://x/${i}> <http://schema.org/name> "N ${i}" .\n<http://x/${i}> <http://schema.org/creator> _:c${i} .\n_:c${i} <http://schema.org/name> "C ${i}" .\n`;

test('records of a long file come while it is read, and each once', async () => {
  let read = 0;
  const text = lines(5000, (i) => {
    read = i;
    return record(i);
  });
  const seen = new Set<unknown>();
  let firstAt: number | undefined;
  for await (const outcome of readQuads({ text, format: 'ntriples', window: { held: 1000, settled: 200 } })) {
    assert.equal(outcome.kind, 'row');
    firstAt ??= read;
    const [element] = (outcome as unknown as { values: { schema: { '@id': string; creator: unknown[] }[] } })
      .values.schema;
    assert.equal(element!.creator.length, 1);
    seen.add(element!['@id']);
  }
  assert.equal(seen.size, 5000);
  assert.ok(firstAt! < 1000, `first after ${firstAt}`);
});

test('statements that come long after their record are said to be left', async () => {
  const outcomes: RowOutcome[] = [];
  async function* text(): AsyncGenerator<string> {
    yield* lines(1000, record);
    yield '<http://x/1> <http://schema.org/name> "late" .\n';
  }
  for await (const outcome of readQuads({
    text: text(),
    format: 'ntriples',
    window: { held: 1000, settled: 200 },
  }))
    outcomes.push(outcome);
  const last = outcomes.at(-1)!;
  assert.equal(last.kind === 'problem' && last.problem.code, 'rdf.scattered');
  assert.equal(outcomes.filter(({ kind }) => kind === 'row').length, 1000);
});

test('a literal without end is not held', async () => {
  const text = lines(40, (i) => (i === 0 ? '<http://x/1> <http://x/p> "' : 'x'.repeat(1_000_000)));
  await assert.rejects(async () => {
    for await (const _ of readQuads({ text, format: 'ntriples' }));
  }, /16000000 characters/);
});
