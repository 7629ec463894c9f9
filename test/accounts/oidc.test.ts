import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, test } from 'node:test';
import express from 'express';
import Provider from 'oidc-provider';
import type { Accounts } from '../../server/accounts/accounts.ts';
import { addPerson, openTestAccounts, password } from './open-test-accounts.ts';

/** A server on a port of its own; what answers is said later, as it must know the address first. */
async function listen() {
  let answer: RequestListener = (_req, res) => res.writeHead(503).end();
  const server = createServer((req, res) => answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (next: RequestListener) => {
      answer = next;
    },
  };
}

const [site, issuer] = [await listen(), await listen()];
const callback = `${site.origin}/api/auth/callback/oidc`;
const client = { client_id: 'tessera', client_secret: 'the secret between archive and provider' };

/** Who the provider knows, and whether it vouches for their address. */
const known: Record<string, { email: string; email_verified: boolean; name: string }> = {
  amina: { email: 'Amina@lake.example', email_verified: true, name: 'Amina' },
  bo: { email: 'bo@lake.example', email_verified: true, name: 'Bo' },
  cy: { email: 'cy@lake.example', email_verified: false, name: 'Cy' },
  stranger: { email: 'stranger@else.example', email_verified: true, name: 'Stranger' },
};
let signedInThere = 'amina';

const provider = new Provider(issuer.origin, {
  clients: [{ ...client, redirect_uris: [callback], grant_types: ['authorization_code'] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, ...known[sub] }) }),
  cookies: { keys: ['test'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
});
/** The provider's own page, at which people sign in and consent; here they do so at once. */
const interaction: RequestListener = async (req, res) => {
  const { params, prompt } = await provider.interactionDetails(req, res);
  if (prompt.name === 'login')
    return provider.interactionFinished(req, res, { login: { accountId: signedInThere } });
  const grant = new provider.Grant({ accountId: signedInThere, clientId: params.client_id as string });
  grant.addOIDCScope('openid email profile');
  return provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } });
};
const providerAnswers: RequestListener = (req, res) =>
  req.url?.startsWith('/interaction/') ? interaction(req, res) : provider.callback()(req, res);

const openWithClock = async () => {
  const opened = await openTestAccounts({
    baseUrl: `${site.origin}/`,
    oidc: {
      issuer: issuer.origin,
      clientId: client.client_id,
      clientSecret: client.client_secret,
      name: 'Lake University',
    },
  });
  site.answerWith(express().use(opened.accounts.handler));
  return opened;
};
const open = async () => (await openWithClock()).accounts;

/** Goes through it as a browser would; gives where one lands at last on the archive's side, and the cookies. */
async function signInThere(accounts: Accounts, who: string, next = '/workspace') {
  signedInThere = who;
  const begun = await accounts.beginOidc({ next, address: '192.0.2.1' });
  assert.ok(begun, 'the provider can be reached');
  const jars: Record<string, Map<string, string>> = { [site.origin]: new Map(), [issuer.origin]: new Map() };
  const keep = (origin: string, cookies: string[]) => {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jars[origin]!.set(name!, value!);
    }
  };
  keep(site.origin, begun.cookies);
  let location = new URL(begun.location);
  const first = location;
  for (let step = 0; step < 12; step++) {
    const jar = jars[location.origin]!;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(location, { headers: { cookie }, redirect: 'manual' });
    keep(location.origin, answer.headers.getSetCookie());
    const to = answer.headers.get('location');
    assert.ok(to, `${location} answers ${answer.status}: ${await answer.text()}`);
    location = new URL(to, location);
    if (location.origin === site.origin && !location.pathname.startsWith('/api/auth/')) break;
  }
  const cookie = [...jars[site.origin]!].map(([name, value]) => `${name}=${value}`).join('; ');
  return { first, location, principal: await accounts.principal({ headers: { cookie } }) };
}

