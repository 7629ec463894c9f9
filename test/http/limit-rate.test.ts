import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { limitRate } from '../../server/http/limit-rate.ts';

const app = (rates: { reads: number; writes: number }) =>
  express()
    .use(limitRate({ ...rates, clientOf: (res) => res.req.get('x-person') }))
    .use((_req, res) => void res.send('done'));

test('each client has so many requests a minute, is told how many are left, and then refused', async () => {
  const door = app({ reads: 3, writes: 1 });
  for (const left of [2, 1, 0]) {
    const { status, headers } = await request(door).get('/');
    assert.equal(status, 200);
    assert.match(headers['ratelimit-policy']!, /^"reads"; q=3; w=60/);
    assert.match(headers.ratelimit!, new RegExp(`^"reads"; r=${left}; t=\\d+`));
  }
  const refused = await request(door).get('/');
  assert.equal(refused.status, 429);
  assert.match(refused.headers['content-type']!, /^application\/problem\+json/);
  assert.ok(Number(refused.headers['retry-after']) >= 1 && Number(refused.headers['retry-after']) <= 60);
  assert.deepEqual([refused.body.status, refused.body.title], [429, 'Too many requests']);
  assert.ok(refused.body.remedy);
  // Another client, and writing, are counted by themselves.
  assert.equal((await request(door).get('/').set('x-person', 'ada')).status, 200);
  assert.equal((await request(door).post('/')).status, 200);
  assert.equal((await request(door).post('/')).status, 429);
});

test('no limit is none', async () => {
  const door = app({ reads: 0, writes: 0 });
  for (let n = 0; n < 5; n++) {
    const { status, headers } = await request(door).get('/');
    assert.deepEqual([status, headers.ratelimit], [200, undefined]);
  }
});
