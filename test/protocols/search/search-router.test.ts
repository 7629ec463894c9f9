import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import express from 'express';
import request from 'supertest';
import type { Collection, Partner } from '../../../server/archive/archive.ts';
import { openSearchIndex } from '../../../server/projections/search/open-search-index.ts';
import { searchDocument } from '../../../server/projections/search/search-document.ts';
import { searchRouter } from '../../../server/protocols/search/search-router.ts';
import { type StartedSearch, searchProgram, startSearch } from '../../projections/search/start-search.ts';
import { term, view } from '../../projections/search/views.ts';

const program = await searchProgram();
const baseUrl = 'https://archive.example.org/';
const file = 'a'.repeat(64);
const silk = 'http://vocab.getty.edu/aat/300014072';

const names = {
  partner: (id: string): Partner | undefined =>
    id === 'lyon'
      ? { id, kind: 'museum', name: { fr: ['Musée des tissus'], en: ['Textile Museum'] } }
      : undefined,
  collection: (): Collection | undefined => undefined,
};
const app = (index: Parameters<typeof searchRouter>[0]['index'], ready: boolean) =>
  express().use('/api/search', searchRouter({ index, ready: () => ready, names, baseUrl }));

describe('GET /api/search', { skip: 'skip' in program && program.skip }, () => {
  let search: StartedSearch;
  let server: ReturnType<typeof app>;
  const get = (query: string) => request(server).get(`/api/search?${query}`);
  before(async () => {
    search = await startSearch(program as { file: string });
    server = app(search.index, true);
    await search.index.write(
      [
        view('i1', {
          lyon: {
            title: { fr: ['Robe'], ar: ['ثوب حرير'] },
            type: [term({ fr: ['vêtement'], en: ['garment'] })],
            material: [term({ fr: ['soie'], en: ['silk'] }, silk)],
            date: [{ edtf: '1755', display: { fr: ['vers 1755'], en: ['about 1755'] } }],
            nature: ['tangible'],
            language: ['fr'],
            rights: ['http://creativecommons.org/licenses/by/4.0/'],
            media: [{ file, alt: { fr: ['Une robe'] } }],
          },
          kyoto: { title: { ja: ['絹の衣'] }, material: [term({ ja: ['絹'] }, silk)] },
        }),
        view('i2', { kyoto: { title: { en: ['Noh mask'] }, type: [term({ en: ['mask'] })] } }),
      ].map(searchDocument),
    );
  });
  after(() => search.stop());

  it('gives items with their addresses, in the words of the partner that leads', async () => {
    const { status, body, headers } = await get('q=robe&lang=fr');
    assert.equal(status, 200);
    assert.match(headers['content-type']!, /^application\/json/);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.deepEqual([body.total, body.page, body.size, body.items.length], [1, 1, 20, 1]);
    const [item] = body.items;
    assert.match(item.images[0].service, /^https:\/\/archive\.example\.org\/iiif\/image\/3\/[\w-]+$/);
    assert.deepEqual(
      { ...item, images: item.images.map((image: { alt: object }) => image.alt) },
      {
        id: 'i1',
        uri: 'https://archive.example.org/item/i1',
        title: 'Robe',
        titleLanguage: 'fr',
        images: [{ fr: ['Une robe'] }],
        type: 'vêtement',
        date: 'vers 1755',
        partners: item.partners,
        leads: { id: 'lyon', name: 'Musée des tissus' },
      },
    );
    assert.deepEqual(item.partners.map(({ id }: { id: string }) => id).sort(), ['kyoto', 'lyon']);
  });

  it('labels facets in the language of the reader', async () => {
    const label = async (lang: string) => {
      const { body } = await get(`q=robe&lang=${lang}`);
      return Object.fromEntries(
        ['material', 'nature', 'language', 'rights'].map((facet) => [facet, body.facets[facet][0].label]),
      );
    };
    assert.deepEqual(await label('fr'), {
      material: 'soie',
      nature: 'Objets',
      language: 'français',
      rights: 'CC BY 4.0',
    });
    assert.deepEqual(await label('ar'), {
      material: 'silk',
      nature: 'قطع مادية',
      language: 'الفرنسية',
      rights: 'CC BY 4.0',
    });
    const { body } = await get('q=robe&lang=zh');
    assert.deepEqual(
      body.facets.partner.find(({ value }: { value: string }) => value === 'lyon'),
      {
        value: 'lyon',
        label: 'Textile Museum',
        count: 1,
      },
    );
  });

  it('narrows by facets, alternatives repeated, and by years', async () => {
    const total = async (query: string) => (await get(query)).body.total;
    assert.equal(await total(''), 2);
    assert.equal(await total(`material=${encodeURIComponent(silk)}`), 1);
    assert.equal(await total('material=silk&type=mask'), 0);
    assert.equal(await total('type=garment&type=mask'), 2);
    assert.equal(await total('from=1700&to=1800'), 1);
    assert.equal(await total('q=&from=&to=1700&sort='), 0);
    const { body } = await get('size=1&page=2&sort=-date');
    assert.deepEqual([body.total, body.items[0].id, body.page, body.size], [2, 'i2', 2, 1]);
  });

  for (const [query, parameter] of [
    ['page=0', 'page'],
    ['page=x', 'page'],
    ['size=101', 'size'],
    ['page=1000&size=100', 'page'],
    ['from=17th', 'from'],
    ['from=1800&to=1700', 'from'],
    ['to=1e9', 'to'],
    ['sort=best', 'sort'],
    ['lang=!!', 'lang'],
    ['materials=silk', 'materials'],
    ['q=a&q=b', 'q'],
    [`q=${'x'.repeat(501)}`, 'q'],
    [`type=${'x'.repeat(401)}`, 'type'],
    [Array.from({ length: 51 }, (_, n) => `type=${n}`).join('&'), 'type'],
  ] as const)
    it(`refuses ${query.slice(0, 30)}, naming the parameter and the remedy`, async () => {
      const { status, body, headers } = await get(query);
      assert.equal(status, 400);
      assert.match(headers['content-type']!, /^application\/problem\+json/);
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.deepEqual([body.status, body.parameter], [400, parameter]);
      assert.ok(body.title && body.detail && body.remedy);
    });

  it('takes hostile words for words', async () => {
    for (const q of ['"', '" OR 1=1', '\\', '\u0000', '<script>', '{}', '*', '-mask', '\ud800'])
      assert.equal(
        (await get(`q=${encodeURIComponent(q.toWellFormed())}&type=${encodeURIComponent('" OR "')}`)).status,
        200,
      );
  });

  it('answers 503 with Retry-After while search is not ready, or gone', async () => {
    const gone = openSearchIndex({ connect: () => ({ url: 'http://127.0.0.1:9', key: '' }) });
    for (const notReady of [app(search.index, false), app(gone, true)]) {
      const { status, headers, body } = await request(notReady).get('/api/search');
      assert.equal(status, 503);
      assert.equal(headers['retry-after'], '5');
      assert.ok(body.remedy);
    }
  });

  it('answers preflight requests', async () => {
    const { status, headers } = await request(server).options('/api/search');
    assert.equal(status, 204);
    assert.match(headers['access-control-allow-methods']!, /GET/);
  });
});
