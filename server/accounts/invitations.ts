import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../archive/in-transaction.ts';
import { type Invitations, roles } from './accounts.ts';
import { checkPerson, cleanName, isEmail, normalEmail } from './check-person.ts';
import { linkMessage, type SendMail } from './mail/link-message.ts';
import type { MakePerson } from './make-person.ts';
import type { OneTimeLinks } from './one-time-links.ts';
import type { OpenPeople } from './people.ts';
import { refuse } from './refuse.ts';

/** How long an invitation is good for, and the first operator's link, in days. */
const invitationDays = 7;
const firstOperatorDays = 1;

/** Invitations, which are the only way in. */
export function openInvitations(given: {
  db: DatabaseSync;
  baseUrl: string;
  links: OneTimeLinks;
  people: OpenPeople;
  makePerson: MakePerson;
  sendMail: SendMail | undefined;
}): Invitations {
  const { db, baseUrl, links, people, makePerson, sendMail } = given;
  const address = (token: string) => new URL(`account/join?token=${token}`, baseUrl).href;
  const emailTaken = () =>
    refuse('email-taken', 'There is someone with this address. Sign in first, then open the link again.');
  const used = () => refuse('used', 'The link has been used already; it works once.');

  return {
    async invite({ partner, role, operator = false, by, language = 'en', ...offer }) {
      const email = offer.email?.trim() ? normalEmail(offer.email) : undefined;
      if (email !== undefined && !isEmail(email))
        return refuse('email-invalid', 'Write an address such as ada@museum.example, or none.');
      if (partner === undefined && !operator)
        return refuse('nothing-offered', 'Name a partner and a role, or invite as operator.');
      if (partner !== undefined && role === undefined)
        return refuse('role-missing', `Choose a role: ${roles.join(', ')}.`);
      if (role !== undefined && !roles.includes(role))
        return refuse('role-unknown', `Choose one of: ${roles.join(', ')}.`);
      const made = links.create({
        purpose: 'invitation',
        days: invitationDays,
        by,
        email,
        partner,
        operator,
        role: partner === undefined ? undefined : role,
      });
      const link = address(made.token);
      const mailed =
        email && sendMail
          ? await sendMail(
              linkMessage({ kind: 'invitation', to: email, link, expires: made.expires, language }),
            )
          : 'none';
      return { outcome: 'invited', id: made.id, link, expires: made.expires, mailed };
    },

    invitations: (partner) => links.invitations(partner),

    revokeInvitation({ id, partner }) {
      const open = links.invitations(partner).some((invitation) => invitation.id === id);
      return open && links.end({ id, how: 'revoked' });
    },

    readInvitation(token) {
      const read = links.read(token, 'invitation', 'first-operator');
      return read.outcome === 'open' ? { outcome: 'open', invitation: read.link } : read;
    },

    async accept({ token, ...form }) {
      const read = links.read(token, 'invitation', 'first-operator');
      if (read.outcome === 'refused') return read;
      const { link } = read;
      const wrong = checkPerson(form);
      if (wrong) return wrong;
      const email = normalEmail(form.email);
      if (link.email !== undefined && link.email !== email)
        return refuse('email-differs', `The invitation is for ${link.email}; use that address.`);
      if (people.findByEmail(email)) return emailTaken();
      // The person first, as making one takes several steps that wait: the link is used up, and the role given, in one step after it.
      const user = await makePerson({
        name: cleanName(form.name)!,
        email,
        password: form.password,
        // An address that the inviter wrote is the inviter's word for it; one that the newcomer wrote is nobody's.
        emailVerified: link.email !== undefined,
      });
      if (!user) return emailTaken();
      const entered = inTransaction(db, () => {
        if (!links.end({ id: link.id, how: 'used', by: user.actor })) return false;
        people.join(user.id, link);
        return true;
      });
      if (entered) return { outcome: 'accepted', id: user.actor };
      await user.unmake();
      return used();
    },

    acceptAs({ token, person }) {
      const read = links.read(token, 'invitation', 'first-operator');
      if (read.outcome === 'refused') return read;
      const { link } = read;
      const row = people.find(person);
      if (!row) return refuse('unknown', 'Sign in first.');
      if (link.email !== undefined && link.email !== row.email)
        return refuse('email-differs', `The invitation is for ${link.email}; sign in with that address.`);
      return inTransaction(db, () => {
        if (!links.end({ id: link.id, how: 'used', by: row.actor })) return used();
        people.join(row.id, link);
        return { outcome: 'accepted', id: row.actor };
      });
    },

    firstOperatorLink() {
      if (people.operatorCount() > 0) return undefined;
      links.revokeAll({ purpose: 'first-operator' });
      const { token } = links.create({
        purpose: 'first-operator',
        days: firstOperatorDays,
        by: 'start',
        operator: true,
      });
      return address(token);
    },
  };
}
