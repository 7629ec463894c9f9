import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { addPerson, cookieHeader, openTestAccounts, password } from './open-test-accounts.ts';

describe('people', async () => {
  const { accounts, file } = await openTestAccounts();
  const operator = await addPerson(accounts, { name: 'Olu', email: 'olu@archive.example', operator: true });
  const ada = await addPerson(accounts, {
    name: 'Ada Zuidberg',
    email: 'zuidberg@nile.example',
    partner: 'nile',
    role: 'steward',
  });
  const signIn = async (email: string) => {
    const answer = await accounts.signIn({ email, password, address: '192.0.2.1' });
    assert.ok(answer.outcome === 'signed-in');
    return { headers: { cookie: cookieHeader(answer.cookies) } };
  };

  test('a role given, changed or ended counts at the next request', async () => {
    const request = await signIn('zuidberg@nile.example');
    const membershipsNow = async () => (await accounts.principal(request))?.memberships;
    assert.deepEqual(accounts.setRole({ person: ada, partner: 'lake', role: 'reader' }), { outcome: 'done' });
    assert.deepEqual(await membershipsNow(), [
      { partner: 'lake', role: 'reader' },
      { partner: 'nile', role: 'steward' },
    ]);
    assert.deepEqual(accounts.remove({ person: ada, partner: 'lake' }), { outcome: 'done' });
    assert.equal(accounts.remove({ person: ada, partner: 'lake' }).outcome, 'refused');
    accounts.setRole({ person: ada, partner: 'nile', role: 'curator' });
    assert.deepEqual(await membershipsNow(), [{ partner: 'nile', role: 'curator' }]);
    assert.equal(accounts.setRole({ person: 'a-none', partner: 'nile', role: 'reader' }).outcome, 'refused');
  });

  test('the last operator stays', () => {
    const refused = accounts.setOperator({ person: operator, operator: false });
    assert.ok(refused.outcome === 'refused' && refused.reason === 'last-operator');
    const kept = accounts.forget(operator);
    assert.ok(kept.outcome === 'refused' && /someone else operator first/.test(kept.remedy));
  });

  test('who is forgotten is gone: no name, no address, no session, not a byte in the file; the pseudonym was all that others had', async () => {
    const request = await signIn('zuidberg@nile.example');
    assert.equal(accounts.nameOf([ada, operator]).get(ada), 'Ada Zuidberg');
    assert.deepEqual(accounts.rename({ person: ada, name: ' Ada  \n Zuidberg ' }), { outcome: 'done' });
    assert.deepEqual(accounts.forget(ada), { outcome: 'done' });
    assert.equal(await accounts.principal(request), undefined);
    assert.equal(
      (await accounts.signIn({ email: 'zuidberg@nile.example', password, address: '192.0.2.1' })).outcome,
      'refused',
    );
    assert.deepEqual([...accounts.nameOf([ada, operator])], [[operator, 'Olu']]);
    assert.deepEqual(accounts.people('nile'), []);
    assert.equal(accounts.forget(ada).outcome, 'refused');
    // Closing the last connection moves the write-ahead log into the file and takes the log away.
    accounts.close();
    const bytes = readFileSync(file);
    assert.ok(bytes.includes('olu@archive.example'));
    assert.ok(bytes.includes(ada), 'the pseudonym is kept, never to be given again');
    assert.ok(!bytes.includes('Zuidberg') && !bytes.includes('zuidberg'));
  });
});

describe('passwords', async () => {
  const { accounts, clock } = await openTestAccounts();
  const ada = await addPerson(accounts, {
    name: 'Ada',
    email: 'ada@nile.example',
    partner: 'nile',
    role: 'reader',
  });
  const email = 'ada@nile.example';
  const address = '192.0.2.1';
  const next = 'another long password';

  test('an operator’s link sets a new one, once, and ends all sessions', async () => {
    const before = await accounts.signIn({ email, password, address });
    assert.ok(before.outcome === 'signed-in');
    assert.equal(accounts.resetLink({ person: 'a-none', by: 'a-operator' }), undefined);
    const old = accounts.resetLink({ person: ada, by: 'a-operator' })!;
    const { link, expires } = accounts.resetLink({ person: ada, by: 'a-operator' })!;
    assert.ok(Date.parse(expires) - Date.now() <= 86_400_000);
    const tokenIn = (address: string) => new URL(address).searchParams.get('token')!;
    const token = tokenIn(link);
    assert.equal(accounts.readReset(tokenIn(old.link)).outcome, 'refused', 'a new link ends the old');
    assert.equal(accounts.readInvitation(token).outcome, 'refused', 'it is no invitation');
    const short = await accounts.reset({ token, password: 'short' });
    assert.ok(short.outcome === 'refused' && short.reason === 'password-short');
    assert.deepEqual(await accounts.reset({ token, password: next }), { outcome: 'done' });
    const again = await accounts.reset({ token, password: 'a third long password' });
    assert.ok(again.outcome === 'refused' && again.reason === 'used');
    const headers = { cookie: cookieHeader(before.cookies) };
    assert.equal(await accounts.principal({ headers }), undefined);
    assert.equal((await accounts.signIn({ email, password, address })).outcome, 'refused');
    assert.equal((await accounts.signIn({ email, password: next, address })).outcome, 'signed-in');
  });

  test('changing it asks for the present one, keeps this session alone, and counts failures', async () => {
    const elsewhere = await accounts.signIn({ email, password: next, address });
    assert.ok(elsewhere.outcome === 'signed-in');
    const change = (current: string, to = password) =>
      accounts.changePassword({ person: ada, current, password: to, address });
    const done = await change(next);
    assert.ok(done.outcome === 'signed-in');
    assert.ok(await accounts.principal({ headers: { cookie: cookieHeader(done.cookies) } }));
    assert.equal(
      await accounts.principal({ headers: { cookie: cookieHeader(elsewhere.cookies) } }),
      undefined,
    );
    const outcomes = [];
    for (let n = 0; n < 6; n++) outcomes.push((await change('not the password')).outcome);
    assert.deepEqual(outcomes, [...Array(5).fill('refused'), 'limited']);
    clock.skip(16 * 60_000);
    assert.equal((await change(password, 'x')).outcome, 'refused');
  });
});
