import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import express, { type NextFunction, type Request, type Response } from 'express';
import request from 'supertest';
import { pagesRouter } from '../../server/pages/pages-router.ts';
import { makeReader } from '../../server/pages/reader/reader.ts';
import { renderErrorPage } from '../../server/pages/render-error-page.ts';
import { renderThingPage } from '../../server/pages/render-thing-page.ts';
import { interfaceLanguages } from '../../vocab/record/language-map.ts';
import { checkMarkup } from './check-markup.ts';
import { samplePorts } from './sample-ports.ts';
import { cloth } from './sample-views.ts';

const baseUrl = 'https://tessera.example/';
const app = express().use(pagesRouter(samplePorts(baseUrl)));
app.use((error: { status?: number }, _request: Request, response: Response, _next: NextFunction) => {
  response.sendStatus(error.status ?? 500);
});
const get = (path: string) => request(app).get(path);

describe('the pages over HTTP', () => {
  for (const language of interfaceLanguages)
    for (const path of ['/', '/search', '/about', '/partner/kyoto', '/collection/threads'])
      test(`${path} in ${language}`, async () => {
        const { status, text, headers } = await get(`${path}?lang=${language}`);
        assert.equal(status, 200);
        const tags = checkMarkup(text);
        const direction = language === 'ar' ? 'rtl' : 'ltr';
        assert.ok(tags.includes(`<html lang="${language}" dir="${direction}">`));
        assert.equal(headers['content-language'], language);
        const links = tags.filter((tag) =>
          /^<a [^>]*href="\/(?:search|about|partner|collection|item)/.test(tag),
        );
        assert.ok(links.length > 3);
        for (const link of links) {
          assert.match(link, / hreflang="/);
          assert.match(link, /lang=/, 'the choice of language is carried on');
        }
      });

  test('the language is that of the address, else of the browser, else English', async () => {
    const languageOf = async (path: string, accept: string) =>
      (await get(path).set('Accept-Language', accept)).headers['content-language'];
    assert.equal(await languageOf('/about?lang=sw', 'fr'), 'sw');
    assert.equal(await languageOf('/about', 'de, fr-CA;q=0.8, en;q=0.5'), 'fr');
    assert.equal(await languageOf('/about', 'de'), 'en');
    assert.equal(await languageOf('/about?lang=xx', 'zh-TW'), 'zh');
    const { headers } = await get('/about');
    assert.match(headers.vary!, /Accept-Language/);
  });

  test('the switch keeps the page and what was asked', async () => {
    const { text } = await get('/search?q=cloth&nature=tangible');
    assert.match(text, /href="\/search\?q=cloth&#38;nature=tangible&#38;lang=ar" hreflang="ar"/);
  });

  test('a strict policy, and an unchanged page answers 304', async () => {
    const first = await get('/about');
    const policy = first.headers['content-security-policy']!;
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*/);
    const again = await get('/about').set('If-None-Match', first.headers.etag!);
    assert.equal(again.status, 304);
  });

  test('what a page names is there, and may be kept where it has a fingerprint', async () => {
    const { text } = await get('/search');
    const files = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file]) => file!);
    assert.ok(files.length >= 3);
    for (const file of [...files, '/assets/openseadragon/openseadragon.min.js?v=1']) {
      const answer = await get(file);
      assert.equal(answer.status, 200, file);
      assert.match(answer.headers['cache-control']!, /immutable/);
    }
    const plain = await get('/assets/openseadragon/images/zoomin_rest.png');
    assert.equal(plain.status, 200);
    assert.doesNotMatch(plain.headers['cache-control']!, /immutable/);
    assert.equal((await get('/assets/nothing.js')).status, 404);
    assert.equal((await get('/assets/..%2Fpages-router.ts')).status, 403);
  });

  test('what is unknown is a page of its own, in the reader’s language', async () => {
    for (const path of ['/partner/nobody', '/collection/nothing']) {
      const { status, text } = await get(`${path}?lang=fr`);
      assert.equal(status, 404);
      checkMarkup(text);
      assert.match(text, /Cette page n’existe pas/);
      assert.match(text, /action="\/search"/);
    }
  });

  test('search that is not ready says so', async () => {
    const { status, headers } = await get('/search?q=down');
    assert.equal(status, 503);
    assert.ok(headers['retry-after']);
  });

  test('the start shows accounts that differ, side by side', async () => {
    const { text } = await get('/');
    assert.match(text, /Where partners differ/);
    assert.match(text, /class="account colour-1">.*class="account colour-2">/s);
    assert.match(text, /Museum, Ghana/);
  });

  test('the template is a table with the columns that partners fill', async () => {
    const { headers, text } = await get('/about/template.csv');
    assert.match(headers['content-type']!, /^text\/csv/);
    assert.match(headers['content-disposition']!, /tessera-template\.csv/);
    assert.match(text, /id,item,title/);
  });
});

describe('pages that others send', () => {
  const reader = makeReader({ language: 'ar', baseUrl, path: '/concept/silk' });

  test('errors by their status', () => {
    for (const status of [400, 404, 410, 429, 500, 503])
      checkMarkup(renderErrorPage({ reader, status, detail: '<b>Use</b> a number.' }));
    assert.match(renderErrorPage({ reader, status: 410 }), /سُحب/);
  });

  test('a concept with its names, neighbours and uses', () => {
    const html = renderThingPage({
      reader,
      thing: {
        kind: 'concept',
        id: 'silk',
        label: { en: ['silk'], ar: ['حرير'] },
        broader: [{ reference: 'concept/fibre', label: { en: ['fibre'] } }],
        narrower: [{ reference: 'http://vocab.getty.edu/aat/1', label: { en: ['raw silk'] } }],
        uses: {
          total: 1,
          items: [{ id: cloth.id, title: 'Cloth', titleLanguage: 'en', images: [], partners: [] }],
        },
      },
    });
    checkMarkup(html);
    assert.match(html, /<h1 lang="ar" dir="rtl">حرير/);
    assert.match(html, /href="\/concept\/fibre"/);
    assert.match(html, /https:\/\/tessera\.example\/concept\/silk/);
  });
});
