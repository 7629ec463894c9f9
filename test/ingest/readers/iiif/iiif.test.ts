import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOfLabel } from '../../../../ingest/readers/iiif/metadata-fields.ts';
import { textsOf } from '../../../../ingest/readers/iiif/read-values.ts';
import { mapRows } from '../../mappings/map-rows.ts';

const three = {
  '@context': [
    'http://iiif.io/api/extension/navplace/context.json',
    'http://iiif.io/api/presentation/3/context.json',
  ],
  id: 'https://example.org/m/1',
  type: 'Manifest',
  label: { ja: ['鶴文鉢'], none: ['A-12'] },
  metadata: [
    {
      label: { en: ['Creator'], ja: ['作者'] },
      value: { ja: ['尾形乾山'], en: ['Ogata Kenzan (1663–1743), potter'] },
    },
    { label: { ar: ['التاريخ'] }, value: { ar: ['حوالي ١٧٢٠'] } },
    { label: { de: ['Maße'] }, value: { none: ['H. 7,5 cm'] } },
    { label: { fr: ['Langue'] }, value: { fr: ['japonais'] } },
    { label: { en: ['Kiln'] }, value: { en: ['<span>Narutaki &amp; Nijō</span>'] } },
    { label: { en: ['Shelfmark'] }, value: { none: ['A 12'] } },
  ],
  summary: { en: ['<p>A bowl.</p><script>alert(1)</script>'] },
  requiredStatement: { label: { en: ['Attribution'] }, value: { en: ['Provided by the museum'] } },
  rights: 'http://creativecommons.org/licenses/by/4.0/',
  provider: [{ id: 'https://example.org/museum', type: 'Agent', label: { en: ['Museum of the Bay'] } }],
  homepage: [{ id: 'https://example.org/page/1', type: 'Text', label: { en: ['Page'] } }],
  seeAlso: [{ id: 'https://example.org/1.xml', type: 'Dataset', label: { en: ['LIDO'] } }],
  items: [
    {
      id: 'https://example.org/c/1',
      type: 'Canvas',
      label: { en: ['From above'] },
      items: [
        {
          type: 'AnnotationPage',
          items: [
            {
              type: 'Annotation',
              motivation: 'painting',
              body: {
                id: 'https://example.org/iiif/1/full/max/0/default.jpg',
                type: 'Image',
                service: [{ id: 'https://example.org/iiif/1', type: 'ImageService3', profile: 'level2' }],
              },
            },
            {
              type: 'Annotation',
              motivation: 'commenting',
              body: { id: 'https://example.org/not-a-picture.jpg', type: 'Image' },
            },
          ],
        },
      ],
    },
  ],
};

test('a manifest of version 3 becomes a record: metadata by the words of its labels, in all languages', async () => {
  const { contents, problems } = await mapRows([three]);
  assert.deepEqual(problems, []);
  assert.deepEqual(contents[0], {
    title: { ja: ['鶴文鉢'], und: ['A-12'] },
    identifier: [
      { value: 'A 12', kind: 'accession' },
      { value: 'https://example.org/m/1', kind: 'other' },
    ],
    creator: [
      { agent: { label: { ja: ['尾形乾山'] } } },
      { agent: { label: { en: ['Ogata Kenzan'] }, dates: '1663–1743' }, role: { label: { en: ['potter'] } } },
    ],
    date: [{ edtf: '1720~', display: { ar: ['حوالي ١٧٢٠'] } }],
    dimension: [{ kind: 'height', value: 7.5, unit: 'cm' }],
    extent: { und: ['H. 7,5 cm'] },
    description: { en: ['A bowl.', 'Kiln: Narutaki & Nijō'] },
    owner: [{ id: 'https://example.org/museum', label: { en: ['Museum of the Bay'] } }],
    creditLine: { en: ['Provided by the museum'] },
    language: ['ja'],
    mediaRights: ['http://creativecommons.org/licenses/by/4.0/'],
    relation: [
      { target: 'https://example.org/m/1' },
      { target: 'https://example.org/1.xml', label: { en: ['LIDO'] } },
    ],
    source: ['https://example.org/page/1'],
    media: [{ url: 'https://example.org/iiif/1/full/max/0/default.jpg', alt: { en: ['From above'] } }],
  });
});

