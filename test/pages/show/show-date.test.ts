import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeReader } from '../../../server/pages/reader/reader.ts';
import { readableEdtf, showDate, showMoment } from '../../../server/pages/show/show-date.ts';

const baseUrl = 'https://tessera.example/';
const english = makeReader({ language: 'en', baseUrl });
const chinese = makeReader({ language: 'zh', baseUrl });

describe('dates for people', () => {
  for (const [edtf, text] of [
    ['1850', '1850'],
    ['1850~', 'about 1850'],
    ['1850?', 'perhaps 1850'],
    ['1762/1787', '1762–1787'],
    ['18XX', '1800–1899'],
    ['-0299', '300 BCE'],
    ['1831-05-04', 'May 4, 1831'],
    ['1850/..', 'from 1850'],
    ['../1850', 'until 1850'],
    ['long ago', 'long ago'],
  ] as const)
    test(`${edtf} reads ${text}`, () => assert.equal(readableEdtf(english, edtf), text));

  test('years before our era in Chinese', () => assert.equal(readableEdtf(chinese, '-0299'), '公元前 300'));

  test('a form in the reader’s language stands as written, another beside the years', () => {
    const date = { edtf: '1910/1920', display: { fr: ['début du XXe siècle'] } };
    assert.match(showDate(english, date), /^1910–1920 .*<span lang="fr" dir="ltr">début/);
    assert.match(showDate(makeReader({ language: 'fr', baseUrl }), date), /^<span lang="fr" dir="ltr">début/);
    assert.match(showDate(english, { display: { und: ['<b>'] } }), /lang="" dir="auto">&#60;b&#62;/);
  });

  test('a moment that is none is shown as it stands', () => {
    assert.equal(showMoment(english, 'x<'), 'x&#60;');
    assert.equal(
      showMoment(english, '2025-03-14T23:59:00Z'),
      '<time datetime="2025-03-14T23:59:00Z">March 14, 2025</time>',
    );
  });
});
