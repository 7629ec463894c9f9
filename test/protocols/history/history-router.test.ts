import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Parser } from 'n3';
import request from 'supertest';
import { withdrawRecord } from '../../../server/acts/edit-record.ts';
import { restrict } from '../../../server/acts/restrict.ts';
import { done, itemOf, now, steward } from '../../acts/acts-world.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { checkMarkup } from '../../pages/check-markup.ts';
import { publishAll } from '../../publish/publish-all.ts';
import { base, historyWorld, item } from './history-world.ts';

const { app, archive } = await historyWorld({ after });
const local = (url: string) => url.replace(base, '/');

/** The links of a `Link` header or a time map: address, relations, and the moment where there is one. */
const linksIn = (text: string) =>
  [...text.matchAll(/<([^>]*)>; rel="([^"]*)"([^<]*)/g)].map(([, url, rel, rest]) => ({
    url: url!,
    rel: rel!.split(' '),
    datetime: /datetime="([^"]*)"/.exec(rest!)?.[1],
  }));
const mementosOf = async (path: string) => {
  const { text } = await request(app)
    .get(`/timemap/${path}`)
    .buffer(true)
    .parse((res, done) => {
      let all = '';
      res.on('data', (part) => {
        all += part;
      });
      res.on('end', () => done(null, all));
    })
    .expect(200)
    .then((res) => ({ text: res.body as string }));
  return { text, mementos: linksIn(text).filter(({ rel }) => rel.includes('memento')) };
};

test('an original leads to its gate and its map, and bears no Memento-Datetime', async () => {
  for (const path of [`item/${item}`, `item/${item}/record/a`]) {
    const answer = await request(app).get(`/${path}`).set('Accept', 'text/turtle').expect(200);
    const links = linksIn(answer.headers.link!);
    assert.equal(links.find(({ rel }) => rel.includes('timegate'))?.url, `${base}timegate/${path}`);
    assert.equal(links.find(({ rel }) => rel.includes('timemap'))?.url, `${base}timemap/${path}`);
    assert.equal(answer.headers['memento-datetime'], undefined);
  }
});

test('a time map lists every state, first and last named', async () => {
  const { text, mementos } = await mementosOf(`item/${item}`);
  assert.equal(mementos.length, 3);
  assert.deepEqual(
    [mementos[0]!.rel, mementos[2]!.rel],
    [
      ['first', 'memento'],
      ['last', 'memento'],
    ],
  );
  assert.ok(text.includes(`<${base}item/${item}>; rel="original"`));
  assert.match(text, /rel="self"; type="application\/link-format"; from="[^"]+ GMT"; until="[^"]+ GMT"/);
  // The record of b has stood as it is from the first.
  const own = await mementosOf(`item/${item}/record/b`);
  assert.deepEqual(
    own.mementos.map(({ rel }) => rel),
    [['first', 'last', 'memento']],
  );
});

test('a gate leads to what stood at a moment; before the first to the first, without a date to the last', async () => {
  const { mementos } = await mementosOf(`item/${item}`);
  const gate = (date?: string) => {
    const asked = request(app).get(`/timegate/item/${item}`);
    return date === undefined ? asked : asked.set('Accept-Datetime', date);
  };
  const between = new Date(Date.parse(mementos[1]!.datetime!) + 60_000).toUTCString();
  for (const [date, expected] of [
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    [mementos[0]!.datetime, 0],
    [between, 1],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 2],
    [undefined, 2],
  ] as const) {
    const answer = await gate(date).expect(302);
    assert.equal(answer.headers.location, mementos[expected]!.url, String(date));
    assert.match(answer.headers.vary!, /accept-datetime/i);
    assert.ok(
      linksIn(answer.headers.link!).some(
        ({ rel, url }) => rel.includes('original') && url === `${base}item/${item}`,
      ),
    );
    assert.equal(answer.headers['memento-datetime'], undefined);
    assert.equal(answer.headers['access-control-allow-origin'], '*');
  }
  for (const wrong of ['yesterday', '2026-11-24T10:00:00Z', 'Tue, 31 Feb 2026 10:00:00 GMT'])
    assert.equal((await gate(wrong)).status, 400, wrong);
  await request(app).get('/timegate/item/000000000000').expect(404);
});

test('a memento is what stood then, in each form, with its neighbours', async () => {
  const { mementos } = await mementosOf(`item/${item}`);
  const path = local(mementos[1]!.url);
  const turtle = await request(app).get(path).set('Accept', 'text/turtle').buffer(true).expect(200);
  assert.equal(turtle.headers['memento-datetime'], mementos[1]!.datetime);
  assert.match(turtle.headers['cache-control']!, /no-cache/);
  assert.match(turtle.headers.vary!, /Accept/);
  assert.ok(
    turtle.text.includes('"River mask"') && !turtle.text.includes('1860') && turtle.text.includes('"Face"'),
  );
  const relations = linksIn(turtle.headers.link!);
  const to = (rel: string) => relations.find((link) => link.rel.includes(rel))?.url;
  assert.deepEqual(
    [to('original'), to('timegate'), to('timemap'), to('prev'), to('next'), to('first'), to('last')],
    [
      `${base}item/${item}`,
      `${base}timegate/item/${item}`,
      `${base}timemap/item/${item}`,
      mementos[0]!.url,
      mementos[2]!.url,
      mementos[0]!.url,
      mementos[2]!.url,
    ],
  );
  const document = await request(app).get(`${path}.jsonld`).expect(200);
  assert.equal(
    (JSON.parse(document.text ?? document.body.toString()) as { id: string }).id,
    `${base}item/${item}`,
  );
  const page = await request(app).get(path).set('Accept', 'text/html').expect(200);
  checkMarkup(page.text);
  assert.equal(page.headers['memento-datetime'], mementos[1]!.datetime);
  assert.ok(
    page.text.includes('You are reading this as it stood on') && page.text.includes(local(mementos[0]!.url)),
  );
  assert.match(page.text, /<meta name="robots" content="noindex">/);
  const record = await request(app).get(`${path}/record/a`).set('Accept', 'text/html').expect(200);
  checkMarkup(record.text);
  assert.ok(record.text.includes('You are reading this as it stood on'));
});

