import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { addPerson, cookieHeader, openTestAccounts, password } from './open-test-accounts.ts';

test('while another writes, signing in waits and holds nobody up', async () => {
  const { accounts, file } = await openTestAccounts();
  await addPerson(accounts, { name: 'Ada', email: 'ada@nile.example', partner: 'nile', role: 'reader' });
  const form = { email: 'ada@nile.example', password, address: '192.0.2.1' };
  const before = await accounts.signIn(form);
  assert.ok(before.outcome === 'signed-in');

  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE; CREATE TABLE other (a)');
  let signedIn = false;
  const signingIn = accounts.signIn(form).then((answer) => {
    signedIn = true;
    return answer;
  });
  let longest = 0;
  for (let n = 0; n < 60; n++) {
    const start = performance.now();
    await wait(10);
    longest = Math.max(longest, performance.now() - start);
  }
  assert.equal(signedIn, false, 'the lock is held');
  const headers = { cookie: cookieHeader(before.cookies) };
  assert.ok(await accounts.principal({ headers }), 'who is signed in already is served meanwhile');
  other.exec('COMMIT');
  assert.equal((await signingIn).outcome, 'signed-in');
  assert.ok(longest < 300, `others waited ${Math.round(longest)} ms at most`);
  other.close();
});
