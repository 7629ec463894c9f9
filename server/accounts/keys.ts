import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type ApiKey, type Keys, type Principal, type Role, roles, type Scope, scopes } from './accounts.ts';
import { newActorId } from './actor-id.ts';
import { cleanName } from './check-person.ts';
import { scopesOf } from './may.ts';
import { type Auth, keyPrefix } from './open-auth.ts';
import { refuse } from './refuse.ts';

type Row = {
  actor: string;
  library_id: string;
  name: string;
  partner: string;
  role: Role;
  scopes: string;
  by: string;
  created: string;
  expires: string;
  revoked: string | null;
  lastRequest?: string | null;
};

/** How long a key that was found good is taken to be so, in milliseconds: another process's revocation counts after that. */
const trusted = 10_000;
const secretForm = new RegExp(`^${keyPrefix}[a-zA-Z]{48}$`);
const defaultDays = 365;
const mostDays = 730;

/** Keys for programs. The library makes, hashes and checks them; here stands what they are for. */
export function openKeys({ db, auth, now }: { db: DatabaseSync; auth: () => Auth; now: () => Date }) {
  const insert = db.prepare(
    `INSERT INTO account_key (actor, library_id, name, partner, role, scopes, by, created, expires)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byLibraryId = db.prepare('SELECT * FROM account_key WHERE library_id = ? AND revoked IS NULL');
  const checked = new Map<string, { principal: Principal; until: number; expires: string }>();

  const scopesIn = (row: Row) => row.scopes.split(' ') as Scope[];
  const toKey = (row: Row): ApiKey => ({
    id: row.actor,
    name: row.name,
    partner: row.partner,
    role: row.role,
    scopes: scopesIn(row),
    by: row.by,
    created: row.created,
    expires: row.expires,
    ...(row.lastRequest && { lastUsed: row.lastRequest }),
    state: row.revoked ? 'revoked' : row.expires <= now().toISOString() ? 'expired' : 'active',
  });
  const toPrincipal = (row: Row): Principal => ({
    kind: 'key',
    id: row.actor,
    name: row.name,
    memberships: [{ partner: row.partner, role: row.role }],
    operator: false,
    scopes: scopesIn(row),
  });

  /** Whose key this is, if it is good. */
  async function principal(secret: string): Promise<Principal | undefined> {
    if (!secretForm.test(secret)) return undefined;
    const time = now();
    const digest = hash('sha256', secret, 'base64url');
    const known = checked.get(digest);
    if (known && known.until > time.getTime())
      return known.expires > time.toISOString() ? known.principal : undefined;
    checked.delete(digest);
    const { valid, key } = await auth().api.verifyApiKey({ body: { key: secret } });
    const row = valid && key ? (byLibraryId.get(key.id) as Row | undefined) : undefined;
    if (!row || row.expires <= time.toISOString()) return undefined;
    const principal = toPrincipal(row);
    if (checked.size >= 1000) checked.clear();
    checked.set(digest, { principal, until: time.getTime() + trusted, expires: row.expires });
    return principal;
  }

  const port: Keys = {
    keys(of) {
      const [column, value] = 'partner' in of ? ['partner', of.partner] : ['by', of.by];
      return db
        .prepare(
          `SELECT k.*, l.lastRequest FROM account_key k LEFT JOIN account_api_key l ON l.id = k.library_id
           WHERE k.${column} = ? ORDER BY k.created DESC, k.actor`,
        )
        .all(value)
        .map((row) => toKey(row as Row));
    },

    async createKey({ partner, role, by, days = defaultDays, ...key }) {
      const name = cleanName(key.name);
      if (!name) return refuse('name-missing', 'Say what the key is for, such as “nightly deposit”.');
      if (!roles.includes(role)) return refuse('role-unknown', `Choose one of: ${roles.join(', ')}.`);
      const asked = scopes.filter((scope) => key.scopes.includes(scope));
      if (asked.length === 0 || key.scopes.some((scope) => !scopes.includes(scope)))
        return refuse('scope-unknown', `Choose one or more of: ${scopes.join(', ')}.`);
      const beyond = asked.filter((scope) => !scopesOf(role).includes(scope));
      if (beyond.length > 0)
        return refuse('scope-beyond-role', `A ${role} may only: ${scopesOf(role).join(', ')}.`);
      if (!Number.isInteger(days) || days < 1 || days > mostDays)
        return refuse('days-invalid', `Choose a whole number of days from 1 to ${mostDays}.`);
      const created = now();
      const expires = new Date(created.getTime() + days * 86_400_000).toISOString();
      // The library calls a key's owner a user; ours belong to a partner, and outlast the person who made them.
      const made = await auth().api.createApiKey({
        body: { name: 'key', userId: partner, expiresIn: days * 86_400 },
      });
      const id = newActorId('k');
      insert.run(
        ...[id, made.id, name, partner, role, asked.join(' '), by],
        ...[created.toISOString(), expires],
      );
      return { outcome: 'created', id, secret: made.key, expires };
    },

    async revokeKey({ id, partner }) {
      const row = db.prepare('SELECT * FROM account_key WHERE actor = ? AND revoked IS NULL').get(id) as
        | Row
        | undefined;
      if (!row || (partner !== undefined && row.partner !== partner)) return false;
      db.prepare('UPDATE account_key SET revoked = ? WHERE actor = ?').run(now().toISOString(), id);
      for (const [digest, known] of checked) if (known.principal.id === id) checked.delete(digest);
      const { adapter } = await auth().$context;
      await adapter.delete({ model: 'apikey', where: [{ field: 'id', value: row.library_id }] });
      return true;
    },
  };
  return { port, principal };
}
