import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { type RowDraft, readDrafts } from '../../../../ingest/ingest.ts';
import type { Source } from '../../../../ingest/readers/read-rows.ts';
import {
  publishedLinkedArt,
  publishedPart,
  toLinkedArt,
} from '../../../../vocab/crosswalks/linked-art/to-linked-art.ts';
import { toTriples } from '../../../../vocab/crosswalks/linked-art/to-triples.ts';
import type { RecordContent } from '../../../../vocab/fields.ts';
import { bowl, song } from '../../../vocab/sample-contents.ts';
import { streamOf } from '../collect-rows.ts';

const base = 'http://127.0.0.1:3000/';
const documentOf = (content: RecordContent) => toLinkedArt(content, { base, item: 'abc' });

/** The document with what it shows and carries in it, as those write who keep no documents of their own for these. */
function wholeDocument(doc: ReturnType<typeof documentOf>): Record<string, unknown> {
  const within = (part: 'visual' | 'text') => {
    const { '@context': _, ...body } = publishedPart(doc, part, base) ?? {};
    return Object.keys(body).length ? { [part === 'visual' ? 'shows' : 'carries']: [body] } : {};
  };
  return { ...publishedLinkedArt(doc, base), ...within('visual'), ...within('text') };
}

async function draftsOf(
  text: string,
  options: Omit<Source, 'file'> = {},
): Promise<{ drafts: RowDraft[]; codes: string[] }> {
  const drafts: RowDraft[] = [];
  const codes: string[] = [];
  for await (const draft of readDrafts({ ...options, file: streamOf(text) })) {
    if (draft.draft) drafts.push(draft);
    codes.push(...draft.problems.map(({ code, value }) => `${code} ${value ?? ''}`));
  }
  return { drafts, codes };
}

/** The triples of a record with its blank nodes named by what is said of them, so that two can be compared. */
async function canonical(content: RecordContent): Promise<string[]> {
  const triples = toTriples(documentOf(content)).replace(
    /<http:\/\/127\.0\.0\.1:3000\/\.well-known\/genid\/(\w+)>/g,
    '_:b$1',
  );
  const named = (await jsonld.canonize(
    triples as never,
    { inputFormat: 'application/n-quads', format: 'application/n-quads', algorithm: 'RDFC-1.0' } as never,
  )) as unknown as string;
  return named.split('\n');
}

/** What Linked Art has no place of its own for comes back as what it was written as. */
const withoutPerformers = ({ performer: _, ...content }: RecordContent): RecordContent => content;

for (const [name, given] of [
  [
    'a thing with every field',
    { ...bowl, media: [{ url: 'https://example.org/a.jpg', alt: { en: ['From above'] } }] },
  ],
  ['a song', withoutPerformers(song)],
] as [string, RecordContent][])
  test(`${name}, written as Linked Art and read again, says the same`, async () => {
    const doc = documentOf(given);
    const forms: [string, string][] = [
      ['JSON-LD', JSON.stringify(wholeDocument(doc))],
      ['JSON-LD set out', JSON.stringify(wholeDocument(doc), undefined, 2)],
      ['N-Triples', toTriples(doc)],
      ['N-Quads', toTriples(doc).replace(/ \.$/gm, ` <${base}item/abc/record/p> .`)],
    ];
    const expected = await canonical(given);
    for (const [form, text] of forms) {
      const { drafts, codes } = await draftsOf(text);
      assert.deepEqual(codes, [], form);
      assert.equal(drafts.length, 1, form);
      assert.equal(drafts[0]!.draft!.id, `${base}item/abc`);
      assert.deepEqual(await canonical(drafts[0]!.content!), expected, form);
    }
  });

