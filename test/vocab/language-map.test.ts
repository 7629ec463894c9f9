import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLanguageTag, isRightToLeft, textFor, textsFor } from '../../vocab/record/language-map.ts';

test('well-formed tags of BCP 47 are told from others', () => {
  for (const tag of ['en', 'gez', 'zh-Hant', 'zh-Hant-TW', 'sr-Latn-RS', 'de-1996', 'x', 'und', 'ar-x-old'])
    assert.equal(isLanguageTag(tag), tag !== 'x', tag);
  for (const tag of ['', 'e', 'en_GB', 'english language', '<b>', 'en-'])
    assert.equal(isLanguageTag(tag), false, tag);
});

test('a reader gets the own language, then a near one, then the archive’s order, then any', () => {
  const map = { 'pt-BR': ['tigela'], en: ['bowl'], ja: ['鉢'] };
  assert.equal(textFor(map, 'ja'), '鉢');
  assert.equal(textFor(map, 'pt'), 'tigela');
  assert.equal(textFor(map, 'sw'), 'bowl');
  assert.deepEqual(textsFor({ gez: ['ጻሕል'] }, 'fr'), { tag: 'gez', texts: ['ጻሕል'] });
  assert.equal(textFor({}, 'fr'), '');
});

test('scripts from right to left are known by language or by script', () => {
  assert.deepEqual(['ar', 'fa-IR', 'az-Arab', 'he', 'en', 'am', 'arn'].map(isRightToLeft), [
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
