import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fill, fillHtml, plural } from '../../../server/pages/words/fill.ts';
import { type Plural, type Words, wordsIn } from '../../../server/pages/words/words.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';

const english = wordsIn('en');
const keys = Object.keys(english) as (keyof Words)[];
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('the words of the pages', () => {
  for (const language of interfaceLanguages)
    test(`${language} has every key, each with its placeholders`, () => {
      const words = wordsIn(language);
      assert.deepEqual(Object.keys(words).sort(), [...keys].sort());
      for (const key of keys) {
        const [here, there] = [words[key], english[key]];
        if (typeof here === 'string' && typeof there === 'string') {
          assert.match(here, /\S/, key);
          assert.deepEqual(placeholders(here), placeholders(there), key);
        } else {
          // Dual and singular may say the number in a word.
          const wanted = placeholders((there as Plural).other);
          assert.deepEqual(placeholders((here as Plural).other), wanted, key);
        }
      }
    });

  for (const language of interfaceLanguages)
    test(`${language} has the plural forms that its grammar asks for`, () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const key of keys) {
        const forms = wordsIn(language)[key];
        if (typeof forms === 'string') continue;
        // "many" in French and Spanish is for millions, where "other" reads well too.
        const wanted = pluralCategories.filter((rule) => language === 'ar' || rule !== 'many');
        for (const rule of wanted) assert.ok(forms[rule], `${key} lacks "${rule}"`);
      }
    });

  test('each key is used', () => {
    const folder = path.join(import.meta.dirname, '../../../server/pages');
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/words\/\w\w\.ts$/.test(name))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
    // These are reached by the value that they name.
    const byValue =
      /^(?:tangible|height|width|depth|diameter|length|weight|duration|accession|local|other|museum|library|archive|university|community|network|place|agent|concept)$/;
    const unused = keys.filter(
      (key) => !byValue.test(key) && !new RegExp(`words\\.${key}\\b|'${key}'`).test(source),
    );
    assert.deepEqual(unused, []);
  });

  test('filling escapes the text and keeps unknown names', () => {
    assert.equal(fill('{n} of {total} {x}', { n: 1, total: 2 }), '1 of 2 {x}');
    assert.equal(fillHtml('a < {b}', { b: '<b>c</b>' }), 'a &#60; <b>c</b>');
  });

  test('plurals follow the language', () => {
    assert.equal(plural('en', english.resultCount, 1), '1 item found');
    assert.equal(plural('en', english.resultCount, 1200), '1,200 items found');
    assert.equal(plural('ar', wordsIn('ar').partnersCount, 2), 'شريكان');
    assert.equal(plural('ar', wordsIn('ar').partnersCount, 5), '5 شركاء');
  });
});
