import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { findGraph } from '../../../../ingest/readers/rdf/find-graph.ts';
import { readGraph } from '../../../../ingest/readers/rdf/read-graph.ts';
import { mapRows } from '../../mappings/map-rows.ts';
import { collectRows } from '../collect-rows.ts';

const painting = {
  '@context': 'https://schema.org',
  '@type': ['VisualArtwork', 'Painting'],
  '@id': 'https://example.org/w/1',
  name: [
    { '@value': 'Cranes', '@language': 'en' },
    { '@value': '鶴図', '@language': 'ja' },
  ],
  creator: {
    '@type': 'Person',
    '@id': 'https://example.org/p/1',
    name: 'Ogata',
    birthDate: '1658',
    deathDate: '1716',
  },
  dateCreated: 'ca. 1700',
  artMedium: ['ink', 'silk'],
  artform: 'hanging scroll',
  width: { '@type': 'QuantitativeValue', value: 54.3, unitCode: 'CMT' },
  height: '120 cm',
  image: {
    '@type': 'ImageObject',
    contentUrl: 'https://example.org/1.jpg',
    caption: 'Whole',
    license: 'https://creativecommons.org/licenses/by/4.0/',
  },
  license: 'https://creativecommons.org/publicdomain/mark/1.0/',
  inLanguage: 'Japanese',
  description: 'Two cranes.',
  keywords: 'birds, water',
  identifier: 'A.1',
  sameAs: 'http://www.wikidata.org/entity/Q1',
};

test('schema.org becomes a record, in each language', async () => {
  const { contents, problems } = await mapRows([painting]);
  assert.deepEqual(problems, []);
  assert.deepEqual(contents[0], {
    title: { en: ['Cranes'], ja: ['鶴図'] },
    identifier: [{ value: 'A.1', kind: 'accession' }],
    type: [{ label: { und: ['hanging scroll'] } }, { label: { und: ['Painting'] } }],
    creator: [
      {
        agent: {
          id: 'https://example.org/p/1',
          label: { und: ['Ogata'] },
          kind: 'person',
          dates: '1658–1716',
        },
      },
    ],
    date: [{ edtf: '1700~', display: { und: ['ca. 1700'] } }],
    material: [{ label: { und: ['ink'] } }, { label: { und: ['silk'] } }],
    dimension: [
      { kind: 'height', value: 120, unit: 'cm' },
      { kind: 'width', value: 54.3, unit: 'cm' },
    ],
    description: { und: ['Two cranes.'] },
    subject: [{ label: { und: ['birds'] } }, { label: { und: ['water'] } }],
    language: ['ja'],
    rights: ['http://creativecommons.org/publicdomain/mark/1.0/'],
    relation: [{ target: 'http://www.wikidata.org/entity/Q1' }],
    source: ['https://example.org/w/1'],
    media: [
      {
        url: 'https://example.org/1.jpg',
        alt: { und: ['Whole'] },
        rights: 'http://creativecommons.org/licenses/by/4.0/',
      },
    ],
  });
});

test('a graph gives a record for each thing in it, with what it points to', async () => {
  const graph = {
    '@context': { s: 'http://schema.org/', name: 's:name', by: { '@id': 's:creator', '@type': '@id' } },
    '@graph': [
      { '@id': 'https://example.org/1', '@type': 's:Painting', name: 'One', by: 'https://example.org/p' },
      { '@id': 'https://example.org/2', '@type': 's:Sculpture', name: 'Two', by: 'https://example.org/p' },
      { '@id': 'https://example.org/p', '@type': 's:Person', name: 'Maker' },
    ],
  };
  const { contents } = await mapRows([graph]);
  assert.deepEqual(
    contents.map((content) => [content?.title, content?.creator?.[0]?.agent.label]),
    [
      [{ und: ['One'] }, { und: ['Maker'] }],
      [{ und: ['Two'] }, { und: ['Maker'] }],
    ],
  );
});

test('Dublin Core in JSON-LD is read as in RDF/XML', async () => {
  const { contents } = await mapRows([
    {
      '@context': { dc: 'http://purl.org/dc/elements/1.1/' },
      '@id': 'https://example.org/d',
      'dc:title': { '@value': 'Harta', '@language': 'ro' },
      'dc:creator': 'X',
    },
  ]);
  assert.deepEqual(contents[0]?.title, { ro: ['Harta'] });
  assert.deepEqual(contents[0]?.creator?.[0]?.agent.label, { und: ['X'] });
});

