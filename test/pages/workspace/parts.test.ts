import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readContent, rowsOf } from '../../../server/pages/workspace/items/read-content.ts';
import { compareContents } from '../../../server/pages/workspace/proposals/compare-contents.ts';
import { readLines, writeLines } from '../../../server/pages/workspace/shell/map-lines.ts';
import {
  isDoneKey,
  wordFor,
  workspaceWordsIn,
} from '../../../server/pages/workspace/words/workspace-words.ts';
import { fieldNames } from '../../../vocab/fields.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';

describe('texts by language, a line each', () => {
  const map = { en: ['Mask', 'Note: a second text'], 'zh-Hant': ['面具\n第二行'], und: ['9: nine'] };
  test('what is written comes back as it was', () => assert.deepEqual(readLines(writeLines(map), 'en'), map));
  test('a text without a tag is in the writer’s language, whatever it begins with', () => {
    assert.deepEqual(readLines('Wooden: painted\nfr: Masque', 'en'), {
      en: ['Wooden: painted'],
      fr: ['Masque'],
    });
  });
  test('an Arabic or Chinese text keeps its colons', () => {
    assert.deepEqual(readLines('ar: قناع: خشب\n面具：木', 'zh'), { ar: ['قناع: خشب'], zh: ['面具：木'] });
  });
  test('nothing is nothing', () => assert.equal(readLines(' \n\n', 'en'), undefined));
});

describe('what a form says', () => {
  const file = 'a'.repeat(64);
  const basis = { media: [{ file, format: 'jpeg', width: 10, height: 20, alt: { en: ['Front'] } }] };
  const typed = (rows: Record<string, string>) => ({ 'n.media': '1', ...rows });
  test('a picture keeps its file and size, and gets the new words', () => {
    const content = readContent(typed({ 'v.media.0.file': file, 'v.media.0.alt': 'en: Back' }), basis, 'en');
    assert.deepEqual(content.media, [{ file, format: 'jpeg', width: 10, height: 20, alt: { en: ['Back'] } }]);
  });
  test('a file that the record does not hold is not taken', () => {
    assert.equal(readContent(typed({ 'v.media.0.file': 'b'.repeat(64) }), basis, 'en').media, undefined);
  });
  test('a picture is left out when its box is ticked', () => {
    assert.equal(
      readContent(typed({ 'v.media.0.file': file, 'v.media.0.remove': 'yes' }), basis, 'en').media,
      undefined,
    );
  });
  test('every field has a form', () => {
    for (const name of fieldNames) assert.deepEqual(rowsOf({}, name), []);
  });
  test('a form of very many rows is read up to a bound', () => {
    assert.deepEqual(readContent({ 'n.title': '99999999' }, {}, 'en'), {});
  });
});

describe('differences', () => {
  test('what is written otherwise counts as changed though it compares as the same', () => {
    const [date] = compareContents(
      { date: [{ edtf: '1850', display: { en: ['1850'] } }] },
      { date: [{ edtf: '1850', display: { en: ['in 1850'] } }] },
    );
    assert.deepEqual(
      date?.old.map(({ mark }) => mark),
      ['removed'],
    );
    assert.deepEqual(
      date?.new.map(({ mark }) => mark),
      ['added'],
    );
  });
  test('fields stand in their order, and those on one side alone are there', () => {
    const rows = compareContents(
      { title: { en: ['A'] } },
      { title: { en: ['A'] }, date: [{ edtf: '1850' }] },
    );
    assert.deepEqual(
      rows.map(({ field, differs }) => [field, differs]),
      [
        ['title', false],
        ['date', true],
      ],
    );
  });
});

describe('words', () => {
  test('no language lacks a text, and what is filled in is the same in all', () => {
    const english = workspaceWordsIn('en') as Record<string, string>;
    for (const language of interfaceLanguages)
      for (const [key, text] of Object.entries(workspaceWordsIn(language))) {
        assert.ok(text.trim(), `${key} in ${language}`);
        const holes = (one: string) => (one.match(/\{\w+\}/g) ?? []).sort();
        assert.deepEqual(holes(text), holes(english[key]!), `${key} in ${language}`);
      }
  });
  test('a message in the address is one of ours or none', () => {
    assert.ok(isDoneKey('done.saved'));
    assert.ok(!isDoneKey('done.nothing'));
    assert.ok(!isDoneKey('toString'));
  });
  test('an unknown name shows as it is', () => {
    assert.equal(wordFor(workspaceWordsIn('en'), 'step', 'new-kind'), 'new-kind');
    assert.equal(wordFor(workspaceWordsIn('en'), '', 'constructor'), 'constructor');
  });
});
