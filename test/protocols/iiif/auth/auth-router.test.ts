import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import request from 'supertest';
import { base, restrictedWorld } from './restricted-world.ts';

const context = 'http://iiif.io/api/auth/2/context.json';
const service = (image: string) => `/iiif/image/3/${image}`;
const tile = (image: string) => `${service(image)}/0,0,512,512/512,512/0/default.jpg`;

/** Asks until an answer is not 503, as viewers do. */
async function settled(ask: () => request.Test): Promise<request.Response> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (answer.status !== 503 || tries > 100) return answer;
    assert.ok(Number(answer.headers['retry-after']) > 0);
    await delay(50);
  }
}

/** What the page of the token service posts, and to which origin. */
function messageOf(page: string): { message: Record<string, unknown>; origin: string } {
  const script = /<script>(.*)<\/script>/s.exec(page)![1]!;
  let posted: [Record<string, unknown>, string] | undefined;
  const postMessage = (message: Record<string, unknown>, origin: string) => {
    posted = [message, origin];
  };
  runInNewContext(script, { window: { parent: { postMessage } } });
  return { message: JSON.parse(JSON.stringify(posted![0])), origin: posted![1] };
}

test('a picture for partners is not there for the public, and is there for them by cookie and by key', async (t) => {
  const world = await restrictedWorld(t);
  const { app, item, open, closed } = world;
  for (const path of [
    `${service(closed)}/info.json`,
    tile(closed),
    `${service(closed)}`,
    `/iiif/image/2/${closed}/info.json`,
  ]) {
    const answer = await request(app).get(path);
    const none = await request(app).get(path.replace(closed, 'abcdefghjkmnpqrs'));
    assert.deepEqual([answer.status, answer.text], [404, none.text], path);
  }
  const publicManifest = await request(app).get(`/iiif/presentation/3/${item}/manifest`);
  assert.ok(!publicManifest.text.includes(closed) && publicManifest.text.includes(open));
  assert.ok(!publicManifest.text.includes('/iiif/auth/2'));

  const cookie = await world.signIn('d');
  const key = await world.key('c');
  for (const headers of [{ cookie }, { authorization: `Bearer ${key}` }]) {
    const pixels = await settled(() => request(app).get(tile(closed)).set(headers));
    assert.equal(pixels.status, 200);
    assert.equal(pixels.headers['content-type'], 'image/jpeg');
    assert.equal(pixels.headers['cache-control'], 'private, no-store');
    const info = await request(app)
      .get(`${service(closed)}/info.json`)
      .set(headers);
    assert.equal(info.headers['cache-control'], 'private, no-store');
    const body = JSON.parse(info.text ?? info.body.toString());
    assert.deepEqual(body['@context'], [context, 'http://iiif.io/api/image/3/context.json']);
    assert.equal(body.id, `${base.slice(0, -1)}${service(closed)}`);
    assert.equal(body.service[0].id, `${base}iiif/auth/2/probe/${closed}`);
  }
  // Signed in, what is open to all is as it is for all.
  const info = await request(app)
    .get(`${service(open)}/info.json`)
    .set({ cookie });
  assert.ok(info.status === 503 || !(info.text ?? info.body.toString()).includes('/iiif/auth/2'));
});

test('a signed-in partner’s manifest declares the services, in the shapes of the standard', async (t) => {
  const world = await restrictedWorld(t);
  const cookie = await world.signIn('d');
  const answer = await request(world.app).get(`/iiif/presentation/3/${world.item}/manifest`).set({ cookie });
  const manifest = JSON.parse(answer.text ?? answer.body.toString());
  assert.deepEqual(manifest['@context'], [context, 'http://iiif.io/api/presentation/3/context.json']);
  assert.equal(manifest.items.length, 2);
  const image = manifest.items[1].items[0].items[0].body;
  assert.equal(manifest.items[0].items[0].items[0].body.service[0].service, undefined);
  const [probe] = image.service[0].service;
  assert.equal(probe.type, 'AuthProbeService2');
  const [access] = probe.service;
  assert.deepEqual([access.type, access.profile], ['AuthAccessService2', 'active']);
  for (const name of ['label', 'heading', 'note', 'confirmLabel'])
    assert.deepEqual(Object.keys(access[name]), ['en', 'fr', 'es', 'ar', 'zh', 'sw']);
  assert.deepEqual(
    access.service.map(({ type }: { type: string }) => type),
    ['AuthAccessTokenService2', 'AuthLogoutService2'],
  );
  assert.ok(access.service[1].label.en[0].includes('archive.example.org'));
  assert.equal(answer.headers['cache-control'], 'private, no-store');
});

