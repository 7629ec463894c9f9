import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeReader } from '../../../server/pages/reader/reader.ts';
import { askIndex } from '../../../server/pages/search/ask-index.ts';
import { readQuery } from '../../../server/pages/search/read-query.ts';
import { renderSearchPage } from '../../../server/pages/search/render-search-page.ts';
import { pageNumbers } from '../../../server/pages/search/show-paging.ts';
import { type SearchResult, SearchUnavailable } from '../../../server/projections/search/search-index.ts';
import { checkMarkup } from '../check-markup.ts';
import { samplePorts } from '../sample-ports.ts';
import { sampleArchive } from '../sample-views.ts';

const baseUrl = 'https://tessera.example/';
const readerAt = (query: string, language: 'en' | 'ar' = 'en') =>
  makeReader({ language, baseUrl, path: '/search', query: new URLSearchParams(query) });

async function pageAt(query: string, language: 'en' | 'ar' = 'en'): Promise<string> {
  const reader = readerAt(query, language);
  const asked = readQuery(reader);
  return renderSearchPage({ reader, query: asked, result: await samplePorts(baseUrl).search(asked) });
}

describe('the search page', () => {
  test('a query is read from the address, and what cannot be read is left out', () => {
    const query = readQuery(
      readerAt('q=a&material=silk&material=silk&material=&from=−300&to=x&sort=wild&page=-4&evil=1'),
    );
    assert.deepEqual(query, {
      q: 'a',
      facets: { material: ['silk'] },
      from: -300,
      page: 1,
      size: 24,
      lang: 'en',
    });
  });

  test('results, filters, chips and count', async () => {
    const html = await pageAt('q=cloth&nature=tangible&partner=kumasi');
    checkMarkup(html);
    assert.match(html, /id="count" role="status" aria-live="polite">1 item found</);
    assert.match(
      html,
      /name="nature" value="tangible" checked>\s*<label[^>]*><bdi>Tangible<\/bdi> <span class="count">1</,
    );
    assert.match(html, /href="\/search\?q=cloth&#38;partner=kumasi"/);
    assert.match(html, /<span lang="ja" dir="ltr">|<span lang="en" dir="ltr">Kumasi/);
    assert.match(html, /As told by/);
  });

  test('cards keep the direction of their titles', async () => {
    const html = await pageAt('', 'ar');
    checkMarkup(html);
    assert.match(html, /class="card-title" lang="ar" dir="rtl">قماش العرش الذهبي/);
    assert.match(html, /class="card-title" lang="(?:ja|fr)" dir="ltr">/);
  });

  test('nothing found gives advice; no search gives an explanation', async () => {
    assert.match(await pageAt('q=zzzz'), /Nothing found.*another language or script/s);
    const down = await pageAt('q=down');
    checkMarkup(down);
    assert.match(down, /Search is not ready/);
  });

  test('a hostile query stays a query', async () => {
    const html = await pageAt('q="><script>alert(1)</script>&material="><img src=x>');
    checkMarkup(html);
    assert.doesNotMatch(html, /<script>|<img src=x/);
  });

  test('pages around the one that is open', () => {
    assert.deepEqual(pageNumbers(1, 1), [1]);
    assert.deepEqual(pageNumbers(5, 9), [1, 0, 4, 5, 6, 0, 9]);
    assert.deepEqual(pageNumbers(2, 4), [1, 2, 3, 4]);
  });
});

describe('asking the index', () => {
  const result: SearchResult = {
    total: 1,
    loose: true,
    hits: [
      {
        id: 'kente1',
        card: { title: 'Cloth', titleLanguage: 'en', partner: 'kumasi', record: 'kumasi', date: '1895' },
        images: [{ id: 'a b', alt: {} }],
        partners: ['kumasi', 'dimashq'],
        collections: ['threads'],
      },
    ],
    facets: {
      partner: [{ value: 'dimashq', count: 1 }],
      material: [{ value: 'concept/x', count: 1, label: { text: 'soie', language: 'fr' } }],
    },
  };
  const query = readQuery(readerAt('q=x', 'ar'));

  test('partners get their names for the reader', async () => {
    const ask = askIndex({ archive: sampleArchive, index: { search: async () => result } });
    const found = await ask({ ...query, lang: 'ar' });
    assert.ok(found);
    assert.deepEqual(found.facets.partner, [
      { value: 'dimashq', label: 'أرشيف دمشق للحرف', labelLanguage: 'ar', count: 1 },
    ]);
    assert.equal(found.facets.material![0]!.labelLanguage, 'fr');
    assert.equal(found.items[0]!.images[0]!.service, '/iiif/image/3/a%20b');
    assert.deepEqual(found.items[0]!.leads, {
      id: 'kumasi',
      name: 'Kumasi Museum of Weaving',
      language: 'en',
    });
  });

  test('an index that is not ready gives nothing; another fault is a fault', async () => {
    const failing = (error: Error) =>
      askIndex({ archive: sampleArchive, index: { search: () => Promise.reject(error) } });
    assert.equal(await failing(new SearchUnavailable('starting'))(query), undefined);
    await assert.rejects(failing(new Error('bug'))(query), /bug/);
  });
});
