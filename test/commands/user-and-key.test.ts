import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openAccounts } from '../../server/accounts/open-accounts.ts';
import { password, tokenOf } from '../accounts/open-test-accounts.ts';
import { dataDirOf, runCli } from './run-cli.ts';

// People and keys from the command line, as an operator has it, beside accounts that are open as in a running server.

const place = {
  folder: mkdtempSync(join(tmpdir(), 'tessera-cli-')),
  env: { BASE_URL: 'https://archive.example' },
};
const added = await runCli(place, 'partner', 'add', 'nile', '--name', 'en=Museum of the Nile');
assert.equal(added.code, 0, added.err);
const accounts = await openAccounts({
  file: join(dataDirOf(place), 'archive.sqlite'),
  baseUrl: 'https://archive.example/',
  secret: 'secret of the test',
});
after(() => {
  accounts.close();
  rmSync(place.folder, { recursive: true });
});

test('user add prints a link that lets its person in; user reset one to a new password', async () => {
  const invited = await runCli(
    place,
    'user',
    'add',
    'Ada@Nile.example',
    '--partner',
    'nile',
    '--role',
    'steward',
  );
  assert.equal(invited.code, 0, invited.err);
  assert.match(invited.out, /^https:\/\/archive\.example\/account\/join\?token=[\w-]{43}\n$/);
  const form = { name: 'Ada', email: 'ada@nile.example', password };
  const accepted = await accounts.accept({ token: tokenOf(invited.out.trim()), ...form });
  assert.equal(accepted.outcome, 'accepted');
  assert.deepEqual(
    accounts.people('nile').map(({ name, operator }) => [name, operator]),
    [['Ada', false]],
  );

  const reset = await runCli(place, 'user', 'reset', 'ada@nile.example');
  assert.equal(reset.code, 0, reset.err);
  assert.equal(accounts.readReset(tokenOf(reset.out.trim())).outcome, 'open');
});

test('user add --operator invites one', async () => {
  const { out, code } = await runCli(place, 'user', 'add', 'olu@archive.example', '--operator');
  assert.equal(code, 0);
  const read = accounts.readInvitation(tokenOf(out.trim()));
  assert.ok(read.outcome === 'open' && read.invitation.operator);
});

test('key add prints a key that a running server takes; key revoke ends it', async () => {
  const curator = ['--partner', 'nile', '--role', 'curator'];
  const made = await runCli(place, 'key', 'add', ...curator, '--scopes', 'read,deposit', '--days', '30');
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /^tessera_[a-zA-Z]{48}\n$/);
  const principal = await accounts.principal({ headers: { authorization: `Bearer ${made.out.trim()}` } });
  assert.deepEqual(principal?.scopes, ['read', 'deposit']);
  assert.deepEqual(principal?.memberships, [{ partner: 'nile', role: 'curator' }]);
  const [, id] = /key (k-\w+)/.exec(made.err)!;
  assert.equal(id, principal?.id);
  assert.equal((await runCli(place, 'key', 'revoke', id!)).code, 0);
  assert.equal(accounts.keys({ partner: 'nile' })[0]?.state, 'revoked');
});

test('a wrong call: exit 2, what is wrong and the usage', async () => {
  const key = ['key', 'add', '--partner', 'nile', '--role', 'curator'];
  const calls: [string[], RegExp][] = [
    [['user'], /by e-mail address\.\nUsage: tessera user/],
    [['user', 'add', 'x', '--operator'], /ada@museum\.example/],
    [['user', 'add', 'a@b.example', '--partner', 'nile'], /Choose a role/],
    [['user', 'add', 'a@b.example', '--partner', 'nile', '--role', 'king'], /“king” is no role/],
    [['user', 'add', 'a@b.example', '--partner', 'mars', '--role', 'reader'], /no partner mars/],
    [['user', 'reset', 'nobody@b.example'], /nobody with the address/],
    [[...key, '--scopes', 'fly'], /Choose one or more of/],
    [[...key, '--scopes', 'decide'], /A curator may only/],
    [[...key, '--scopes', 'read', '--days', 'many'], /whole number of days/],
    [['key', 'revoke', 'k-none'], /no key k-none in use/],
  ];
  for (let at = 0; at < calls.length; at += 3)
    await Promise.all(
      calls.slice(at, at + 3).map(async ([args, expected]) => {
        const { code, out, err } = await runCli(place, ...args);
        assert.deepEqual([code, out], [2, ''], `${args.join(' ')}: ${err}`);
        assert.match(err, expected);
        assert.doesNotMatch(err, /\n\s+at .*\.ts:\d+/, 'no stack');
      }),
    );
});