test('the access service leads to sign-in and, signed in, closes its tab', async (t) => {
  const world = await restrictedWorld(t);
  const away = await request(world.app).get('/iiif/auth/2/access?origin=https://viewer.example');
  assert.equal(away.status, 303);
  assert.equal(away.headers.location, '/account/sign-in?next=%2Fiiif%2Fauth%2F2%2Faccess');
  const cookie = await world.signIn('d');
  const page = await request(world.app).get('/iiif/auth/2/access').set({ cookie, 'accept-language': 'fr' });
  assert.equal(page.status, 200);
  assert.match(page.text, /window\.close\(\)/);
  assert.match(page.text, /Vous êtes connecté/);
  const out = await request(world.app).get('/iiif/auth/2/logout').set({ cookie });
  assert.deepEqual([out.status, out.headers.location], [303, '/account']);
});

test('a token is posted to the origin that asked, opens the probe and nothing else, and ends with its time', async (t) => {
  const world = await restrictedWorld(t);
  const { app, closed, open } = world;
  const cookie = await world.signIn('d');
  const ask = (query: string) => request(app).get(`/iiif/auth/2/token?${query}`).set({ cookie });
  const page = await ask('messageId=%3C%2Fscript%3E1&origin=https://viewer.example');
  assert.equal(page.status, 200);
  assert.match(page.headers['content-security-policy']!, /script-src 'sha256-[^']+'.*frame-ancestors \*/);
  const { message, origin } = messageOf(page.text);
  assert.equal(origin, 'https://viewer.example');
  const { accessToken, ...rest } = message;
  assert.deepEqual(rest, {
    '@context': context,
    type: 'AuthAccessToken2',
    messageId: '</script>1',
    expiresIn: 300,
  });
  assert.ok(!Buffer.from(String(accessToken), 'base64url').toString('latin1').includes('a-'));

  const bearer = { authorization: `Bearer ${accessToken}` };
  const probe = (image: string, headers = {}) => request(app).get(`/iiif/auth/2/probe/${image}`).set(headers);
  const good = await probe(closed, bearer);
  assert.deepEqual(
    [good.status, good.body],
    [200, { '@context': context, type: 'AuthProbeResult2', status: 200 }],
  );
  assert.equal(good.headers['access-control-allow-origin'], '*');
  assert.equal((await probe(open)).body.status, 200);
  // Without a token: what is hidden and what never was are the same; the cookie alone says nothing.
  for (const headers of [{}, { cookie }, { authorization: 'Bearer nonsense' }]) {
    const hidden = await probe(closed, headers);
    assert.deepEqual([hidden.status, hidden.body.status], [200, 401]);
    assert.deepEqual(hidden.body, (await probe('abcdefghjkmnpqrs', headers)).body);
    assert.ok(hidden.body.heading.sw && hidden.body.note.zh && !('substitute' in hidden.body));
  }
  const preflight = await request(app)
    .options(`/iiif/auth/2/probe/${closed}`)
    .set({ origin: 'https://viewer.example', 'access-control-request-headers': 'authorization' });
  assert.equal(preflight.headers['access-control-allow-headers'], 'authorization');

  // No pixels for it, nor anything else.
  for (const path of [tile(closed), `${service(closed)}/info.json`])
    assert.equal((await request(app).get(path).set(bearer)).status, 404, path);
  // A restriction counts for tokens that are out.
  world.setAccess({ level: 'named', partners: ['c'] });
  assert.equal((await probe(closed, bearer)).body.status, 404);
  const [{ probeTokens }, { secret }] = await Promise.all([
    import('../../../../server/protocols/iiif/auth/probe-tokens.ts'),
    import('./restricted-world.ts'),
  ]);
  assert.ok(probeTokens({ secret }).read(String(accessToken)));
  assert.equal(probeTokens({ secret, now: () => Date.now() + 301_000 }).read(String(accessToken)), undefined);
  assert.equal(probeTokens({ secret: 'another' }).read(String(accessToken)), undefined);
});

test('who is not signed in, or does not say what for, is told so by message; a wrong origin gets none', async (t) => {
  const { app } = await restrictedWorld(t);
  const errors: [string, Record<string, string>, string][] = [
    ['messageId=1&origin=https://viewer.example', {}, 'missingAspect'],
    [
      'messageId=1&origin=https://viewer.example',
      { cookie: '__Secure-tessera.session_token=old.old' },
      'expiredAspect',
    ],
    ['origin=https://viewer.example', {}, 'invalidRequest'],
  ];
  for (const [query, headers, profile] of errors) {
    const page = await request(app).get(`/iiif/auth/2/token?${query}`).set(headers);
    assert.equal(page.status, 200);
    const { message } = messageOf(page.text);
    assert.deepEqual([message.type, message.profile], ['AuthAccessTokenError2', profile], query);
    assert.ok(!('accessToken' in message));
  }
  for (const origin of [
    '',
    '*',
    'null',
    'https://viewer.example/',
    'javascript:alert(1)',
    'https://a.example@b.example',
  ]) {
    const answer = await request(app).get(
      `/iiif/auth/2/token?messageId=1&origin=${encodeURIComponent(origin)}`,
    );
    assert.equal(answer.status, 400, origin);
    assert.doesNotMatch(answer.text, /<script/);
  }
});
