import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  curationClasses,
  curationConcepts,
  curationProperties,
} from '../../../server/protocols/linked-data/curation-terms.ts';
import { ownTerms } from '../../../server/protocols/linked-data/own-terms.ts';

const base = 'https://archive.example/';

test('every own term that graphs of decisions and disputes use is described at /ns/', () => {
  const folder = join(import.meta.dirname, '../../../server/projections/graphs');
  const source = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const used = new Set([
    ...[...source.matchAll(/ns\/([A-Za-z]+)`/g)].map(([, name]) => name!),
    ...[...source.matchAll(/\bterm\('([A-Za-z]+)'\)/g)].map(([, name]) => name!),
  ]);
  assert.ok(used.size > 25, [...used].join(' '));
  const described = ownTerms(base);
  for (const name of used) assert.ok(described.includes(`<${base}ns/${name}> `), name);
});

test('no term is described as two things', () => {
  const names = [curationClasses, curationProperties, curationConcepts].flatMap((terms) =>
    Object.keys(terms),
  );
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});
