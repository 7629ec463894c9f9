import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMatches, readTerms } from '../../../../server/protocols/iiif/search/find-matches.ts';

/** What is found of a question in a text, as it stands there. */
const found = (text: string, q: string) =>
  findMatches(text, readTerms(q)).map(({ start, end }) => text.slice(start, end));

test('words are found whatever their case, their accents and their endings', () => {
  assert.deepEqual(found('Deux Éléphants et un éléphanteau', 'elephant'), ['Éléphants', 'éléphanteau']);
  assert.deepEqual(found('STRASSE, Straße', 'straße'), ['Straße']);
  assert.deepEqual(found('ὁ λόγος', 'ΛΟΓΟΣ'), ['λόγος']);
  assert.deepEqual(found('the ﬁrst ＬＩＮＥ', 'first line'), ['ﬁrst', 'ＬＩＮＥ']);
});

test('a word is found where it begins, and one of two signs only whole', () => {
  assert.deepEqual(found('cart, art, artful', 'art'), ['art', 'artful']);
  assert.deepEqual(found('an ox and oxen', 'ox'), ['ox']);
  assert.deepEqual(found('12 or 123', '12'), ['12']);
});

test('a text must have every word; quotation marks and other signs are no words', () => {
  assert.deepEqual(found('two birds in the bush', 'bush birds'), ['birds', 'bush']);
  assert.deepEqual(found('two birds in the bush', 'birds hand'), []);
  assert.deepEqual(readTerms(' — " … '), []);
  assert.deepEqual(findMatches('anything', []), []);
});

test('Arabic is found without its vowel signs, and behind what is written together with it', () => {
  assert.deepEqual(found('قَرَأَ الكِتَابَ وكتابًا آخر', 'كتاب'), ['كِتَابَ', 'كتابًا']);
  assert.deepEqual(found('كـــتاب', 'كتاب'), ['كـــتاب']);
  assert.deepEqual(found('على المدينة', 'مدينه'), ['مدينة']);
  // مكتاب is no compound of كتاب.
  assert.deepEqual(found('مكتاب', 'كتاب'), []);
});

test('Chinese, Japanese and Thai are found at any place', () => {
  assert.deepEqual(found('北京青花瓷盤', '青花瓷'), ['青花瓷']);
  assert.deepEqual(found('江戸の浮世絵師', '浮世絵'), ['浮世絵']);
  assert.deepEqual(found('ひらがな', 'がな'), ['がな']);
  // が and か are two letters.
  assert.deepEqual(found('ひらがな', 'かな'), []);
  assert.deepEqual(found('ﾊﾝｶﾁ', 'ハンカチ'), ['ﾊﾝｶﾁ']);
  assert.deepEqual(found('ภาษาไทย', 'ไทย'), ['ไทย']);
});

test('Hindi keeps its vowel signs, and Ge’ez letters of one sound are one', () => {
  assert.deepEqual(found('कमल किताब', 'किताब'), ['किताब']);
  assert.deepEqual(found('काला', 'किला'), []);
  assert.deepEqual(found('ሰላም ለኪ', 'ሠላም'), ['ሰላም']);
  assert.deepEqual(found('በሰላም', 'ሰላም'), ['ሰላም']);
});

test('places are those of the text, beyond the first plane of Unicode too', () => {
  assert.deepEqual(found('😀 𐤀𐤋𐤐 word', 'word'), ['word']);
  assert.deepEqual(found('İstanbul é', 'é'), ['é']);
});
