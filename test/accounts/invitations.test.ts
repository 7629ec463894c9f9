import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Invited } from '../../server/accounts/accounts.ts';
import { addPerson, openTestAccounts, password, tokenOf } from './open-test-accounts.ts';

const day = 86_400_000;
const newcomer = { name: 'Amina', email: 'amina@lake.example', password };

describe('invitations', async () => {
  const { accounts, clock, file } = await openTestAccounts();
  const invite = async (offer: Partial<Parameters<typeof accounts.invite>[0]> = {}) => {
    const made = await accounts.invite({ partner: 'lake', role: 'curator', by: 'a-test', ...offer });
    assert.ok(made.outcome === 'invited', JSON.stringify(made));
    return made;
  };
  const reasonOf = (answer: object) => ('reason' in answer ? answer.reason : undefined);

  test('a link lets one person in, once, with the role that it offers', async () => {
    const { link, expires } = await invite();
    assert.match(link, /^http:\/\/127\.0\.0\.1:3000\/account\/join\?token=[\w-]{43}$/);
    assert.ok(Math.abs(Date.parse(expires) - Date.now() - 7 * day) < 60_000);
    const token = tokenOf(link);
    const read = accounts.readInvitation(token);
    assert.ok(read.outcome === 'open');
    assert.deepEqual([read.invitation.partner, read.invitation.role], ['lake', 'curator']);
    const accepted = await accounts.accept({ token, ...newcomer });
    assert.ok(accepted.outcome === 'accepted');
    assert.deepEqual(
      accounts.person(accepted.id)?.memberships.map(({ partner, role }) => [partner, role]),
      [['lake', 'curator']],
    );
    const again = await accounts.accept({ token, ...newcomer, email: 'other@lake.example' });
    assert.equal(reasonOf(again), 'used');
    assert.equal(reasonOf(accounts.readInvitation(token)), 'used');
    assert.equal(accounts.people('lake').length, 1);
  });

  test('of many who come with one link at the same moment one gets in, and nothing is left of the others', async () => {
    const token = tokenOf((await invite({ partner: 'race' })).link);
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        accounts.accept({ token, name: `Racer ${n}`, email: `racer${n}@race.example`, password }),
      ),
    );
    assert.deepEqual(answers.map(reasonOf).sort(), ['used', 'used', 'used', 'used', undefined]);
    assert.equal(accounts.people('race').length, 1);
    assert.equal(accounts.people().filter(({ email }) => email.endsWith('@race.example')).length, 1);
  });

  test('two who take the same address at the same moment: one gets in, and the other link stays open', async () => {
    const tokens = [tokenOf((await invite()).link), tokenOf((await invite()).link)];
    const answers = await Promise.all(
      tokens.map((token) => accounts.accept({ token, name: 'Twin', email: 'twin@lake.example', password })),
    );
    assert.deepEqual(answers.map(reasonOf).sort(), ['email-taken', undefined]);
    const left = tokens[answers.findIndex((answer) => answer.outcome === 'refused')]!;
    assert.equal(accounts.readInvitation(left).outcome, 'open');
  });

  test('after seven days it is over', async () => {
    const token = tokenOf((await invite()).link);
    clock.skip(7 * day - 60_000);
    assert.equal(accounts.readInvitation(token).outcome, 'open');
    clock.skip(60_000);
    assert.equal(reasonOf(accounts.readInvitation(token)), 'expired');
    assert.equal(
      reasonOf(await accounts.accept({ token, ...newcomer, email: 'late@lake.example' })),
      'expired',
    );
  });

  test('it can be taken back, by the partner whose it is', async () => {
    const { id, link } = await invite();
    assert.ok(accounts.invitations('lake').some((invitation) => invitation.id === id));
    assert.equal(accounts.revokeInvitation({ id, partner: 'nile' }), false);
    assert.equal(accounts.revokeInvitation({ id, partner: 'lake' }), true);
    assert.equal(accounts.revokeInvitation({ id }), false);
    assert.equal(reasonOf(accounts.readInvitation(tokenOf(link))), 'revoked');
    assert.ok(!accounts.invitations().some((invitation) => invitation.id === id));
  });

  test('what is filled in wrongly uses nothing up', async () => {
    const token = tokenOf((await invite({ email: 'Right@Lake.example' })).link);
    const accept = async (form: object) => reasonOf(await accounts.accept({ token, ...newcomer, ...form }));
    assert.equal(await accept({ email: 'wrong@lake.example' }), 'email-differs');
    const email = 'right@lake.example';
    assert.equal(await accept({ email, name: ' \n ' }), 'name-missing');
    assert.equal(await accept({ email, password: 'short' }), 'password-short');
    assert.equal(await accept({ email, password: 'x'.repeat(129) }), 'password-long');
    assert.equal(await accept({ email: 'no address' }), 'email-invalid');
    assert.equal(await accept({ email }), undefined);
    assert.equal(reasonOf(await accounts.accept({ ...newcomer, token: 'made up' })), 'unknown');
  });

  test('who is here already joins with the account that they have, and keeps the higher role', async () => {
    const id = await addPerson(accounts, {
      name: 'Bo',
      email: 'bo@nile.example',
      partner: 'nile',
      role: 'steward',
    });
    const token = tokenOf((await invite({ partner: 'reef', role: 'reader' })).link);
    assert.equal(
      reasonOf(await accounts.accept({ token, ...newcomer, email: 'bo@nile.example' })),
      'email-taken',
    );
    assert.deepEqual(accounts.acceptAs({ token, person: id }), { outcome: 'accepted', id });
    const lower = tokenOf((await invite({ partner: 'nile', role: 'reader' })).link);
    assert.equal(accounts.acceptAs({ token: lower, person: id }).outcome, 'accepted');
    assert.deepEqual(
      accounts.person(id)?.memberships.map(({ partner, role }) => [partner, role]),
      [
        ['nile', 'steward'],
        ['reef', 'reader'],
      ],
    );
    const other = tokenOf((await invite({ email: 'someone@else.example' })).link);
    assert.equal(reasonOf(accounts.acceptAs({ token: other, person: id })), 'email-differs');
  });

  test('an offer must offer something', async () => {
    const reason = async (offer: Parameters<typeof accounts.invite>[0]) =>
      reasonOf(await accounts.invite(offer));
    assert.equal(await reason({ by: 'x' }), 'nothing-offered');
    assert.equal(await reason({ by: 'x', partner: 'lake' }), 'role-missing');
    assert.equal(await reason({ by: 'x', partner: 'lake', role: 'king' as 'reader' }), 'role-unknown');
    assert.equal(await reason({ by: 'x', operator: true, email: 'a@b' }), 'email-invalid');
  });

  test('the database has no token, only hashes', async () => {
    const made: Invited = await invite();
    const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    assert.ok(bytes.includes(made.id), 'the row is there');
    assert.ok(!bytes.includes(tokenOf(made.link)));
  });
});

test('the first operator comes by a link good for a day; a new one ends the one before; then there is none', async () => {
  const { accounts, clock } = await openTestAccounts();
  const first = tokenOf(accounts.firstOperatorLink()!);
  const second = tokenOf(accounts.firstOperatorLink()!);
  assert.equal(accounts.readInvitation(first).outcome, 'refused');
  clock.skip(86_400_000);
  assert.equal(accounts.readInvitation(second).outcome, 'refused');
  const token = tokenOf(accounts.firstOperatorLink()!);
  const accepted = await accounts.accept({ token, name: 'Olu', email: 'olu@archive.example', password });
  assert.ok(accepted.outcome === 'accepted');
  assert.equal(accounts.person(accepted.id)?.operator, true);
  assert.equal(accounts.firstOperatorLink(), undefined);
  assert.deepEqual(accounts.invitations(), []);
});
