import type { Passwords, SignIn } from './accounts.ts';
import { checkPassword, normalEmail } from './check-person.ts';
import type { guardPasswords } from './guard-passwords.ts';
import { limitAttempts } from './limit-attempts.ts';
import { linkMessage, type SendMail } from './mail/link-message.ts';
import type { OneTimeLinks } from './one-time-links.ts';
import type { Auth } from './open-auth.ts';
import type { OpenPeople } from './people.ts';
import { refuse } from './refuse.ts';

const resetDays = 1;

/** New passwords, by link or by the old one. */
export function openPasswords(given: {
  auth: () => Auth;
  baseUrl: string;
  links: OneTimeLinks;
  people: OpenPeople;
  guard: ReturnType<typeof guardPasswords>;
  signIn: SignIn['signIn'];
  sendMail: SendMail | undefined;
  now: () => Date;
}): Passwords {
  const { auth, baseUrl, links, people, guard, signIn, sendMail, now } = given;
  // A form that sends mail must not become a way to flood someone with it.
  const hour = 3_600_000;
  const mailsTo = limitAttempts({ most: 3, milliseconds: hour, now });
  const mailsFrom = limitAttempts({ most: 20, milliseconds: hour, now });

  function newLink({ person, by }: { person: string; by: string }) {
    const { token, expires } = links.create({ purpose: 'reset', days: resetDays, by, person });
    return { link: new URL(`account/reset?token=${token}`, baseUrl).href, expires };
  }

  async function setPassword(user: string, password: string): Promise<void> {
    const { internalAdapter, password: passwords } = await auth().$context;
    const hash = await passwords.hash(password);
    const accounts = await internalAdapter.findAccounts(user);
    if (accounts.some(({ providerId }) => providerId === 'credential'))
      await internalAdapter.updatePassword(user, hash);
    else
      await internalAdapter.linkAccount({
        userId: user,
        accountId: user,
        providerId: 'credential',
        password: hash,
      });
    await internalAdapter.deleteUserSessions(user);
  }

  return {
    canMail: sendMail !== undefined,

    resetLink({ person, by }) {
      if (!people.find(person)) return undefined;
      links.revokeAll({ purpose: 'reset', person });
      return newLink({ person, by });
    },

    askReset({ email, language, address }) {
      const to = normalEmail(email);
      if (!sendMail || mailsFrom.take(address) !== undefined || mailsTo.take(to) !== undefined) return;
      // Not before the answer: neither its content nor its time tells whether there is such a person.
      setImmediate(() => {
        const person = people.findByEmail(to);
        if (!person) return;
        const { link, expires } = newLink({ person: person.actor, by: person.actor });
        void sendMail(linkMessage({ kind: 'reset', to, link, expires, language }));
      });
    },

    readReset(token) {
      const read = links.read(token, 'reset');
      return read.outcome === 'open' ? { outcome: 'open' } : read;
    },

    async reset({ token, password }) {
      const read = links.read(token, 'reset');
      if (read.outcome === 'refused') return read;
      const wrong = checkPassword(password);
      if (wrong) return wrong;
      const person = people.find(read.link.person!);
      if (!person || !links.end({ id: read.link.id, how: 'used', by: person.actor }))
        return refuse('used', 'The link has been used already; ask for a new one.');
      links.revokeAll({ purpose: 'reset', person: person.actor });
      await setPassword(person.id, password);
      return { outcome: 'done' };
    },

    async changePassword({ person, current, password, address }) {
      const wrong = checkPassword(password);
      if (wrong) return wrong;
      const row = people.find(person);
      if (!row) return refuse('wrong-password', 'Sign in again.');
      const attempt = { email: row.email, address };
      const retryAfter = guard.take(attempt);
      if (retryAfter !== undefined) return { outcome: 'limited', retryAfter };
      const { internalAdapter, password: passwords } = await auth().$context;
      const accounts = await internalAdapter.findAccounts(row.id);
      const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password;
      if (!hash || !(await passwords.verify({ hash, password: current })))
        return refuse('wrong-password', 'The present password is not this. Try again, or ask for a new one.');
      guard.succeed(attempt);
      await setPassword(row.id, password);
      const signedIn = await signIn({ email: row.email, password, address });
      return signedIn.outcome === 'refused' ? { outcome: 'signed-in', cookies: [] } : signedIn;
    },

    async signOutEverywhere(person) {
      const row = people.find(person);
      if (row) await (await auth().$context).internalAdapter.deleteUserSessions(row.id);
    },
  };
}
