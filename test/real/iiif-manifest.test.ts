import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { buildCollection } from '../../server/protocols/iiif/presentation/build-collection.ts';
import { buildManifest } from '../../server/protocols/iiif/presentation/build-manifest.ts';
import { exampleItem } from '../protocols/iiif/presentation/example-item.ts';

const data = path.join(import.meta.dirname, '../../../shared/data');
const skip = existsSync(data) ? false : `real inputs are not at ${data}`;
const baseUrl = 'https://archive.example';
const url = `${baseUrl}/iiif/presentation/3/collection/masks`;

async function loadSchema() {
  const schema = JSON.parse(await readFile(path.join(data, 'schemas/iiif/iiif_3_0.json'), 'utf8'));
  // The schema's formats (uri, date-time) stand beside patterns of its own; ajv alone does not know them.
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(schema);
  return (document: unknown) => (validate(document) ? [] : (validate.errors ?? []));
}

test('manifests and collections follow the schema of Presentation 3', { skip }, async () => {
  const check = await loadSchema();
  const least = {
    id: 'least',
    label: {},
    metadata: [],
    provider: [],
    homepage: 'https://archive.example/item/least',
    seeAlso: [],
    canvases: [{ imageId: 'one', width: 1, height: 1 }],
  };
  const items = [
    { id: 'mask-1', label: { en: ['Mask'] }, thumbnail: { imageId: 'one', width: 9, height: 9 } },
  ];
  for (const document of [
    buildManifest({ baseUrl, item: exampleItem }),
    buildManifest({ baseUrl, item: least }),
    buildCollection({ baseUrl, url, label: { en: ['Masks'] }, items, partOf: [{ id: url, label: {} }] }),
    buildCollection({ baseUrl, url, label: { und: ['None'] }, collections: [{ url, label: {} }] }),
  ]) {
    assert.deepEqual(check(document), []);
  }
});

test('the same schema takes the cookbook and refuses faults, so that it does check', { skip }, async () => {
  const check = await loadSchema();
  const folder = path.join(data, 'iiif-cookbook');
  let taken = 0;
  const names = (await readdir(folder)).filter((name) => !name.includes('-v2'));
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8');
    const filled = text
      .replaceAll('{{ id.url }}', 'https://iiif.io/x')
      .replaceAll('{{ id.path }}', 'https://iiif.io/x');
    if (check(JSON.parse(filled)).length === 0) taken++;
  }
  assert.ok(taken / names.length > 0.9, `${taken} of ${names.length}`);
  const manifest = buildManifest({ baseUrl, item: exampleItem })!;
  for (const fault of [
    { label: 'Mask' },
    { items: [{ id: 'https://archive.example/canvas', type: 'Canvas', items: [] }] },
    { rights: 'https://creativecommons.org/licenses/by/4.0/' },
    { thumbnail: 'https://archive.example/x.jpg' },
  ]) {
    assert.ok(check({ ...manifest, ...fault }).length > 0, JSON.stringify(fault));
  }
});
