import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import request from 'supertest';
import { guardPasswords } from '../../server/accounts/guard-passwords.ts';
import { addPerson, cookieHeader, openTestAccounts, password } from './open-test-accounts.ts';

const origin = 'http://127.0.0.1:3000';
const ada = { name: 'Ada', email: 'Ada@Nile.example', partner: 'nile', role: 'steward' } as const;

describe('signing in', async () => {
  const { accounts, app } = await openTestAccounts();
  const id = await addPerson(accounts, ada);
  const signIn = (body: object) =>
    request(app).post('/api/auth/sign-in/email').set('Origin', origin).send(body);

  test('a session tells who asks, by pseudonym, with roles', async () => {
    const answer = await signIn({ email: 'ADA@nile.example', password });
    assert.equal(answer.status, 200);
    const cookie = cookieHeader(answer.get('Set-Cookie')!);
    assert.deepEqual(await accounts.principal({ headers: { cookie } }), {
      kind: 'person',
      id,
      name: 'Ada',
      memberships: [{ partner: 'nile', role: 'steward' }],
      operator: false,
    });
    assert.match(id, /^a-[2-9a-hjkmnp-z]{14}$/);
    const own = await request(app).get('/api/auth/get-session').set('Cookie', cookie);
    assert.equal(own.body.user.email, 'ada@nile.example');
    assert.doesNotMatch(own.text, /"password"/);
  });

  test('no cookie, a false one and one with another signature are nobody', async () => {
    const [cookie] = (await signIn({ email: ada.email, password })).get('Set-Cookie')!;
    const pair = cookie!.split(';')[0]!;
    for (const headers of [
      {},
      { cookie: 'x=y' },
      { cookie: 'tessera.session_token=x' },
      { cookie: `${pair}x` },
    ])
      assert.equal(await accounts.principal({ headers }), undefined, JSON.stringify(headers));
    assert.ok(await accounts.principal({ headers: { cookie: `a=b; ${pair}; c=d` } }));
  });

  test('signing out ends the session, not only the cookie', async () => {
    const cookie = cookieHeader((await signIn({ email: ada.email, password })).get('Set-Cookie')!);
    const answer = await request(app).post('/api/auth/sign-out').set({ Cookie: cookie, Origin: origin });
    assert.equal(answer.status, 200);
    assert.match(answer.get('Set-Cookie')![0]!, /tessera\.session_token=;.*Max-Age=0/);
    assert.equal(await accounts.principal({ headers: { cookie } }), undefined);
  });

  test('a wrong password and an unknown address answer alike', async () => {
    const wrong = await signIn({ email: ada.email, password: 'a wrong but long password' });
    const unknown = await signIn({ email: 'nobody@nile.example', password });
    assert.deepEqual([wrong.status, wrong.body], [unknown.status, unknown.body]);
    assert.equal(wrong.status, 401);
    assert.match(wrong.get('Content-Type')!, /problem\+json/);
    assert.equal(wrong.get('Set-Cookie'), undefined);
  });

  test('another site cannot sign anyone in or out', async () => {
    const cookie = cookieHeader((await signIn({ email: ada.email, password })).get('Set-Cookie')!);
    const evil = { Origin: 'https://evil.example', Cookie: cookie };
    assert.equal((await request(app).post('/api/auth/sign-out').set(evil)).status, 403);
    const forged = await request(app)
      .post('/api/auth/sign-in/email')
      .set(evil)
      .send({ email: ada.email, password });
    assert.equal(forged.status, 403);
    assert.ok(await accounts.principal({ headers: { cookie } }));
  });

  test('the library’s other paths are closed', async () => {
    for (const path of [
      'sign-up/email',
      'update-user',
      'change-email',
      'delete-user',
      'api-key/create',
      'error',
    ])
      for (const method of ['get', 'post'] as const)
        assert.equal(
          (await request(app)[method](`/api/auth/${path}`).set('Origin', origin)).status,
          404,
          path,
        );
    const wrong = await request(app).get('/api/auth/sign-in/email');
    assert.deepEqual([wrong.status, wrong.get('Allow')], [405, 'POST']);
    const large = await signIn({ email: ada.email, password: 'x'.repeat(20_000) });
    assert.equal(large.status, 413);
  });
});