const vase = {
  '@context': 'https://linked.art/ns/v1/linked-art.json',
  id: 'https://example.org/object/1',
  type: 'HumanMadeObject',
  _label: 'Vase',
  classified_as: [
    { id: 'http://vocab.getty.edu/aat/300132254', type: 'Type', _label: 'Vase' },
    { id: 'http://vocab.getty.edu/aat/300404024', type: 'Type', _label: 'Collection Item' },
    {
      id: 'http://vocab.getty.edu/aat/300378910',
      type: 'Type',
      _label: 'Rococo',
      classified_as: [{ id: 'http://vocab.getty.edu/aat/300015646', type: 'Type' }],
    },
  ],
  identified_by: [
    {
      type: 'Name',
      content: 'Vase mit Deckel',
      language: [{ id: 'http://vocab.getty.edu/aat/300388344', type: 'Language', _label: 'German' }],
      classified_as: [{ id: 'http://vocab.getty.edu/aat/300404670', type: 'Type' }],
    },
    {
      type: 'Name',
      content: '蓋付花瓶',
      language: [{ id: 'http://id.loc.gov/vocabulary/iso639-1/ja', type: 'Language' }],
    },
    {
      type: 'Identifier',
      content: '1941.11',
      classified_as: [{ id: 'http://vocab.getty.edu/aat/300312355', type: 'Type' }],
    },
  ],
  produced_by: {
    type: 'Production',
    part: [
      {
        type: 'Production',
        carried_out_by: [{ id: 'https://example.org/person/9', type: 'Person', _label: 'Kändler' }],
        classified_as: [{ id: 'https://example.org/role/modeller', type: 'Type', _label: 'modeller' }],
      },
    ],
    timespan: {
      type: 'TimeSpan',
      identified_by: [{ type: 'Name', content: 'um 1740–45' }],
      begin_of_the_begin: '1740-01-01T00:00:00Z',
      end_of_the_end: '1745-12-31T23:59:59Z',
    },
    took_place_at: [{ id: 'https://example.org/place/3', type: 'Place', _label: 'Meissen' }],
  },
  made_of: [{ id: 'http://vocab.getty.edu/aat/300010662', type: 'Material', _label: 'porcelain' }],
  dimension: [
    {
      type: 'Dimension',
      value: 38.5,
      unit: { id: 'http://vocab.getty.edu/aat/300379098', type: 'MeasurementUnit', _label: 'centimeters' },
      classified_as: [{ id: 'http://vocab.getty.edu/aat/300055644', type: 'Type', _label: 'Height' }],
    },
  ],
  part: [{ id: 'https://example.org/object/1/lid', type: 'HumanMadeObject', _label: 'Lid' }],
  subject_to: [
    {
      type: 'Right',
      classified_as: [{ id: 'https://creativecommons.org/publicdomain/zero/1.0/', type: 'Type' }],
    },
  ],
};

test('a document of another institution becomes a record, parts included', async () => {
  const { drafts, codes } = await draftsOf(JSON.stringify(vase));
  assert.deepEqual(codes, []);
  const content = drafts[0]!.content!;
  assert.deepEqual(content.title, { de: ['Vase mit Deckel'] });
  assert.deepEqual(content.alternativeTitle, { ja: ['蓋付花瓶'] });
  assert.deepEqual(content.identifier, [{ value: '1941.11', kind: 'accession' }]);
  assert.deepEqual(content.type, [{ id: 'http://vocab.getty.edu/aat/300132254', label: { und: ['Vase'] } }]);
  assert.deepEqual(content.period, [
    { id: 'http://vocab.getty.edu/aat/300378910', label: { und: ['Rococo'] } },
  ]);
  assert.deepEqual(content.creator, [
    {
      agent: { id: 'https://example.org/person/9', label: { und: ['Kändler'] }, kind: 'person' },
      role: { id: 'https://example.org/role/modeller', label: { und: ['modeller'] } },
    },
  ]);
  assert.deepEqual(content.date, [{ edtf: '1740/1745', display: { und: ['um 1740–45'] } }]);
  assert.deepEqual(content.dimension, [{ kind: 'height', value: 38.5, unit: 'cm' }]);
  assert.deepEqual(content.relation, [
    { target: 'https://example.org/object/1/lid', label: { und: ['Lid'] } },
  ]);
  assert.deepEqual(content.rights, ['http://creativecommons.org/publicdomain/zero/1.0/']);
  assert.deepEqual(content.source, ['https://example.org/object/1']);
});

test('a document about a person is no record', async () => {
  const { drafts, codes } = await draftsOf(
    JSON.stringify({
      '@context': vase['@context'],
      id: 'https://example.org/p',
      type: 'Person',
      _label: 'X',
    }),
  );
  assert.equal(drafts.length, 0);
  assert.match(codes[0]!, /^rdf\.records/);
});
