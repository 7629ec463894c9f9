import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Invitation, LinkReason, Refused, Role } from './accounts.ts';
import { refuse } from './refuse.ts';

type Purpose = 'invitation' | 'first-operator' | 'reset';
type Row = {
  id: string;
  purpose: Purpose;
  email: string | null;
  partner: string | null;
  role: Role | null;
  operator: number;
  person: string | null;
  by: string;
  created: string;
  expires: string;
  ended: string | null;
  how: string | null;
};
/** A link as it was given out. `person` is the pseudonym of whom a reset is for. */
export type OneTimeLink = Invitation & { purpose: Purpose; person?: string };

const toLink = (row: Row): OneTimeLink => ({
  id: row.id,
  purpose: row.purpose,
  ...(row.email !== null && { email: row.email }),
  ...(row.partner !== null && { partner: row.partner }),
  ...(row.role !== null && { role: row.role }),
  ...(row.person !== null && { person: row.person }),
  operator: row.operator === 1,
  by: row.by,
  created: row.created,
  expires: row.expires,
});

const remedies: Record<LinkReason, string> = {
  unknown: 'Open the whole link as it was sent; if that fails, ask for a new one.',
  expired: 'The link has expired. Ask for a new one.',
  used: 'The link has been used already; it works once. Sign in, or ask for a new one.',
  revoked: 'The link has been taken back. Ask who sent it.',
};

/** Tokens are 256 random bits, so they need no salt; finding them by their hash leaves nothing to compare whose timing could tell. */
const digestOf = (token: string): Uint8Array => hash('sha256', token, 'buffer');

/** Links that work once: invitations, the first operator's, new passwords. Only hashes of their tokens are kept. */
export function oneTimeLinks({ db, now }: { db: DatabaseSync; now: () => Date }) {
  const insert = db.prepare(
    `INSERT INTO account_link (id, purpose, digest, email, partner, role, operator, person, by, created, expires)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const find = db.prepare('SELECT * FROM account_link WHERE digest = ?');
  const end = db.prepare(
    'UPDATE account_link SET ended = ?, how = ?, used_by = ? WHERE id = ? AND ended IS NULL AND expires > ?',
  );
  const open = 'ended IS NULL AND expires > ?';

  return {
    create(link: {
      purpose: Purpose;
      days: number;
      by: string;
      email?: string | undefined;
      partner?: string | undefined;
      role?: Role | undefined;
      operator?: boolean | undefined;
      person?: string;
    }): { id: string; token: string; expires: string } {
      const token = randomBytes(32).toString('base64url');
      const id = randomUUID();
      const created = now();
      const expires = new Date(created.getTime() + link.days * 86_400_000).toISOString();
      const { purpose, email, partner, role, person, by } = link;
      insert.run(
        ...[id, purpose, digestOf(token), email ?? null, partner ?? null, role ?? null],
        ...[link.operator ? 1 : 0, person ?? null, by, created.toISOString(), expires],
      );
      return { id, token, expires };
    },

    /** The link of a token, if it is open and for one of these purposes. */
    read(
      token: string,
      ...purposes: Purpose[]
    ): { outcome: 'open'; link: OneTimeLink } | Refused<LinkReason> {
      const row = find.get(digestOf(token)) as Row | undefined;
      if (!row || !purposes.includes(row.purpose)) return refuse('unknown', remedies.unknown);
      const reason = row.ended
        ? row.how === 'used'
          ? 'used'
          : 'revoked'
        : row.expires <= now().toISOString() && 'expired';
      return reason ? refuse(reason, remedies[reason]) : { outcome: 'open', link: toLink(row) };
    },

    /** Ends a link, by use or taken back; false where it had ended, so that of two who come at once one gets in. */
    end(which: { id: string; how: 'used' | 'revoked'; by?: string }): boolean {
      const time = now().toISOString();
      return end.run(time, which.how, which.by ?? null, which.id, time).changes === 1;
    },

    /** Open invitations, of a partner or all. */
    invitations(partner?: string): Invitation[] {
      const where = partner === undefined ? '' : 'AND partner = ?';
      return db
        .prepare(
          `SELECT * FROM account_link WHERE purpose = 'invitation' AND ${open} ${where} ORDER BY created`,
        )
        .all(...[now().toISOString(), ...(partner === undefined ? [] : [partner])])
        .map((row) => {
          const { purpose: _purpose, ...invitation } = toLink(row as Row);
          return invitation;
        });
    },

    /** Open invitations to an address. */
    invitationsTo(email: string): Invitation[] {
      return db
        .prepare(`SELECT * FROM account_link WHERE purpose = 'invitation' AND email = ? AND ${open}`)
        .all(email, now().toISOString())
        .map((row) => toLink(row as Row));
    },

    /** Takes back all open links of a purpose, or those for one person. */
    revokeAll(which: { purpose: Purpose; person?: string }): void {
      const time = now().toISOString();
      const where = which.person === undefined ? '' : 'AND person = ?';
      db.prepare(
        `UPDATE account_link SET ended = ?, how = 'revoked' WHERE purpose = ? AND ${open} ${where}`,
      ).run(...[time, which.purpose, time, ...(which.person === undefined ? [] : [which.person])]);
    },

    /** Forgets whom a link was for and by whom it was used: the person asked to be forgotten. */
    forget(person: { actor: string; email: string }): void {
      db.prepare('DELETE FROM account_link WHERE person = ?1 OR used_by = ?1 OR email = ?2').run(
        person.actor,
        person.email,
      );
    },

    /** Forgets links that ended or expired three months ago. */
    clean(): void {
      const before = new Date(now().getTime() - 90 * 86_400_000).toISOString();
      db.prepare('DELETE FROM account_link WHERE expires < ? OR ended < ?').run(before, before);
    },
  };
}

export type OneTimeLinks = ReturnType<typeof oneTimeLinks>;