describe('the cookie', async () => {
  test('is for this server alone, out of reach of scripts', async () => {
    const { accounts } = await openTestAccounts();
    await addPerson(accounts, ada);
    const answer = await accounts.signIn({ email: ada.email, password, address: '192.0.2.1' });
    assert.ok(answer.outcome === 'signed-in');
    assert.equal(answer.cookies.length, 1);
    const [name, ...attributes] = answer.cookies[0]!.split('; ');
    assert.match(name!, /^tessera\.session_token=/);
    assert.deepEqual(attributes.sort(), ['HttpOnly', 'Max-Age=1209600', 'Path=/', 'SameSite=Lax']);
  });

  test('travels encrypted only, where the archive’s address is https', async () => {
    const { accounts } = await openTestAccounts({ baseUrl: 'https://archive.example/' });
    await addPerson(accounts, ada);
    const answer = await accounts.signIn({ email: ada.email, password, address: '192.0.2.1' });
    assert.ok(answer.outcome === 'signed-in');
    assert.match(answer.cookies[0]!, /^__Secure-tessera\.session_token=.*; Secure/);
    assert.ok(await accounts.principal({ headers: { cookie: cookieHeader(answer.cookies) } }));
  });

  test('is no good under another secret', async () => {
    const { accounts, file } = await openTestAccounts();
    await addPerson(accounts, ada);
    const answer = await accounts.signIn({ email: ada.email, password, address: '192.0.2.1' });
    assert.ok(answer.outcome === 'signed-in');
    const headers = { cookie: cookieHeader(answer.cookies) };
    const other = await openTestAccounts({ file, secret: 'another secret' });
    assert.equal(await other.accounts.principal({ headers }), undefined);
    const same = await openTestAccounts({ file });
    assert.ok(await same.accounts.principal({ headers }), 'a restart signs nobody out');
  });
});

describe('wrong passwords', async () => {
  const { accounts, app, clock } = await openTestAccounts();
  await addPerson(accounts, ada);
  const attempt = (given: { email?: string; password?: string; address: string }) =>
    accounts.signIn({ email: ada.email, password: 'a wrong but long password', ...given });

  test('after five the right one waits too, in forms as over HTTP; elsewhere it does not', async () => {
    for (let n = 0; n < 5; n++)
      assert.equal((await attempt({ address: '192.0.2.5' })).outcome, 'refused', String(n));
    const waiting = await attempt({ address: '192.0.2.5', password });
    assert.ok(waiting.outcome === 'limited');
    assert.ok(waiting.retryAfter > 800 && waiting.retryAfter <= 900, String(waiting.retryAfter));
    assert.equal((await attempt({ address: '192.0.2.6', password })).outcome, 'signed-in');
    clock.skip(15 * 60_000);
    assert.equal((await attempt({ address: '192.0.2.5', password })).outcome, 'signed-in');
  });

  test('a hundred at once are counted too', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => attempt({ address: '192.0.2.9' })));
    assert.equal(all.filter(({ outcome }) => outcome === 'refused').length, 5);
  });

  test('a right one clears the count', async () => {
    for (let n = 0; n < 12; n++) {
      const right = n % 4 === 3;
      const { outcome } = await attempt({ address: '192.0.2.7', ...(right && { password }) });
      assert.equal(outcome, right ? 'signed-in' : 'refused', String(n));
    }
  });

  test('whoever tries many people from one place, or one person from many places, waits', () => {
    const guard = guardPasswords(() => new Date());
    const free = (attempts: { email: string; address: string }[]) =>
      attempts.filter((attempt) => guard.take(attempt) === undefined).length;
    const fifty = Array.from({ length: 50 }, (_, n) => n);
    assert.equal(free(fifty.map((n) => ({ email: `p${n}@nile.example`, address: '192.0.2.8' }))), 40);
    assert.equal(free(fifty.map((n) => ({ email: 'ada@nile.example', address: `198.51.100.${n}` }))), 40);
  });

  test('a header that names another place does not help', async () => {
    const from = (n: number) =>
      request(app)
        .post('/api/auth/sign-in/email')
        .set({ 'X-Forwarded-For': `198.51.100.${n}`, 'X-Tessera-Address': `198.51.100.${n}` })
        .send({ email: 'someone@nile.example', password });
    const statuses = [];
    for (let n = 0; n < 7; n++) {
      const answer = await from(n);
      statuses.push(answer.status);
      if (answer.status === 429) assert.ok(Number(answer.get('Retry-After')) > 0);
    }
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429]);
  });
});
