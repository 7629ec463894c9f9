import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type AccountWords, accountWordsIn } from '../../../server/pages/accounts/words/account-words.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';

const english = accountWordsIn('en');
const keys = Object.keys(english) as (keyof AccountWords)[];
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

for (const language of interfaceLanguages)
  test(`${language} has every word of the account pages, each with its placeholders`, () => {
    const words = accountWordsIn(language);
    assert.deepEqual(Object.keys(words), keys);
    for (const key of keys) {
      assert.match(words[key], /\S/, key);
      assert.deepEqual(placeholders(words[key]), placeholders(english[key]), key);
    }
  });

test('each word is used', () => {
  const folder = path.join(import.meta.dirname, '../../../server/pages/accounts');
  const source = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
  const byRole = /^(?:reader|curator|steward)(?:Text)?$/;
  assert.deepEqual(
    keys.filter((key) => !byRole.test(key) && !new RegExp(`words\\.${key}\\b|'${key}'`).test(source)),
    [],
  );
});
