import { hkdfSync } from 'node:crypto';
import { migrateAccountTables } from './account-tables.ts';
import type { Accounts } from './accounts.ts';
import { authHandler } from './auth-handler.ts';
import { guardPasswords } from './guard-passwords.ts';
import { openInvitations } from './invitations.ts';
import { openKeys } from './keys.ts';
import type { SendMail } from './mail/link-message.ts';
import { makePersonWith } from './make-person.ts';
import { oidcDoor } from './oidc-door.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { oneTimeLinks } from './one-time-links.ts';
import { openAccountDatabase } from './open-account-database.ts';
import { type Doorkeeper, migrateAuth, openAuth } from './open-auth.ts';
import { openPasswords } from './passwords.ts';
import { openPeople } from './people.ts';
import { openSignIn } from './sign-in.ts';

/** A key for one purpose from the archive's secret, so that what one purpose signs means nothing to another. */
const keyFor = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)).toString('base64url');

/**
 * Opens people, sign-in and keys on the archive's database `file`, and brings their tables up to date. `baseUrl` is the public address and
 * ends with a slash; `secret` is the archive's own; `mail` sends messages where a server is set up; `now` is the clock.
 */
export async function openAccounts(given: {
  file: string;
  baseUrl: string;
  secret: string;
  mail?: { send: SendMail } | undefined;
  oidc?: OidcSettings | undefined;
  now?: () => Date;
}): Promise<Accounts> {
  const { file, baseUrl, mail, oidc, now = () => new Date() } = given;
  // Two connections: what the library does at each sign-in and key waits in turns; the few acts of our own wait in place.
  const libraryDb = openAccountDatabase(file, 15_000);
  const db = openAccountDatabase(file, 15_000);
  const close = () => {
    for (const connection of [libraryDb, db]) if (connection.isOpen) connection.close();
  };
  const guard = guardPasswords(now);
  // The library calls these when someone comes, which is after all is set up.
  const doorkeeper: Doorkeeper = {
    refuseOidc({ email, emailVerified, isNew }) {
      if (!emailVerified) return 'email_not_verified';
      return isNew && links.invitationsTo(email).length === 0 ? 'not_invited' : undefined;
    },
    welcome({ user, actor, email }) {
      for (const invitation of links.invitationsTo(email))
        if (links.end({ id: invitation.id, how: 'used', by: actor })) people.join(user, invitation);
    },
  };
  const setup = {
    db: libraryDb,
    baseUrl,
    secret: keyFor(given.secret, 'sessions'),
    passwords: guard,
    doorkeeper,
  };
  let auth = openAuth(setup);
  libraryDb.exec('BEGIN IMMEDIATE');
  try {
    await migrateAuth(auth);
    migrateAccountTables(libraryDb);
    libraryDb.exec('COMMIT; PRAGMA busy_timeout = 4');
  } catch (error) {
    close();
    throw error;
  }
  const { adapter } = await auth.$context;
  for (const model of ['session', 'verification'])
    await adapter.deleteMany({ model, where: [{ field: 'expiresAt', operator: 'lt', value: now() }] });

  const links = oneTimeLinks({ db, now });
  links.clean();
  const people = openPeople({ db, links, now });
  const current = () => auth;
  const keys = openKeys({ db, auth: current, now });
  const door =
    oidc &&
    oidcDoor({
      oidc,
      now,
      async open() {
        const withOidc = openAuth({ ...setup, oidc });
        await withOidc.$context;
        auth = withOidc;
      },
    });
  const signIn = openSignIn({ auth: current, baseUrl, people, keyPrincipal: keys.principal, oidc: door });
  const sendMail = mail?.send;
  return {
    ...signIn,
    handler: authHandler({ auth: current, baseUrl }),
    ...people.port,
    ...openInvitations({ db, baseUrl, links, people, sendMail, makePerson: makePersonWith(current) }),
    ...openPasswords({ auth: current, baseUrl, links, people, guard, sendMail, now, signIn: signIn.signIn }),
    ...keys.port,
    close,
  };
}