const two = {
  '@context': 'http://iiif.io/api/presentation/2/context.json',
  '@id': 'https://example.org/m/2',
  '@type': 'sc:Manifest',
  label: [
    { '@value': 'Book', '@language': 'en' },
    { '@value': 'Buch', '@language': 'de' },
  ],
  metadata: [
    { label: 'Author', value: 'Anne' },
    { label: [{ '@value': 'Datum', '@language': 'de' }], value: '19. Jh.' },
  ],
  description: 'A book.',
  attribution: 'Library',
  license: 'https://creativecommons.org/publicdomain/mark/1.0/',
  related: { '@id': 'https://example.org/page/2' },
  thumbnail: { '@id': 'https://example.org/t.jpg' },
  sequences: [
    {
      canvases: [
        {
          '@id': 'https://example.org/c',
          label: 'p. 1',
          images: [
            {
              resource: {
                '@type': 'dctypes:Image',
                service: {
                  '@context': 'http://iiif.io/api/image/2/context.json',
                  '@id': 'https://example.org/iiif/p1',
                },
              },
            },
          ],
        },
      ],
    },
  ],
};

test('a manifest of version 2 becomes a record too', async () => {
  const { contents, problems } = await mapRows([two]);
  assert.deepEqual(problems, []);
  const [content] = contents;
  assert.deepEqual(content?.title, { en: ['Book'], de: ['Buch'] });
  assert.deepEqual(content?.creator, [{ agent: { label: { und: ['Anne'] } } }]);
  assert.deepEqual(content?.date, [{ edtf: '18XX', display: { und: ['19. Jh.'] } }]);
  assert.deepEqual(content?.mediaRights, ['http://creativecommons.org/publicdomain/mark/1.0/']);
  assert.deepEqual(content?.media, [
    { url: 'https://example.org/iiif/p1/full/max/0/default.jpg', alt: { und: ['p. 1'] } },
  ]);
});

test('collections give their manifests, embedded or listed, and say what was only listed', async () => {
  const { '@context': _, ...embedded } = two;
  const collection = {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: 'https://example.org/top',
    type: 'Collection',
    label: { en: ['Top'] },
    items: [
      {
        id: 'https://example.org/m/9',
        type: 'Manifest',
        label: { en: ['Listed'] },
        thumbnail: [{ id: 'https://example.org/9.jpg', type: 'Image' }],
      },
      { id: 'https://example.org/sub', type: 'Collection', label: { en: ['Sub'] }, items: [embedded] },
    ],
  };
  const { drafts, problems } = await mapRows([collection, three]);
  assert.deepEqual(
    drafts.map(({ row, draft }) => [row, draft!.id]),
    [
      [1, 'https://example.org/m/9'],
      [2, 'https://example.org/m/2'],
      [3, 'https://example.org/m/1'],
    ],
  );
  assert.deepEqual(drafts[0]!.content!.media, [{ url: 'https://example.org/9.jpg' }]);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['iiif.listed'],
  );
});

test('what is IIIF and no manifest says so, and a collection within itself ends', async () => {
  const { problems } = await mapRows([
    { '@context': 'http://iiif.io/api/presentation/3/context.json', type: 'Annotation' },
  ]);
  assert.equal(problems[0]?.code, 'iiif.empty');
  let nested: object = { type: 'Manifest', id: 'https://example.org/deep', label: { en: ['x'] } };
  for (let i = 0; i < 50; i++)
    nested = { type: 'Collection', id: `https://example.org/${i}`, items: [nested] };
  assert.equal(
    (await mapRows([{ ...nested, '@context': 'http://iiif.io/api/presentation/3/context.json' }])).problems[0]
      ?.code,
    'iiif.empty',
  );
});

test('markup becomes plain text, and nothing in it is kept', () => {
  const [text] = textsOf('a <b onclick="x">b</b><br>c &lt;d&gt; &#x27;e&#39; &copy;<style>p{}</style>');
  assert.equal(text?.['#'], "a b\nc <d> 'e' &copy;");
});

test('labels are known in many languages, in singular and plural, with remarks in brackets', () => {
  for (const [label, field] of [
    ['Creator(s)', 'creator'],
    ['Authors', 'creator'],
    ['法量', 'extent'],
    ['題名 (ヨミ)', 'title'],
    ['المؤلف', 'creator'],
    ['Langue', 'language'],
    ['Provenienz:', 'provenance'],
    ['Drum', 'other'],
  ] as const)
    assert.equal(fieldOfLabel([label]), field, label);
});
