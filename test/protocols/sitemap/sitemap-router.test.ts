import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { editRecord, withdrawRecord } from '../../../server/acts/edit-record.ts';
import { restrict } from '../../../server/acts/restrict.ts';
import { sitemapRouter } from '../../../server/protocols/sitemap/sitemap-router.ts';
import { actsWorld, done, itemOf, now, steward, title } from '../../acts/acts-world.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { publishAll } from '../../publish/publish-all.ts';

const base = 'https://archive.example.org/';
const locs = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address!);

test('every public item is in one part, with the date of its newest record; what is hidden is in none', async (t) => {
  const archive = actsWorld(t);
  const app = express().use(sitemapRouter({ archive, baseUrl: base, size: 3 }));
  const get = (path: string) => request(app).get(path);
  const parts = async () =>
    Promise.all(
      locs((await get('/sitemap.xml')).text)
        .filter((address) => !address.endsWith('pages.xml'))
        .map(async (address) => locs((await get(address.slice(base.length - 1))).text)),
    );
  const item = (id: string) => `${base}item/${itemOf(id)}`;
  await depositRows(
    archive,
    ['m1', 'm2', 'm3', 'm4', 'm5'].map((id) => ({ id, content: title(id) })),
  );
  publishAll(archive);
  await depositRows(archive, [{ id: 'x', content: title('m1 by b'), item: 'a/shared/m1' }], { partner: 'b' });
  publishAll(archive);
  const placed = await parts();
  assert.ok(placed.length > 1 && placed.every((part) => part.length <= 3));
  assert.deepEqual(placed.flat().sort(), ['m1', 'm2', 'm3', 'm4', 'm5'].map(item).sort(), 'each item once');
  assert.ok(placed.at(-1)!.includes(item('m1')), 'where its newest record is');
  const { text, headers } = await get('/sitemap/1.xml');
  assert.match(headers['content-type']!, /^application\/xml/);
  assert.match(text, /<lastmod>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/lastmod>/);

  const act = (id: string) => ({ item: itemOf(id), record: 'a', actor: steward('a'), time: now() });
  done(restrict(archive, { ...act('m3'), access: { level: 'withheld' }, ground: 'own' }));
  assert.ok(!(await parts()).flat().includes(item('m3')), 'before the public list knows');
  done(editRecord(archive, { ...act('m2'), content: title('Renamed') }));
  done(withdrawRecord(archive, act('m4')));
  publishAll(archive);
  const left = await parts();
  assert.deepEqual(left.flat().sort(), ['m1', 'm2', 'm5'].map(item).sort());
  const place = (all: string[][]) => all.findIndex((part) => part.includes(item('m2')));
  assert.ok(place(left) > place(placed), 'what changed is in a later part, which is read again');
  assert.equal((await get('/sitemap/9.xml')).status, 404);
  assert.equal((await get('/sitemap/x.xml')).status, 404);
});

test('what was hidden while more waits to be published than is looked through is in no part', async (t) => {
  const archive = actsWorld(t);
  const app = express().use(sitemapRouter({ archive, baseUrl: base }));
  await depositRows(
    archive,
    ['m1', 'm2'].map((id) => ({ id, content: title(id) })),
  );
  publishAll(archive);
  const later = Array.from({ length: 1_001 }, (_, n) => ({ id: `later-${n}`, content: title(`Later ${n}`) }));
  await depositRows(archive, later);
  const act = { item: itemOf('m1'), record: 'a', actor: steward('a'), time: now() };
  done(restrict(archive, { ...act, access: { level: 'withheld' }, ground: 'own' }));
  const { text } = await request(app).get('/sitemap/0.xml');
  assert.deepEqual(locs(text), [`${base}item/${itemOf('m2')}`]);
});

test('robots are told where the sitemap is and what is not for them; pages are listed', async (t) => {
  const archive = actsWorld(t);
  const app = express().use(sitemapRouter({ archive, baseUrl: base }));
  const robots = await request(app).get('/robots.txt');
  assert.match(robots.text, /^User-agent: \*\n/);
  assert.ok(robots.text.includes(`Sitemap: ${base}sitemap.xml`));
  assert.ok(robots.text.includes('Disallow: /workspace'));
  const pages = locs((await request(app).get('/sitemap/pages.xml')).text);
  assert.ok(pages.includes(`${base}collection/shared`));
  assert.ok(pages.includes(`${base}partner/a`));
  assert.deepEqual(locs((await request(app).get('/sitemap.xml')).text), [`${base}sitemap/pages.xml`]);
});