test('no context is fetched, wherever it points', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.end('{"@context":{}}');
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  try {
    for (const context of [
      `http://127.0.0.1:${port}/context.json`,
      'http://169.254.169.254/latest/meta-data/',
      'file:///etc/passwd',
      'https://unknown.example/context',
      ['https://schema.org', `http://localhost:${port}/x`],
      { '@import': `http://127.0.0.1:${port}/i`, '@version': 1.1 },
      { a: { '@id': 'http://x/', '@context': `http://127.0.0.1:${port}/scoped` } },
    ]) {
      const { problems, drafts } = await mapRows([
        {
          '@context': context,
          '@id': 'https://example.org/1',
          '@type': 'VisualArtwork',
          name: 'x',
          a: { b: 1 },
        },
        painting,
      ]);
      assert.equal(problems[0]?.code, 'jsonld.context', JSON.stringify(context));
      assert.equal(drafts.length, 1, 'the other document is read');
      assert.equal(drafts[0]!.row, 2);
    }
    assert.equal(asked, 0);
  } finally {
    server.close();
  }
});

test('a context that the operator keeps is used', async () => {
  const contexts = {
    'https://museum.example/context.json': {
      '@context': { bezeichnung: 'http://schema.org/name', '@base': 'https://museum.example/' },
    },
  };
  const document = {
    '@context': 'https://museum.example/context.json',
    '@id': 'a',
    '@type': 'http://schema.org/Painting',
    bezeichnung: 'Krug',
  };
  const { contents } = await mapRows([document], { contexts });
  assert.deepEqual(contents[0]?.title, { und: ['Krug'] });
  assert.deepEqual(contents[0]?.source, ['https://museum.example/a']);
});

test('documents that are broken, endless or too deep cost themselves alone', async () => {
  let deep: object = { name: 'x' };
  for (let i = 0; i < 200; i++) deep = { '@type': 'Thing', about: deep };
  const circular = { '@context': { a: 'b:c', b: 'a:c' }, 'a:d': 1 };
  const { codes, rows } = await collectRows({
    bytes: [
      { '@context': 'https://schema.org', ...deep },
      circular,
      { '@context': 7, id: 1, title: 'plain' },
      painting,
    ]
      .map((d) => JSON.stringify(d))
      .join('\n'),
  });
  assert.deepEqual(codes, ['jsonld.depth', 'jsonld.syntax']);
  assert.deepEqual(
    rows.map(({ row }) => row),
    [3, 4],
  );
});

test('things that are parts of each other end', async () => {
  const [a, b] = ['https://example.org/a', 'https://example.org/b'];
  const { contents } = await mapRows([
    {
      '@context': 'https://schema.org',
      '@graph': [
        { '@id': a, '@type': 'Painting', name: 'A', hasPart: { '@id': b } },
        { '@id': b, '@type': 'Painting', name: 'B', hasPart: { '@id': a } },
      ],
    },
  ]);
  assert.deepEqual(
    contents.map((content) => content?.title),
    [{ und: ['A'] }, { und: ['B'] }],
  );
});

test('a graph of any size is read a member at a time, and its members still know each other', async () => {
  const member = (i: number): object => ({
    '@id': `https://example.org/${i}`,
    '@type': 'Painting',
    name: `N ${i}`,
    creator: { '@id': `https://example.org/p/${i % 3}` },
  });
  const people = [0, 1, 2].map((i) => ({
    '@id': `https://example.org/p/${i}`,
    '@type': 'Person',
    name: `Maker ${i}`,
  }));
  let read = 0;
  async function* text(): AsyncGenerator<string> {
    yield '{ "@context": "https://schema.org/",\n "@graph": [';
    for (const person of people) yield `${JSON.stringify(person)},\n`;
    for (let i = 0; i < 3000; i++) {
      read = i;
      yield `${i === 0 ? '' : ',\n'}${JSON.stringify(member(i))}`;
    }
    yield ']}\n';
  }
  const graph = findGraph('{ "@context": "https://schema.org/",\n "@graph": [{}');
  assert.equal(graph?.context, 'https://schema.org/');
  const seen = new Map<unknown, number>();
  let firstAt: number | undefined;
  for await (const outcome of readGraph({ text: text(), ...graph!, window: { held: 2000, settled: 500 } })) {
    if (outcome.kind !== 'row') {
      assert.equal(outcome.kind === 'problem' && outcome.problem.code, 'rdf.forgotten');
      continue;
    }
    firstAt ??= read;
    const { schema } = outcome.values as unknown as { schema: { '@id': string }[] };
    seen.set(schema[0]!['@id'], outcome.row);
  }
  assert.equal(seen.size, 3000);
  assert.ok(firstAt! < 1500, `first after ${firstAt}`);
  const whole = JSON.stringify(
    { '@context': 'https://schema.org', '@graph': [...people, member(0), member(4)] },
    undefined,
    1,
  );
  const { contents, problems } = await mapRows(whole);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    contents.map((content) => content?.creator?.[0]?.agent.label),
    [{ und: ['Maker 0'] }, { und: ['Maker 1'] }],
  );
});

test('a graph whose context is not kept ends at once', async () => {
  const { failure, rows } = await collectRows({
    bytes: '{"@context": "https://unknown.example/c", "@graph": [{"@id": "a"}, {"@id": "b"}]}',
    format: 'jsonld',
  });
  assert.equal(failure?.code, 'jsonld.context');
  assert.equal(rows.length, 0);
});
