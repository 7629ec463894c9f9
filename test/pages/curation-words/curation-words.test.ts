import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { grounds, outcomes, requests } from '../../../server/curation/disputes/types.ts';
import { curationWordsIn, wordFor } from '../../../server/pages/curation-words/curation-words.ts';
import { curationConcepts } from '../../../server/protocols/linked-data/curation-terms.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';

const english = curationWordsIn('en');
const keys = Object.keys(english) as (keyof typeof english)[];
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

test('each language has every text, with its places', () => {
  for (const language of interfaceLanguages) {
    const words = curationWordsIn(language);
    for (const key of keys) {
      assert.match(words[key], /\S/, `${language} ${key}`);
      assert.deepEqual(places(words[key]), places(english[key]), `${language} ${key}`);
    }
  }
});

test('each text is used: by its key, or by a code of its kind', () => {
  const folder = join(import.meta.dirname, '../../../server/pages');
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/curation-words\/\w\w\.ts$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const unused = keys.filter(
    (key) => !key.includes('_') && !new RegExp(`\\.${key}\\b|\\b${key} }`).test(source),
  );
  assert.deepEqual(unused, []);
});

test('grounds, requests and outcomes have words, and terms in linked data', () => {
  const codes = [
    ...grounds.map((code) => ['ground', code, `ground-${code}`] as const),
    ...requests.map((code) => ['asks', code, `asks-${code}`] as const),
    ...outcomes.map((code) => ['outcome', code, code] as const),
  ];
  for (const [prefix, code, term] of codes) {
    assert.notEqual(wordFor(english, prefix, code), code, `${prefix} ${code}`);
    assert.ok(curationConcepts[term], term);
  }
  // What one of the two tells, the other does too.
  for (const [prefix, start] of [
    ['step', 'dispute-'],
    ['phase', 'phase-'],
    ['way', 'way-'],
    ['answer', 'answer-'],
  ] as const) {
    const words = keys
      .filter((key) => key.startsWith(`${prefix}_`))
      .map((key) => key.slice(prefix.length + 1));
    const terms = Object.keys(curationConcepts)
      .filter((name) => name.startsWith(start))
      .map((name) => name.slice(start.length).replaceAll('-', '_'));
    assert.deepEqual(words.sort(), terms.sort(), prefix);
  }
});
