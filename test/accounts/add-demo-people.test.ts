import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDemoPeople } from '../../server/accounts/add-demo-people.ts';
import { openTestAccounts } from './open-test-accounts.ts';

test('a demonstration has a steward for each partner and an operator, once, with one password', async () => {
  const { accounts } = await openTestAccounts();
  const partners = [
    { id: 'nile', name: 'Museum of the Nile' },
    { id: 'lake', name: 'Archive of the Lake' },
  ];
  const first = await addDemoPeople({ accounts, partners, secret: 'of this archive' });
  assert.match(first.password, /^[0-9a-f]{5}(?:-[0-9a-f]{5}){3}$/);
  assert.deepEqual(
    accounts.people('lake').map(({ email, memberships }) => [email, memberships[0]?.role]),
    [['steward@lake.example', 'steward']],
  );
  assert.equal(accounts.firstOperatorLink(), undefined);
  for (const { email } of first.people) {
    const answer = await accounts.signIn({ email, password: first.password, address: '192.0.2.1' });
    assert.equal(answer.outcome, 'signed-in', email);
  }
  assert.deepEqual(await addDemoPeople({ accounts, partners, secret: 'of this archive' }), first);
  assert.equal(accounts.people().length, 3);
  assert.deepEqual(accounts.invitations(), []);
});
