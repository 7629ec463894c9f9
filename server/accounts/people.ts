import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../archive/in-transaction.ts';
import { type Membership, type People, type Person, type Role, roles } from './accounts.ts';
import { cleanName } from './check-person.ts';
import type { OneTimeLinks } from './one-time-links.ts';
import { refuse } from './refuse.ts';

/** A row of the library's table of people. */
export type UserRow = { id: string; actor: string; name: string; email: string; operator: number };
type MembershipRow = Membership & { since: string };

const unknown = () => refuse('unknown', 'There is no such person; look at the list of people.');
const lastOperator = () =>
  refuse('last-operator', 'This is the only operator. Make someone else operator first.');

/** People by pseudonym, their roles with partners, and their right to be forgotten. */
export function openPeople({ db, links, now }: { db: DatabaseSync; links: OneTimeLinks; now: () => Date }) {
  const byActor = db.prepare('SELECT id, actor, name, email, operator FROM account_user WHERE actor = ?');
  const byEmail = db.prepare('SELECT id, actor, name, email, operator FROM account_user WHERE email = ?');
  const ofUser = db.prepare(
    'SELECT partner, role, since FROM account_membership WHERE user = ? ORDER BY partner',
  );
  const join = db.prepare(
    `INSERT INTO account_membership (user, partner, role, since) VALUES (?, ?, ?, ?)
     ON CONFLICT (user, partner) DO UPDATE SET role = excluded.role`,
  );
  const operators = db.prepare('SELECT count(*) AS n FROM account_user WHERE operator = 1');

  const find = (actor: string) => byActor.get(actor) as UserRow | undefined;
  const membershipsOf = (user: string) => ofUser.all(user) as MembershipRow[];
  const operatorCount = () => (operators.get() as { n: number }).n;
  const toPerson = (row: UserRow): Person => ({
    id: row.actor,
    name: row.name,
    email: row.email,
    operator: row.operator === 1,
    memberships: membershipsOf(row.id).map((row) => ({ ...row })),
  });

  const people: People = {
    people(partner) {
      const rows =
        partner === undefined
          ? db.prepare('SELECT * FROM account_user ORDER BY name, actor').all()
          : db
              .prepare(
                `SELECT u.* FROM account_user u JOIN account_membership m ON m.user = u.id
                 WHERE m.partner = ? ORDER BY u.name, u.actor`,
              )
              .all(partner);
      return rows.map((row) => toPerson(row as UserRow));
    },

    person(id) {
      const row = find(id);
      return row && toPerson(row);
    },

    setRole({ person, partner, role }) {
      const row = find(person);
      if (!row) return unknown();
      if (!roles.includes(role)) return refuse('role-unknown', `Choose one of: ${roles.join(', ')}.`);
      join.run(row.id, partner, role, now().toISOString());
      return { outcome: 'done' };
    },

    remove({ person, partner }) {
      const row = find(person);
      const ended =
        row &&
        db.prepare('DELETE FROM account_membership WHERE user = ? AND partner = ?').run(row.id, partner)
          .changes;
      return ended ? { outcome: 'done' } : unknown();
    },

    setOperator({ person, operator }) {
      return inTransaction(db, () => {
        const row = find(person);
        if (!row) return unknown();
        if (!operator && row.operator === 1 && operatorCount() === 1) return lastOperator();
        db.prepare('UPDATE account_user SET operator = ? WHERE id = ?').run(operator ? 1 : 0, row.id);
        return { outcome: 'done' };
      });
    },

    rename({ person, name }) {
      const row = find(person);
      if (!row) return unknown();
      const clean = cleanName(name);
      if (!clean) return refuse('name-missing', 'Give the name by which others know you.');
      db.prepare('UPDATE account_user SET name = ? WHERE id = ?').run(clean, row.id);
      return { outcome: 'done' };
    },

    nameOf(ids) {
      if (ids.length === 0) return new Map();
      const rows = db
        .prepare(
          `SELECT actor, name FROM account_user WHERE actor IN (SELECT value FROM json_each(?1))
           UNION ALL SELECT actor, name FROM account_key WHERE actor IN (SELECT value FROM json_each(?1))`,
        )
        .all(JSON.stringify(ids)) as { actor: string; name: string }[];
      return new Map(rows.map(({ actor, name }) => [actor, name]));
    },

    forget(person) {
      return inTransaction(db, () => {
        const row = find(person);
        if (!row) return unknown();
        if (row.operator === 1 && operatorCount() === 1) return lastOperator();
        db.prepare('DELETE FROM account_membership WHERE user = ?').run(row.id);
        links.forget(row);
        // Sessions and passwords belong to the row and go with it (foreign keys of the library's tables), and so they are deleted by name too.
        for (const table of ['account_session', 'account_credential'])
          db.prepare(`DELETE FROM ${table} WHERE userId = ?`).run(row.id);
        db.prepare('DELETE FROM account_user WHERE id = ?').run(row.id);
        db.prepare('INSERT INTO account_forgotten (actor, time) VALUES (?, ?)').run(
          row.actor,
          now().toISOString(),
        );
        return { outcome: 'done' };
      });
    },
  };

  return {
    port: people,
    find,
    findByEmail: (email: string) => byEmail.get(email) as UserRow | undefined,
    membershipsOf,
    operatorCount,
    /** Gives what an invitation offers; a role that allows more already stays. */
    join: (user: string, offer: { partner?: string; role?: Role; operator: boolean }) => {
      const { partner, role } = offer;
      const held = membershipsOf(user).find((membership) => membership.partner === partner)?.role;
      const more = role !== undefined && (held === undefined || roles.indexOf(role) > roles.indexOf(held));
      if (partner !== undefined && more) join.run(user, partner, role, now().toISOString());
      if (offer.operator) db.prepare('UPDATE account_user SET operator = 1 WHERE id = ?').run(user);
    },
  };
}

export type OpenPeople = ReturnType<typeof openPeople>;