test('a moment between two mementos leads to the earlier; what is no moment is not there', async () => {
  const { mementos } = await mementosOf(`item/${item}`);
  const moment = new Date(Date.parse(mementos[1]!.datetime!) + 1000)
    .toISOString()
    .replace(/\D/g, '')
    .slice(0, 14);
  const answer = await request(app).get(`/memento/${moment}/item/${item}.ttl`).expect(302);
  assert.equal(answer.headers.location, `${mementos[1]!.url}.ttl`);
  assert.equal(answer.headers['memento-datetime'], undefined);
  for (const wrong of ['2026', '20261332000000', 'abcdefghijklmn'])
    await request(app).get(`/memento/${wrong}/item/${item}`).expect(404);
});

test('the history is a page, JSON and Turtle, and tells what changed and why', async () => {
  const page = await request(app).get(`/item/${item}/history?lang=en`).set('Accept', 'text/html').expect(200);
  checkMarkup(page.text);
  for (const told of [
    'First published',
    'After 1 h.',
    'rows.csv',
    'River mask &#60;b&#62;&#38;',
    'As it was then',
  ])
    assert.ok(page.text.includes(told), told);
  const { body } = await request(app)
    .get(`/item/${item}/history`)
    .set('Accept', 'application/json')
    .expect(200);
  assert.deepEqual(
    body.records.map((one: { partner: string; revisions: unknown[] }) => [one.partner, one.revisions.length]),
    [
      [`${base}partner/a`, 3],
      [`${base}partner/b`, 1],
    ],
  );
  const [, , last] = body.records[0].revisions;
  assert.deepEqual(last.changes.map((change: { field: string }) => change.field).sort(), ['date', 'title']);
  const known = await request(app)
    .get(local(last.memento))
    .set('Accept', 'application/n-triples')
    .expect(200);
  assert.ok(known.headers['memento-datetime']);
  const turtle = await request(app).get(`/item/${item}/history.ttl`).buffer(true).expect(200);
  const quads = new Parser().parse(turtle.text);
  const chain = quads.filter((q) => q.predicate.value.endsWith('wasRevisionOf'));
  assert.deepEqual(
    chain.map((q) => [q.subject.value, q.object.value]),
    [2, 3].map((n) => [
      `${base}item/${item}/record/a#revision-${n}`,
      `${base}item/${item}/record/a#revision-${n - 1}`,
    ]),
  );
  await request(app).get(`/item/${item}/history.pdf`).expect(404);
});

test('what is restricted is gone from the past at once: map, gate, mementos and history', async () => {
  await depositRows(archive, [{ id: '9', content: { title: { en: ['Hidden soon'] } } }]);
  publishAll(archive);
  const hidden = itemOf('9');
  const { mementos } = await mementosOf(`item/${hidden}`);
  const memento = local(mementos[0]!.url);
  await request(app).get(memento).set('Accept', 'text/turtle').expect(200);
  done(
    restrict(archive, {
      item: hidden,
      record: 'a',
      access: { level: 'partners' },
      ground: 'own',
      actor: steward('a'),
      time: now(),
    }),
  );
  for (const path of [
    memento,
    `${memento}.ttl`,
    `/timemap/item/${hidden}`,
    `/timegate/item/${hidden}`,
    `/item/${hidden}/history`,
    `/item/${hidden}/history.json`,
  ]) {
    const answer = await request(app).get(path);
    assert.ok([404, 410].includes(answer.status), `${path}: ${answer.status}`);
    assert.ok(!JSON.stringify([answer.text, answer.headers]).includes('Hidden soon'), path);
  }
});

test('a record that was withdrawn keeps its times in the history and has no mementos', async () => {
  done(withdrawRecord(archive, { item, record: 'b', actor: steward('b'), time: now() }));
  publishAll(archive);
  await request(app).get(`/timemap/item/${item}/record/b`).expect(404);
  const { body } = await request(app).get(`/item/${item}/history.json`).expect(200);
  assert.deepEqual(Object.keys(body.records[1]).sort(), ['partner', 'published', 'record', 'withdrawn']);
  assert.deepEqual(
    body.decisions.map((one: { kind: string }) => one.kind),
    ['record.withdrawn'],
  );
  assert.ok(!(await mementosOf(`item/${item}`)).text.includes('Face'));
});
