import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { formGuard, formTokenField } from '../../server/http/form-guard.ts';

const baseUrl = 'https://archive.example/';
const guard = formGuard({
  secret: 'secret of the test',
  baseUrl,
  sessionCookie: (req) => /session=(\w+)/.exec(req.headers.cookie ?? '')?.[1],
});
const app = express();
app.use(guard.refuseOtherSites);
app.use(express.urlencoded({ extended: false }), express.json());
app.get('/form', (req, res) => {
  res.send([guard.token(req, res), guard.token(req, res)]);
});
app.post('/form', (req, res) => {
  const fault = guard.faultOf(req);
  res.status(fault ? 403 : 200).json(fault ?? {});
});
app.all('/api', (_req, res) => {
  res.send('done');
});

const signedIn = 'session=abc';
const tokenFor = async (cookie: string) =>
  (await request(app).get('/form').set('Cookie', cookie)).body[0] as string;

describe('requests that other sites forge', () => {
  const cases: [string, Record<string, string>, number][] = [
    ['from here', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['by the person', { 'Sec-Fetch-Site': 'none' }, 200],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['from a sibling domain', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['an older browser, from here', { Origin: 'https://archive.example' }, 200],
    ['an older browser, elsewhere', { Origin: 'https://evil.example' }, 403],
    ['a page without an origin', { Origin: 'null' }, 403],
    [
      'metadata outweighs the origin',
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://archive.example' },
      403,
    ],
    ['a form that says nothing', { 'Content-Type': 'application/x-www-form-urlencoded' }, 403],
    ['an upload that says nothing', { 'Content-Type': 'multipart/form-data; boundary=x' }, 403],
    ['JSON that says nothing, which no form can send', { 'Content-Type': 'application/json' }, 200],
    ['a key beside the cookie', { Authorization: 'Bearer x', 'Sec-Fetch-Site': 'cross-site' }, 200],
  ];
  for (const [name, headers, status] of cases)
    test(`${name}: ${status}`, async () => {
      const answer = await request(app).post('/api').set('Cookie', signedIn).set(headers);
      assert.equal(answer.status, status);
      if (status === 403) {
        assert.match(answer.get('Content-Type')!, /problem\+json/);
        assert.match(answer.body.remedy, /Authorization: Bearer/);
      }
    });

  test('deleting without a body is refused from elsewhere; reading and strangers are not', async () => {
    const from = { 'Sec-Fetch-Site': 'cross-site' };
    assert.equal((await request(app).delete('/api').set('Cookie', signedIn).set(from)).status, 403);
    assert.equal((await request(app).get('/api').set('Cookie', signedIn).set(from)).status, 200);
    assert.equal((await request(app).post('/api').set(from)).status, 200);
  });
});

describe('forms', () => {
  const send = (cookie: string, body: object, headers: Record<string, string> = {}) =>
    request(app)
      .post('/form')
      .type('form')
      .set('Cookie', cookie)
      .set({ Origin: 'https://archive.example', ...headers })
      .send(body);

  test('a token is good for its session only', async () => {
    const token = await tokenFor(signedIn);
    assert.equal((await send(signedIn, { [formTokenField]: token })).status, 200);
    const stranger = await send('session=xyz', { [formTokenField]: token });
    assert.equal(stranger.status, 403);
    assert.match(stranger.body.remedy, /Open the page again/);
    for (const body of [{}, { [formTokenField]: '' }, { [formTokenField]: `${token}x` }])
      assert.equal((await send(signedIn, body)).status, 403);
    assert.equal((await send(signedIn, { [formTokenField]: [token, token] })).status, 403);
  });

  test('a visitor without a session gets a cookie to bind it to, safe from other sites', async () => {
    const { body, headers } = await request(app).get('/form');
    const [cookie, ...others] = headers['set-cookie'] as unknown as string[];
    assert.deepEqual(others, [], 'one cookie for two forms');
    assert.equal(body[0], body[1]);
    assert.match(cookie!, /^__Host-tessera\.visitor=\S+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const pair = cookie!.split(';')[0]!;
    assert.equal((await send(pair, { [formTokenField]: body[0] })).status, 200);
    assert.equal((await send('', { [formTokenField]: body[0] })).status, 403);
    assert.equal((await send(`${pair}; ${signedIn}`, { [formTokenField]: body[0] })).status, 403);
  });

  test('a good token does not help a form from elsewhere', async () => {
    const token = await tokenFor(signedIn);
    const body = { [formTokenField]: token };
    assert.equal((await send(signedIn, body, { Origin: 'https://evil.example' })).status, 403);
  });
});
