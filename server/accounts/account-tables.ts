import type { DatabaseSync } from 'node:sqlite';

/** The accounts' own tables, step by step; those of the library are its own affair. A step that has been released is never edited. */
const steps: readonly string[] = [
  `
  CREATE TABLE account_membership (
    user TEXT NOT NULL, partner TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('reader', 'curator', 'steward')),
    since TEXT NOT NULL, PRIMARY KEY (user, partner)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX account_membership_partner ON account_membership (partner);
  CREATE TABLE account_link (
    id TEXT PRIMARY KEY, purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'first-operator', 'reset')),
    digest BLOB NOT NULL UNIQUE, email TEXT, partner TEXT, role TEXT, operator INTEGER NOT NULL, person TEXT,
    by TEXT NOT NULL, created TEXT NOT NULL, expires TEXT NOT NULL, ended TEXT, how TEXT, used_by TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX account_link_partner ON account_link (partner);
  CREATE INDEX account_link_email ON account_link (email);
  CREATE TABLE account_key (
    actor TEXT PRIMARY KEY, library_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, partner TEXT NOT NULL, role TEXT NOT NULL,
    scopes TEXT NOT NULL, by TEXT NOT NULL, created TEXT NOT NULL, expires TEXT NOT NULL, revoked TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX account_key_partner ON account_key (partner);
  CREATE TABLE account_forgotten (actor TEXT PRIMARY KEY, time TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
];

/** Brings the accounts' own tables up to date. To be called within a transaction. */
export function migrateAccountTables(db: DatabaseSync): void {
  db.exec('CREATE TABLE IF NOT EXISTS account_schema (version INTEGER NOT NULL) STRICT');
  const row = db.prepare('SELECT version FROM account_schema').get() as { version: number } | undefined;
  const version = row?.version ?? 0;
  if (version > steps.length)
    throw new Error(
      `The accounts were written by a newer version (schema ${version}, this one knows ${steps.length}). Install that version.`,
    );
  for (const step of steps.slice(version)) db.exec(step);
  if (!row) db.exec(`INSERT INTO account_schema VALUES (${steps.length})`);
  else if (version < steps.length) db.exec(`UPDATE account_schema SET version = ${steps.length}`);
}
