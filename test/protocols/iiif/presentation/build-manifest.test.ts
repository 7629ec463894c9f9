import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCollection } from '../../../../server/protocols/iiif/presentation/build-collection.ts';
import { buildManifest } from '../../../../server/protocols/iiif/presentation/build-manifest.ts';
import { exampleItem } from './example-item.ts';

const baseUrl = 'https://archive.example';
const manifest = JSON.parse(JSON.stringify(buildManifest({ baseUrl, item: exampleItem })));

test('has its address, its contexts first with its own as the last, and labels by language with none for an unknown one', () => {
  assert.equal(Object.keys(manifest)[0], '@context');
  assert.deepEqual(manifest['@context'], [
    'http://iiif.io/api/search/2/context.json',
    'http://iiif.io/api/presentation/3/context.json',
  ]);
  assert.equal(manifest.id, 'https://archive.example/iiif/presentation/3/mask-1/manifest');
  assert.deepEqual(manifest.label, { en: ['Mask'], sw: ['Kinyago'], none: ['Lipiko'] });
});

test('values with markup characters are escaped and wrapped, others stay, empty ones go', () => {
  assert.deepEqual(manifest.metadata, [
    { label: { en: ['Material'] }, value: { en: ['wood', 'hair'], fr: ['bois'] } },
    {
      label: { en: ['Note'] },
      value: { en: ['<span>&lt;unknown&gt;</span>'], none: ['<span>5 &lt; 6 &amp; 7</span>'] },
    },
  ]);
  assert.deepEqual(manifest.summary, { en: ['<span>Worn at &lt;mapiko&gt; dances &amp; feasts.</span>'] });
});

test('rights stand in the form that IIIF knows, and are left out where it knows none', () => {
  assert.equal(manifest.rights, 'http://creativecommons.org/licenses/by/4.0/');
  const item = { ...exampleItem, rights: 'https://museum.example/terms' };
  assert.equal('rights' in buildManifest({ baseUrl, item })!, false);
});

test('a canvas is named by its picture and carries it at full size with both services', () => {
  const [front, back] = manifest.items;
  const id = 'https://archive.example/iiif/presentation/3/mask-1/canvas/front';
  assert.deepEqual([front.id, front.width, front.height], [id, 6000, 9000]);
  assert.deepEqual(front.label, { en: ['Front'] });
  assert.deepEqual(back.label, { none: ['2'] });
  assert.equal(back.id, 'https://archive.example/iiif/presentation/3/mask-1/canvas/back%2F1');
  const annotation = front.items[0].items[0];
  assert.equal(annotation.target, id);
  assert.equal(annotation.motivation, 'painting');
  // 54 million pixels are past the image service's 50 million.
  assert.deepEqual(annotation.body, {
    id: 'https://archive.example/iiif/image/3/front/full/max/0/default.jpg',
    type: 'Image',
    format: 'image/jpeg',
    width: 5773,
    height: 8660,
    service: [
      { id: 'https://archive.example/iiif/image/3/front', type: 'ImageService3', profile: 'level2' },
      {
        '@id': 'https://archive.example/iiif/image/2/front',
        '@type': 'ImageService2',
        profile: 'http://iiif.io/api/image/2/level2.json',
      },
    ],
  });
  assert.deepEqual(front.requiredStatement.value, { en: ['Shown to initiated men.'] });
  assert.equal(front.rights, 'http://rightsstatements.org/vocab/InC/1.0/');
  assert.deepEqual(front.summary, { en: ['A helmet mask with a beard of hair.'] });
});

test('the thumbnail is the smallest level, with its service', () => {
  const [thumbnail] = manifest.thumbnail;
  assert.equal(thumbnail.id, 'https://archive.example/iiif/image/3/front/full/188,282/0/default.jpg');
  assert.deepEqual([thumbnail.width, thumbnail.height], [188, 282]);
  assert.equal(thumbnail.service[0].id, 'https://archive.example/iiif/image/3/front');
});

test('a transcription stands on its canvas as a text that stands in for the picture, and can be searched', () => {
  const [front, back] = manifest.items;
  assert.equal(front.annotations, undefined);
  assert.deepEqual(
    back.annotations[0].items.map(({ motivation, body, target }: Record<string, unknown>) => ({
      motivation,
      body,
      target,
    })),
    [
      {
        motivation: 'supplementing',
        body: { type: 'TextualBody', value: 'በስመ አብ', format: 'text/plain', language: 'gez' },
        target: back.id,
      },
      {
        motivation: 'supplementing',
        body: { type: 'TextualBody', value: 'IX 7', format: 'text/plain' },
        target: back.id,
      },
    ],
  );
  assert.deepEqual(manifest.service, [
    {
      id: 'https://archive.example/iiif/search/2/mask-1',
      type: 'SearchService2',
      service: [
        { id: 'https://archive.example/iiif/search/2/mask-1/autocomplete', type: 'AutoCompleteService2' },
      ],
    },
  ]);
  const silent = buildManifest({
    baseUrl,
    item: { ...exampleItem, canvases: [{ imageId: 'one', width: 1, height: 1 }] },
  })!;
  assert.deepEqual(
    [silent.service, silent['@context']],
    [undefined, 'http://iiif.io/api/presentation/3/context.json'],
  );
});

test('ranges hold canvases and ranges, by addresses of their own', () => {
  const [own, village] = manifest.structures;
  assert.deepEqual(own.items, [{ id: manifest.items[0].id, type: 'Canvas' }]);
  assert.deepEqual(village.label, { sw: ['Kijiji'] });
  assert.equal(village.items[0].type, 'Range');
  assert.deepEqual(village.items[0].label, { none: ['village-1'] });
  assert.deepEqual(village.items[0].items, [{ id: manifest.items[1].id, type: 'Canvas' }]);
  assert.equal(manifest.viewingDirection, 'right-to-left');
});

test('an item without pictures has no manifest', () => {
  assert.equal(buildManifest({ baseUrl, item: { ...exampleItem, canvases: [] } }), undefined);
});

test('a collection points to manifests and does not embed them', () => {
  const input = {
    baseUrl,
    url: 'https://archive.example/iiif/presentation/3/collection/masks',
    label: { en: ['Masks'] },
    collections: [
      { url: 'https://archive.example/iiif/presentation/3/collection/masks/from/a', label: { und: ['1–9'] } },
    ],
    items: [{ id: 'mask-1', label: {}, thumbnail: { imageId: 'front', width: 600, height: 900 } }],
  };
  const collection = JSON.parse(JSON.stringify(buildCollection(input)));
  assert.equal(collection.id, 'https://archive.example/iiif/presentation/3/collection/masks');
  const [part, item] = collection.items;
  assert.deepEqual([part.type, part.label], ['Collection', { none: ['1–9'] }]);
  assert.deepEqual(item.label, { none: ['mask-1'] });
  assert.equal(item.id, manifest.id);
  assert.equal(item.items, undefined);
  assert.equal(item.thumbnail[0].width, 300);
});
