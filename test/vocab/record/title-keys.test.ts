import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldName, foldWords, titleKeys } from '../../../vocab/record/title-keys.ts';

test('titles are folded as two museums may both write them', () => {
  for (const [one, other] of [
    ['The Hay-Wain', 'the hay wain!'],
    ['Élégie', 'Elegie'],
    ['كِتَابُ الأغاني', 'كتاب الأغاني'],
    ['「富嶽三十六景」', '富嶽三十六景'],
    ['ＡＢＣ', 'abc'],
  ] as const)
    assert.equal(foldWords(one), foldWords(other), one);
  assert.notEqual(foldWords('かき'), foldWords('がき'), 'a voiced sound is another sound');
  assert.notEqual(foldWords('कि'), foldWords('का'), 'a vowel sign is a letter');
  assert.equal(foldName('Turner, J. M. W.'), foldName('J. M. W. Turner'));
});

test('records that share a title share a key, and another with the maker', () => {
  const made = (title: string, name: string) =>
    titleKeys({ title: { en: [title] }, creator: [{ agent: { label: { en: [name] } } }] });
  const [one, other, third] = [
    made('Snow Storm', 'Turner, William'),
    made('Snow storm.', 'William Turner'),
    made('Snow Storm', 'Somebody Else'),
  ];
  assert.deepEqual(one, other);
  assert.deepEqual(one.titled, third.titled);
  assert.notDeepEqual(one.made, third.made);
  assert.deepEqual(titleKeys({ title: { en: ['…'] } }), { made: [], titled: [] });
});
