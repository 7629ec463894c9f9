import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import express from 'express';
import request from 'supertest';
import { searchDocument } from '../../../server/projections/search/search-document.ts';
import { openSearchRouter } from '../../../server/protocols/opensearch/opensearch-router.ts';
import { type StartedSearch, searchProgram, startSearch } from '../../projections/search/start-search.ts';
import { view } from '../../projections/search/views.ts';

const program = await searchProgram();
const base = 'https://archive.example.org/';

describe('OpenSearch', { skip: 'skip' in program && program.skip }, () => {
  let search: StartedSearch;
  const app = (ready = true) =>
    express().use(
      openSearchRouter({
        index: search.index,
        ready: () => ready,
        baseUrl: base,
        name: 'An archive <of> masks & songs',
      }),
    );
  before(async () => {
    search = await startSearch(program as { file: string });
    await search.index.write(
      [
        view('i1', { lyon: { title: { en: ['Robe'] } } }),
        view('i2', { lyon: { title: { en: ['Robe of silk'] } } }),
        view('i3', { lyon: { title: { en: ['Noh mask'] } } }),
      ].map(searchDocument),
    );
  });
  after(() => search.stop());

  it('is described, with a short name that is short enough', async () => {
    const { text, headers } = await request(app()).get('/opensearch.xml');
    assert.match(headers['content-type']!, /^application\/opensearchdescription\+xml/);
    assert.match(text, /<ShortName>An archive &lt;of&gt;<\/ShortName>/);
    const templates = [...text.matchAll(/template="([^"]+)"/g)].map(([, template]) => template!);
    assert.equal(templates.length, 4);
    assert.ok(templates.every((template) => template.startsWith(base)));
  });

  it('completes what is typed with titles, and says when it cannot', async () => {
    const { body, headers } = await request(app())
      .get('/search/suggest?q=rob')
      .buffer()
      .parse((res, done) => {
        let all = '';
        res.on('data', (chunk: Buffer) => {
          all += chunk;
        });
        res.on('end', () => done(null, JSON.parse(all)));
      });
    assert.equal(headers['content-type'], 'application/x-suggestions+json');
    assert.deepEqual([body[0], [...body[1]].sort()], ['rob', ['Robe', 'Robe of silk']]);
    assert.equal((await request(app()).get('/search/suggest?q=')).status, 200);
    const refused = await request(app(false)).get('/search/suggest?q=rob');
    assert.equal(refused.status, 503);
    assert.equal(refused.headers['retry-after'], '5');
  });
});
