import type { DatabaseSync } from 'node:sqlite';
import type { AuthorityContent } from '../../vocab/authority/authority.ts';
import { normaliseText } from '../../vocab/record/statement.ts';
import { canonicalJson } from './canonical-json.ts';

/** Writing what partners say of people, groups and places, and which of them are one; inside a write transaction. */
export function authoritiesWriter(db: DatabaseSync) {
  const put = db.prepare(
    `INSERT INTO authority_description (reference, partner, number, content, actor, time, log)
     VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM authority_description WHERE reference = ?1 AND partner = ?2), ?3, ?4, ?5, ?6)`,
  );
  const dropNames = db.prepare('DELETE FROM authority_name WHERE reference = ? AND partner = ?');
  const putName = db.prepare(
    'INSERT OR IGNORE INTO authority_name (key, reference, partner) VALUES (?, ?, ?)',
  );
  const dropWithin = db.prepare('DELETE FROM authority_within WHERE reference = ? AND partner = ?');
  const putWithin = db.prepare('INSERT INTO authority_within (place, reference, partner) VALUES (?, ?, ?)');
  const putJoin = db.prepare(
    'INSERT INTO authority_join (reference, joined_to, partner, approvals, time, log) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const dropJoin = db.prepare('DELETE FROM authority_join WHERE reference = ?');
  const change = db.prepare('INSERT INTO authority_change (reference) VALUES (?)');
  return {
    /** What a partner says from now on; nothing where `content` is absent. */
    describeAuthority: (d: {
      reference: string;
      partner: string;
      content?: AuthorityContent;
      actor: string;
      time: string;
      log: number;
    }) => {
      const { reference, partner, content } = d;
      const text = content === undefined ? 'null' : canonicalJson(content);
      put.run(reference, partner, text, d.actor, d.time, d.log);
      dropNames.run(reference, partner);
      dropWithin.run(reference, partner);
      const names = Object.values(content?.name ?? {}).flat();
      for (const name of names) putName.run(normaliseText(name), reference, partner);
      if (content?.within !== undefined) putWithin.run(content.within, reference, partner);
    },
    joinAuthority: (j: {
      reference: string;
      joinedTo: string;
      partner: string;
      approvals: readonly string[];
      time: string;
      log: number;
    }) => {
      putJoin.run(j.reference, j.joinedTo, j.partner, canonicalJson(j.approvals), j.time, j.log);
      change.run(j.reference);
    },
    splitAuthority: (reference: string) => {
      dropJoin.run(reference);
      change.run(reference);
    },
  };
}
