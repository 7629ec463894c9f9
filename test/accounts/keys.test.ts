import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Principal } from '../../server/accounts/accounts.ts';
import { may, mayGive, partnersWhere } from '../../server/accounts/may.ts';
import { openTestAccounts } from './open-test-accounts.ts';

const day = 86_400_000;
const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

describe('keys', async () => {
  const { accounts, clock, file } = await openTestAccounts();
  const create = async (key: Partial<Parameters<typeof accounts.createKey>[0]> = {}) => {
    const made = await accounts.createKey({
      name: 'nightly deposit',
      partner: 'nile',
      role: 'curator',
      scopes: ['read', 'deposit'],
      by: 'a-test',
      ...key,
    });
    assert.ok(made.outcome === 'created', JSON.stringify(made));
    return made;
  };

  test('a key acts for its partner, in its role, within its scopes', async () => {
    const { id, secret } = await create();
    assert.match(secret, /^tessera_[a-zA-Z]{48}$/);
    const principal = await accounts.principal(bearer(secret));
    assert.deepEqual(principal, {
      kind: 'key',
      id,
      name: 'nightly deposit',
      memberships: [{ partner: 'nile', role: 'curator' }],
      operator: false,
      scopes: ['read', 'deposit'],
    });
    assert.equal(may(principal!, 'deposit', 'nile'), true);
    assert.equal(may(principal!, 'curate', 'nile'), false, 'the role may, the key may not');
    assert.equal(may(principal!, 'deposit', 'lake'), false);
    assert.deepEqual(accounts.nameOf([id]).get(id), 'nightly deposit');
    const [listed] = accounts.keys({ partner: 'nile' });
    assert.equal(listed?.state, 'active');
    assert.ok(listed?.lastUsed);
    assert.deepEqual(accounts.keys({ by: 'a-test' }), accounts.keys({ partner: 'nile' }));
  });

  test('what is no key is nobody, whatever cookie comes with it', async () => {
    const { secret } = await create();
    const other = secret.slice(0, -1) + (secret.endsWith('a') ? 'b' : 'a');
    for (const authorization of [
      'Bearer',
      'Bearer x',
      `Bearer ${other}`,
      `Basic ${secret}`,
      `Bearer ${secret} x`,
    ])
      assert.equal(await accounts.principal({ headers: { authorization } }), undefined, authorization);
    assert.ok(await accounts.principal({ headers: { authorization: `bearer ${secret}` } }), 'RFC 9110, 11.1');
  });

  test('a revoked key ends at once, though it was found good just before', async () => {
    const { id, secret } = await create({ partner: 'lake' });
    assert.ok(await accounts.principal(bearer(secret)));
    assert.equal(await accounts.revokeKey({ id, partner: 'nile' }), false, 'another partner’s');
    assert.equal(await accounts.revokeKey({ id, partner: 'lake' }), true);
    assert.equal(await accounts.principal(bearer(secret)), undefined);
    assert.equal(await accounts.revokeKey({ id }), false);
    assert.equal(accounts.keys({ partner: 'lake' })[0]?.state, 'revoked');
    assert.equal(accounts.nameOf([id]).get(id), 'nightly deposit', 'the log still tells its name');
  });

  test('one revoked by another process ends within ten seconds', async () => {
    const { id, secret } = await create();
    assert.ok(await accounts.principal(bearer(secret)));
    const other = await openTestAccounts({ file });
    assert.equal(await other.accounts.revokeKey({ id }), true);
    clock.skip(10_001);
    assert.equal(await accounts.principal(bearer(secret)), undefined);
  });

  test('an expired key ends, known or not', async () => {
    const { secret, expires } = await create({ days: 1, partner: 'reef' });
    assert.ok(Math.abs(Date.parse(expires) - Date.now() - day) < 60_000);
    clock.skip(day - 5000 - 10_001);
    assert.ok(await accounts.principal(bearer(secret)));
    clock.skip(15_002);
    assert.equal(await accounts.principal(bearer(secret)), undefined);
    assert.equal(accounts.keys({ partner: 'reef' })[0]?.state, 'expired');
  });

  test('what is asked wrongly is refused with a remedy', async () => {
    const reason = async (key: object) => {
      const made = await accounts.createKey({
        ...{ name: 'x', partner: 'nile', role: 'curator', scopes: ['read'], by: 'a-test' },
        ...key,
      } as Parameters<typeof accounts.createKey>[0]);
      return made.outcome === 'refused' && made.remedy ? made.reason : made.outcome;
    };
    assert.equal(await reason({ name: ' ' }), 'name-missing');
    assert.equal(await reason({ role: 'king' }), 'role-unknown');
    assert.equal(await reason({ scopes: [] }), 'scope-unknown');
    assert.equal(await reason({ scopes: ['read', 'fly'] }), 'scope-unknown');
    assert.equal(await reason({ scopes: ['read', 'decide'] }), 'scope-beyond-role');
    for (const days of [0, -1, 1.5, 731]) assert.equal(await reason({ days }), 'days-invalid');
  });

  test('the database has hashes only', async () => {
    const { id, secret } = await create();
    const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    assert.ok(bytes.includes(id));
    assert.ok(!bytes.includes(secret) && !bytes.includes(secret.slice(8)));
  });
});

test('who may do what', () => {
  const person = (memberships: Principal['memberships'], operator = false): Principal => ({
    kind: 'person',
    id: 'a-x',
    name: 'X',
    memberships,
    operator,
  });
  const steward = person([
    { partner: 'nile', role: 'steward' },
    { partner: 'lake', role: 'reader' },
  ]);
  assert.equal(may(steward, 'decide', 'nile'), true);
  assert.equal(may(steward, 'decide', 'lake'), false);
  assert.deepEqual(partnersWhere(steward, 'read'), ['nile', 'lake']);
  assert.deepEqual(partnersWhere(steward, 'curate'), ['nile']);
  assert.equal(mayGive(steward, 'steward', 'nile'), true);
  assert.equal(mayGive(steward, 'reader', 'lake'), false);
  const operator = person([], true);
  assert.equal(may(operator, 'admin', 'nile'), true);
  assert.equal(may(operator, 'decide', 'nile'), false, 'an operator decides for no partner');
  assert.equal(mayGive(operator, 'steward', 'nile'), true);
});
