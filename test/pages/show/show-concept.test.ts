import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeReader } from '../../../server/pages/reader/reader.ts';
import { renderThingPage } from '../../../server/pages/render-thing-page.ts';
import { showConceptFacts } from '../../../server/pages/show/show-concept.ts';
import { interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { checkMarkup } from '../check-markup.ts';

const baseUrl = 'https://tessera.example/';
const facts = {
  alternative: { en: ['wild <silk>'], und: ['tussah'] },
  mappings: [
    { kind: 'exact' as const, target: 'http://vocab.getty.edu/aat/1' },
    { kind: 'close' as const, target: 'concept/fibre' },
    { kind: 'related' as const, target: 'javascript:alert(1)' },
  ],
  notes: [
    { language: 'en', text: 'Of moths.' },
    { language: 'ar', text: 'من العثّ' },
  ],
};

test('the page of a concept tells its other names, notes and the same elsewhere, in each language', () => {
  for (const language of interfaceLanguages) {
    const reader = makeReader({ language, path: '/concept/silk', query: new URLSearchParams(), baseUrl });
    const page = renderThingPage({
      reader,
      thing: { kind: 'concept', id: 'silk', label: { en: ['silk'] }, ...facts },
    });
    checkMarkup(page);
    assert.match(page, /wild &#60;silk&#62;/);
    assert.match(page, /<a href="http:\/\/vocab\.getty\.edu\/aat\/1"/);
    assert.match(page, /href="\/concept\/fibre/);
    assert.doesNotMatch(page, /href="javascript/);
    assert.equal(page.includes('Of moths.'), language !== 'ar');
  }
});

test('what a scheme does not say is not shown', () => {
  const reader = makeReader({
    language: 'en',
    path: '/concept/silk',
    query: new URLSearchParams(),
    baseUrl,
  });
  assert.equal(showConceptFacts(reader, {}), '');
});
