import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { readConfig } from '../../../server/config.ts';
import { sampleContext, sampleItem } from '../../../server/pages/about/sample-item.ts';
import { arkRouter, arksOf } from '../../../server/protocols/linked-data/ark.ts';
import { forms } from '../../../server/protocols/linked-data/forms.ts';
import { renderItem } from '../../../server/protocols/linked-data/render-data.ts';
import { signposts } from '../../../server/protocols/linked-data/signposts.ts';

const base = 'https://archive.example/';

test('an ARK leads to its item, in both ways of writing it, with the form asked for', async () => {
  const app = express().use(arkRouter({ base, naan: '12345' }));
  const cases: [string, string][] = [
    ['/ark:/12345/k7g58fmtwk7r', 'item/k7g58fmtwk7r'],
    ['/ark:12345/k7g58fmtwk7r', 'item/k7g58fmtwk7r'],
    ['/ark:/12345/k7g5-8fmt-wk7r', 'item/k7g58fmtwk7r'],
    ['/ark:/12345/k7g58fmtwk7r.ttl', 'item/k7g58fmtwk7r.ttl'],
    ['/ark:/12345/k7g58fmtwk7r/record/a.edm.xml', 'item/k7g58fmtwk7r/record/a.edm.xml'],
  ];
  for (const [path, to] of cases) {
    const { status, headers } = await request(app).get(path).redirects(0);
    assert.deepEqual([status, headers.location], [302, base + to], path);
    assert.equal(headers['access-control-allow-origin'], '*');
  }
  const other = await request(app).get('/ark:/99999/k7g58fmtwk7r').redirects(0);
  assert.equal(other.status, 404);
  assert.match(other.text, /n2t\.net/);
});

test('every form of an item says its ARK and its former addresses, as far as it can', () => {
  const around = { ...sampleContext(base), arkOf: arksOf('12345'), formerBases: ['http://old.example/'] };
  for (const { form } of forms) {
    // A graph for each record says what its partner says, and no more.
    if (form === 'html' || form === 'nq' || form === 'trig' || form === 'dc.ttl') continue;
    const text = renderItem(sampleItem, form, around);
    assert.ok(text.includes('ark:/12345/example'), form);
    if (!/^(?:lido|mods|dc)/.test(form)) assert.ok(text.includes('http://old.example/item/example'), form);
  }
  const links = signposts(
    { path: 'item/example', item: 'example', records: sampleItem.records, whole: true },
    'html',
    around,
  );
  assert.ok(links.includes(`<${base}ark:/12345/example>; rel="cite-as"`));
});

test('settings of identifiers are checked', () => {
  const config = readConfig({
    NAAN: '12345',
    FORMER_BASE_URLS: 'http://old.example https://older.example/a',
    OAI_DOMAIN: 'old.example',
  });
  assert.deepEqual(
    [config.naan, config.formerBaseUrls, config.oaiDomain],
    ['12345', ['http://old.example/', 'https://older.example/a/'], 'old.example'],
  );
  assert.throws(() => readConfig({ NAAN: 'ark:/12345' }), /NAAN=ark.*Write yours/);
  assert.throws(() => readConfig({ FORMER_BASE_URLS: 'old' }), /FORMER_BASE_URLS=old is no web address/);
  assert.throws(() => readConfig({ OAI_DOMAIN: '127.0.0.1' }), /OAI_DOMAIN/);
});
