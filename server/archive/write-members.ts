import type { DatabaseSync } from 'node:sqlite';
import type { Agreement, Collection, Partner } from './archive.ts';
import { canonicalJson } from './canonical-json.ts';

/** Writing partners and collections with their agreements; inside a write transaction. */
export function membersWriter(db: DatabaseSync) {
  const putPartner = db.prepare(
    `INSERT INTO partner (id, kind, name, country, homepage, isil, ror, charter) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
     SET kind = excluded.kind, name = excluded.name, country = excluded.country, homepage = excluded.homepage, isil = excluded.isil,
     ror = excluded.ror, charter = coalesce(excluded.charter, charter)`,
  );
  const putCollection = db.prepare(
    `INSERT INTO collection (id, name, description, agreement, licence) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
     SET name = excluded.name, description = excluded.description, agreement = excluded.agreement, licence = excluded.licence`,
  );
  const clearMembers = db.prepare('DELETE FROM collection_partner WHERE collection = ?');
  const putMember = db.prepare('INSERT INTO collection_partner (collection, partner) VALUES (?, ?)');
  const lastAgreement = db.prepare(
    'SELECT version, partners, content FROM agreement WHERE collection = ? ORDER BY version DESC LIMIT 1',
  );
  const putAgreement = db.prepare(
    'INSERT INTO agreement (collection, version, partners, content, since) VALUES (?, ?, ?, ?, ?)',
  );

  /** Keeps each agreement that ever held, with its day. */
  const keepAgreement = (
    collection: string,
    partners: readonly string[],
    agreement: Agreement,
    time: string,
  ) => {
    const last = lastAgreement.get(collection) as
      | { version: number; partners: string; content: string }
      | undefined;
    const [members, content] = [canonicalJson([...partners].sort()), canonicalJson(agreement)];
    if (last?.partners === members && last.content === content) return;
    putAgreement.run(collection, (last?.version ?? 0) + 1, members, content, time);
  };

  return {
    partner: (p: Partner) => {
      putPartner.run(
        p.id,
        p.kind,
        canonicalJson(p.name),
        p.country ?? null,
        p.homepage ?? null,
        p.isil ?? null,
        p.ror ?? null,
        p.charter ? canonicalJson(p.charter) : null,
      );
    },
    collection: (c: Collection, time: string) => {
      const description = c.description ? canonicalJson(c.description) : null;
      putCollection.run(c.id, canonicalJson(c.name), description, canonicalJson(c.agreement), c.licence);
      clearMembers.run(c.id);
      for (const partner of c.partners) putMember.run(c.id, partner);
      keepAgreement(c.id, c.partners, c.agreement, time);
    },
  };
}
