import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapSample } from './map-sample.ts';

test('Dublin Core in an OAI-PMH answer: records, a deletion, and that the list goes on', async () => {
  const { drafts, contents, codes } = await mapSample('oai-dc.xml');
  assert.equal(drafts[0]!.draft!.id, 'oai:archive.example:1');
  const record = contents[0]!;
  assert.deepEqual(record.title, { ro: ['Vedere din București'], fa: ['نمای بخارست'] });
  assert.deepEqual(record.date, [{ edtf: '1900~', display: { und: ['circa 1900'] } }]);
  assert.deepEqual(record.language, ['ro']);
  assert.deepEqual(record.rights, ['http://creativecommons.org/publicdomain/mark/1.0/']);
  assert.equal(record.creditLine, undefined);
  assert.deepEqual(record.relation, [{ target: 'https://archive.example/2' }]);
  assert.deepEqual(codes.sort(), ['language.unknown', 'oai.deleted', 'oai.incomplete']);
});

test('Dublin Core in RDF/XML: a record for each node, nodes within properties', async () => {
  const { drafts, contents, problems } = await mapSample('dc-rdf.xml');
  assert.deepEqual(problems, []);
  assert.deepEqual(
    drafts.map(({ draft }) => draft!.id),
    ['https://a.example/1', 'https://a.example/2'],
  );
  assert.deepEqual(contents[0]!.title, { sw: ['Kitabu'] });
  assert.deepEqual(contents[0]!.date, [{ edtf: '1890' }]);
  assert.equal(contents[1]!.creator![0]!.agent.label.und![0], 'Asha');
});
