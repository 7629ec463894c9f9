import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { openMail } from '../../server/accounts/mail/open-mail.ts';
import { interfaceLanguages } from '../../vocab/record/language-map.ts';
import { addPerson, openTestAccounts, tokenOf } from './open-test-accounts.ts';

type Received = { from: string; to: string[]; text: string };
const received: Received[] = [];
let arrived: (() => void) | undefined;

const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  authOptional: true,
  onAuth: ({ username, password }, _session, done) =>
    username === 'archive' && password === 'right' ? done(null, { user: username }) : done(new Error('no')),
  async onData(stream, session, done) {
    const { mailFrom, rcptTo } = session.envelope;
    received.push({
      from: (mailFrom || { address: '' }).address,
      to: rcptTo.map(({ address }) => address),
      text: await text(stream),
    });
    done();
    arrived?.();
  },
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.server.address() as AddressInfo;
after(() => new Promise<void>((resolve) => server.close(() => resolve())));

const reports: string[] = [];
const open = (credentials = 'archive:right') => {
  const mail = openMail({
    url: `smtp://${credentials}@127.0.0.1:${port}`,
    from: 'Tessera <archive@archive.example>',
    report: (line) => reports.push(line),
  });
  after(() => mail.close());
  return mail;
};
/** The body as a reader has it: quoted-printable or base64 undone. */
function bodyOf({ text }: Received): string {
  const [head, ...body] = text.split('\r\n\r\n');
  const raw = body.join('\r\n\r\n');
  if (/Content-Transfer-Encoding: base64/i.test(head!)) return Buffer.from(raw, 'base64').toString();
  const bytes = raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('mail', async () => {
  const { accounts } = await openTestAccounts({ mail: open() });
  const linkIn = (mail: Received) => /http:\S+/.exec(bodyOf(mail))![0];

  for (const language of interfaceLanguages)
    test(`an invitation arrives in ${language}, with the link that was shown`, async () => {
      const email = `new@${language}.example`;
      const invited = await accounts.invite({
        email,
        partner: 'nile',
        role: 'reader',
        by: 'a-test',
        language,
      });
      assert.ok(invited.outcome === 'invited' && invited.mailed === 'sent');
      const mail = received.at(-1)!;
      assert.deepEqual([mail.from, mail.to], ['archive@archive.example', [email]]);
      assert.equal(linkIn(mail), invited.link);
      assert.doesNotMatch(bodyOf(mail), /\{until\}/);
      assert.match(bodyOf(mail), / UTC/);
    });

  test('a link to a new password goes to who has an account, and nothing tells others that they have none', async () => {
    await addPerson(accounts, { name: 'Ada', email: 'ada@nile.example', partner: 'nile', role: 'reader' });
    const before = received.length;
    const ask = (email: string) => accounts.askReset({ email, language: 'en', address: '192.0.2.1' });
    assert.equal(ask('nobody@nile.example'), undefined);
    const mailed = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    assert.equal(ask('ADA@nile.example'), undefined);
    await mailed;
    assert.equal(received.length, before + 1);
    assert.equal(accounts.readReset(tokenOf(linkIn(received.at(-1)!))).outcome, 'open');
  });

  test('nobody can be flooded with them', async () => {
    const before = received.length;
    for (let n = 0; n < 10; n++)
      accounts.askReset({ email: 'ada@nile.example', language: 'en', address: `192.0.2.${n}` });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(received.length - before, 2, 'three an hour, one was asked for before');
  });

  test('a failure is told without secrets, and the invitation stands', async () => {
    const failing = (await openTestAccounts({ mail: open('archive:wrong-secret') })).accounts;
    const invited = await failing.invite({ email: 'x@y.example', operator: true, by: 'a-test' });
    assert.ok(invited.outcome === 'invited' && invited.mailed === 'failed');
    assert.equal(failing.readInvitation(tokenOf(invited.link)).outcome, 'open');
    assert.equal(reports.length, 1);
    assert.match(reports[0]!, /could not be sent \(EAUTH 535\)\. Check SMTP_URL/);
    for (const secret of ['wrong-secret', 'x@y.example', tokenOf(invited.link)])
      assert.ok(!reports[0]!.includes(secret));
  });

  test('an address cannot add lines of its own', async () => {
    const invited = await accounts.invite({
      email: 'a@b.example\r\nBcc: c@d.example',
      operator: true,
      by: 'x',
    });
    assert.ok(invited.outcome === 'refused' && invited.reason === 'email-invalid');
  });
});
