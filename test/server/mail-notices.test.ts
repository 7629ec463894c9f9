import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Message } from '../../server/accounts/mail/link-message.ts';
import { openAccounts } from '../../server/accounts/open-accounts.ts';
import { tell } from '../../server/acts/tell.ts';
import { mailNotices } from '../../server/mail-notices.ts';
import { temporaryArchive } from '../archive/temporary-archive.ts';

const base = 'https://archive.example.org/';

test('stewards are mailed once that there is news, without what it is about; readers and old notices are not', async (t) => {
  const archive = temporaryArchive(t);
  const accounts = await openAccounts({
    file: join(archive.dataDir, 'archive.sqlite'),
    baseUrl: base,
    secret: 'a secret for tests',
  });
  t.after(() => accounts.close());
  for (const [partner, role] of [
    ['a', 'steward'],
    ['a', 'reader'],
    ['b', 'steward'],
  ] as const) {
    const invited = await accounts.invite({ partner, role, by: 'cli' });
    assert.ok(invited.outcome === 'invited');
    const token = new URL(invited.link).searchParams.get('token')!;
    await accounts.accept({
      token,
      name: role,
      email: `${role}@${partner}.example`,
      password: 'a long enough password',
    });
  }
  const now = new Date();
  const old = new Date(now.getTime() - 3 * 86_400_000).toISOString();
  archive.writer.transact((tx) => {
    for (const kind of ['dispute.filed', 'proposal.opened'])
      tell(tx, {
        partners: ['a'],
        kind,
        subject: 'dispute/D-2026-000001',
        detail: { secret: 'word' },
        time: now.toISOString(),
      });
    tell(tx, { partners: ['b'], kind: 'dispute.filed', subject: 'x', time: old });
  });
  const sent: Message[] = [];
  const given = {
    archive,
    accounts,
    baseUrl: base,
    now,
    send: async (message: Message) => {
      sent.push(message);
      return 'sent' as const;
    },
  };
  assert.equal(await mailNotices(given), 1);
  assert.equal(await mailNotices(given), 0);
  assert.deepEqual(sent, [
    {
      to: 'steward@a.example',
      subject: 'Tessera: 2 new notices',
      text: `There is news in your inbox: ${base}workspace\n`,
    },
  ]);
});
