import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { mapRows } from '../ingest/mappings/map-rows.ts';
import { sharedFile } from './shared-data.ts';

const cookbook = sharedFile('iiif-cookbook');

/** Recipes are templates: their addresses are filled in where they are served. */
const documentOf = (file: string): object =>
  JSON.parse(
    readFileSync(join(cookbook.path, file), 'utf8')
      .replaceAll('{{ id.url }}', `https://example.org/${basename(file)}`)
      .replaceAll('{{ id.path }}', `https://example.org/${basename(file, '.json')}`),
  );

test('the IIIF cookbook’s manifests become records; none is fetched', { skip: cookbook.skip }, async () => {
  const files = readdirSync(cookbook.path).filter((file) => file.endsWith('.json'));
  assert.ok(files.length > 80);
  const refused: string[] = [];
  let media = 0;
  let records = 0;
  for (const file of files) {
    let document: object;
    try {
      document = documentOf(file);
    } catch {
      continue;
    }
    const { drafts, problems } = await mapRows([document]);
    for (const { severity, code } of problems) if (severity === 'error') refused.push(`${file} ${code}`);
    for (const { content } of drafts) {
      if (!content) continue;
      records++;
      media += content.media?.length ?? 0;
      assert.deepEqual(
        problems.filter(({ code }) => code === 'element.unknown'),
        [],
        file,
      );
    }
  }
  // One is a template whose label is empty, one the annotation that another recipe drops.
  assert.deepEqual(refused, [
    '0000_template__manifest.json title.missing',
    '0599-drag-and-drop__manifest.json iiif.empty',
  ]);
  assert.ok(records >= 83, `${records} records`);
  assert.ok(media > 150, `${media} pictures and recordings`);
});

test('texts of a manifest arrive in all their languages', { skip: cookbook.skip }, async () => {
  const { contents } = await mapRows([documentOf('0006-text-language__manifest.json')]);
  const [content] = contents;
  assert.deepEqual(Object.keys(content!.title!).sort(), ['en', 'fr']);
  const several = (await mapRows([documentOf('0118-multivalue__manifest.json')])).contents[0]!;
  assert.deepEqual(several.alternativeTitle, {
    en: ["Whistler's Mother", 'Arrangement in Grey and Black No. 1'],
    fr: ["Portrait de la mère de l'artiste", 'La Mère de Whistler'],
  });
});
