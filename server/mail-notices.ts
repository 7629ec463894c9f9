import type { Accounts } from './accounts/accounts.ts';
import type { SendMail } from './accounts/mail/link-message.ts';
import { operatorInbox } from './acts/tell.ts';
import type { Archive } from './archive/open-archive.ts';

/** Notices older than this, in milliseconds, are not mailed any more: mail that was off for long does not send a flood when it comes back. */
const fresh = 2 * 86_400_000;

/**
 * Mails what came into inboxes since the last time: to the stewards of the partner, those of the archive's own inbox to its operators. One
 * mail a person, which says how many notices there are and where to read them, and nothing of what they are about: mail is read on many ways.
 */
export async function mailNotices(given: {
  archive: Pick<Archive, 'curation' | 'writer' | 'reader'>;
  accounts: Pick<Accounts, 'people'>;
  send: SendMail;
  baseUrl: string;
  now: Date;
}): Promise<number> {
  const { archive, accounts, send, baseUrl, now } = given;
  const notices = archive.curation.unmailed(new Date(now.getTime() - fresh).toISOString());
  if (notices.length === 0) return 0;
  // Marked first: better one mail lost, which the inbox makes good, than the same one again and again.
  archive.writer.transact((tx) => {
    for (const { id } of notices) tx.noticeMailed(id, now.toISOString());
  });
  const counts = new Map<string, number>();
  for (const [partner, list] of Map.groupBy(notices, (notice) => notice.partner)) {
    const people =
      partner === operatorInbox
        ? accounts.people().filter((person) => person.operator)
        : accounts
            .people(partner)
            .filter(({ memberships }) =>
              memberships.some((member) => member.partner === partner && member.role === 'steward'),
            );
    for (const { email } of people) counts.set(email, (counts.get(email) ?? 0) + list.length);
  }
  for (const [to, count] of counts)
    await send({
      to,
      subject: count === 1 ? 'Tessera: a new notice' : `Tessera: ${count} new notices`,
      text: `There is news in your inbox: ${baseUrl}workspace\n`,
    });
  return counts.size;
}