describe('OpenID Connect', () => {
  test('a provider that cannot be reached holds nothing up, and is there once it answers', async () => {
    const { accounts, clock } = await openWithClock();
    assert.equal(accounts.oidcName, 'Lake University');
    const begin = () => accounts.beginOidc({ next: '/', address: '192.0.2.1' });
    assert.equal(await begin(), undefined);
    issuer.answerWith(providerAnswers);
    assert.equal(await begin(), undefined, 'it is not asked again at once');
    clock.skip(10_000);
    assert.ok(await begin());
  });

  test('who was invited comes in, with the role of the invitation, which is spent', async () => {
    const { accounts: here, file } = await openWithClock();
    await here.invite({ email: 'amina@lake.example', partner: 'lake', role: 'curator', by: 'a-test' });
    const { first, location, principal } = await signInThere(here, 'amina', '/workspace?lang=sw');
    assert.equal(first.searchParams.get('code_challenge_method'), 'S256');
    assert.ok(first.searchParams.get('state') && first.searchParams.get('nonce'));
    assert.equal(location.href, `${site.origin}/workspace?lang=sw`);
    assert.deepEqual(
      [principal?.name, principal?.memberships],
      ['Amina', [{ partner: 'lake', role: 'curator' }]],
    );
    assert.deepEqual(here.invitations(), []);
    const rows = new DatabaseSync(file).prepare('SELECT * FROM account_credential').all();
    assert.equal(rows.length, 1);
    for (const column of ['accessToken', 'refreshToken', 'idToken', 'password'])
      assert.equal(rows[0]![column], null, `${column} is not kept`);
    const again = await signInThere(here, 'amina');
    assert.equal(again.principal?.id, principal?.id, 'the same person at the next time');
  });

  test('who was not invited does not, nor who is invited at an address that the provider does not vouch for', async () => {
    const here = await open();
    await here.invite({ email: 'cy@lake.example', partner: 'lake', role: 'curator', by: 'a-test' });
    const refused = { stranger: 'not_invited', cy: 'email_not_verified' };
    for (const [who, error] of Object.entries(refused)) {
      const { location, principal } = await signInThere(here, who);
      assert.equal(principal, undefined, who);
      assert.equal(location.pathname, '/account/sign-in');
      assert.equal(location.searchParams.get('error'), error);
    }
    assert.deepEqual(here.people(), []);
    assert.equal(here.invitations().length, 1);
  });

  test('who has a password already, at an address that the inviter wrote, is the same person', async () => {
    const here = await open();
    const id = await addPerson(here, {
      name: 'Bo',
      email: 'bo@lake.example',
      partner: 'lake',
      role: 'reader',
    });
    assert.equal((await signInThere(here, 'bo')).principal?.id, id);
    const byPassword = await here.signIn({ email: 'bo@lake.example', password, address: '192.0.2.1' });
    assert.equal(byPassword.outcome, 'signed-in');
  });

  test('who took another’s address by an open invitation gets nothing of theirs', async () => {
    const here = await open();
    const made = await here.invite({ partner: 'lake', role: 'reader', by: 'a-test' });
    assert.ok(made.outcome === 'invited');
    const token = new URL(made.link).searchParams.get('token')!;
    const taken = await here.accept({ token, name: 'Eve', email: 'bo@lake.example', password });
    assert.equal(taken.outcome, 'accepted');
    const { principal, location } = await signInThere(here, 'bo');
    assert.equal(principal, undefined);
    assert.ok(location.searchParams.has('error'));
  });

  test('an answer without the state that was begun here lets nobody in', async () => {
    const here = await open();
    await here.invite({ email: 'amina@lake.example', partner: 'lake', role: 'curator', by: 'a-test' });
    const answer = await fetch(`${callback}?code=stolen&state=made-up`, { redirect: 'manual' });
    assert.equal(answer.status, 302);
    assert.match(answer.headers.get('location')!, /\/account\/sign-in\?error=/);
    assert.deepEqual(
      answer.headers.getSetCookie().filter((cookie) => /session_token=[^;]/.test(cookie)),
      [],
    );
    assert.deepEqual(here.people(), []);
  });
});
