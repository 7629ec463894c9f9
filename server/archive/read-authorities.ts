import type { DatabaseSync } from 'node:sqlite';
import type { AuthorityContent } from '../../vocab/authority/authority.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { fromRow, many, type Row } from './from-row.ts';

/** One partner's description of a person, group or place, at one of its numbers; `content` is absent where it was taken back. */
export type StoredDescription = {
  id: number;
  reference: string;
  partner: string;
  number: number;
  content?: AuthorityContent;
  actor: string;
  time: string;
  log: number;
};

/** That one reference means what another does; who proposed and who approved it. `log`: the entry that says so. */
export type StoredJoin = {
  reference: string;
  joinedTo: string;
  partner: string;
  approvals: string[];
  time: string;
  log: number;
};

/** A record that names a person, group or place in public, as the publisher last saw it. */
export type PublicNaming = { item: string; record: string; partner: string };

const columns = 'd.id, d.reference, d.partner, d.number, d.content, d.actor, d.time, d.log';
const joinColumns = 'reference, joined_to AS joinedTo, partner, approvals, time, log';

/** Reading what partners say of people, groups and places, which of them are one, and where public records name them. */
export function authoritiesReader(db: DatabaseSync) {
  const prepare = (sql: string) => db.prepare(sql);
  const newest = prepare(
    `SELECT ${columns} FROM authority_description AS d WHERE d.reference = ? AND d.number = (
       SELECT max(number) FROM authority_description AS o WHERE o.reference = d.reference AND o.partner = d.partner) ORDER BY d.partner`,
  );
  const ever = prepare(
    `SELECT ${columns} FROM authority_description AS d WHERE d.reference = ? ORDER BY d.time, d.id`,
  );
  const described = prepare('SELECT 1 FROM authority_name WHERE reference = ? LIMIT 1');
  const awaiting = prepare(
    `SELECT id FROM proposal WHERE state = 'open' AND kind = 'description' AND partner = ? AND subject ->> '$.reference' = ? LIMIT 1`,
  );
  const called = prepare(
    `SELECT DISTINCT reference FROM authority_name WHERE key >= ?1 AND key < ?1 || char(1114111) AND reference LIKE ?2 || '/%'
     ORDER BY key, reference LIMIT ?3`,
  );
  const all = prepare(
    'SELECT DISTINCT reference FROM authority_name WHERE reference > ? ORDER BY reference LIMIT ?',
  );
  const join = prepare(`SELECT ${joinColumns} FROM authority_join WHERE reference = ?`);
  const joins = prepare(`SELECT ${joinColumns} FROM authority_join ORDER BY reference`);
  // Joins are of heads alone and so make trees; UNION ends what might yet be a circle.
  const head = prepare(
    `WITH RECURSIVE up (reference) AS (
       SELECT ?1 UNION SELECT j.joined_to FROM up JOIN authority_join AS j ON j.reference = up.reference
     ) SELECT reference FROM up WHERE NOT EXISTS (SELECT 1 FROM authority_join AS j WHERE j.reference = up.reference)`,
  );
  const members = prepare(
    `WITH RECURSIVE down (reference) AS (
       SELECT ?1 UNION SELECT j.reference FROM down JOIN authority_join AS j ON j.joined_to = down.reference
     ) SELECT reference FROM down`,
  );
  const within = prepare(
    'SELECT DISTINCT reference FROM authority_within WHERE place = ? ORDER BY reference LIMIT 500',
  );
  const inScheme = prepare(
    `SELECT 1 FROM vocabulary_concept AS c JOIN vocabulary_version AS v ON v.version = c.version AND v.live = 1 WHERE c.id = ? LIMIT 1`,
  );
  const schemeLabels = prepare(
    `SELECT l.language, l.text FROM vocabulary_label AS l JOIN vocabulary_concept AS c ON c.n = l.concept
     JOIN vocabulary_version AS v ON v.version = c.version AND v.live = 1 WHERE c.id = ? AND l.preferred = 1`,
  );
  const naming = prepare('SELECT DISTINCT partner FROM public_name WHERE reference = ? ORDER BY partner');
  const namings = prepare(
    `SELECT item, record, partner FROM public_name WHERE reference = ?1 AND partner = ?2 AND (item, record) > (?3, ?4)
     ORDER BY item, record LIMIT ?5`,
  );
  const named = prepare(
    `SELECT DISTINCT item FROM public_name WHERE reference IN (SELECT value FROM json_each(?)) AND item > ? ORDER BY item LIMIT ?`,
  );
  const count = prepare(
    'SELECT count(DISTINCT item) AS n FROM public_name WHERE reference IN (SELECT value FROM json_each(?))',
  );
  const changes = prepare('SELECT seq, reference FROM authority_change WHERE seq > ? ORDER BY seq LIMIT ?');
  const version = prepare(
    `SELECT (SELECT coalesce(max(seq), 0) FROM authority_change) + (SELECT coalesce(max(id), 0) FROM authority_description) AS version`,
  );
  const anyJoin = prepare('SELECT 1 FROM authority_join LIMIT 1');

  const toDescription = (row: Row) => fromRow<StoredDescription>(row, ['content']);
  const toJoin = (row: Row | undefined) => fromRow<StoredJoin>(row, ['approvals']);
  const references = (rows: Row[]) => rows.map(({ reference }) => reference as string);

  return {
    /** What partners say of a reference now, each once; without those who took it back. */
    descriptionsOf: (reference: string): StoredDescription[] =>
      many(newest.all(reference), toDescription).filter(({ content }) => content),
    /** All that was ever said of a reference, in its order. */
    descriptionsEver: (reference: string): StoredDescription[] => many(ever.all(reference), toDescription),
    isDescribed: (reference: string): boolean => described.get(reference) !== undefined,
    /** The proposal by which a partner's own steward is asked about a description. */
    awaitingDescription: (partner: string, reference: string): number | undefined =>
      (awaiting.get(partner, reference) as { id: number } | undefined)?.id,
    /** Described things of a kind, one of whose names begins so (`normaliseText`). */
    describedAs: (kind: string, key: string, limit: number): string[] =>
      references(called.all(key, kind, limit)),
    describedAfter: (reference: string, limit: number): string[] => references(all.all(reference, limit)),
    authorityJoin: (reference: string): StoredJoin | undefined => toJoin(join.get(reference)),
    authorityJoins: (): StoredJoin[] => many(joins.all(), toJoin),
    /** What a reference has been joined to in the end; itself where it has not. */
    headOf: (reference: string): string =>
      anyJoin.get() === undefined
        ? reference
        : ((head.get(reference) as { reference: string } | undefined)?.reference ?? reference),
    /** A reference and all that have been joined to it, at whatever remove; itself first. */
    membersOf: (reference: string): string[] => references(members.all(reference)),
    /** Places of which some partner says that they lie in this one. */
    placesWithin: (place: string): string[] => references(within.all(place)),
    inScheme: (reference: string): boolean => inScheme.get(reference) !== undefined,
    /** What loaded schemes call it, a text for each language; nothing where none holds it. */
    schemeLabel(reference: string): LanguageMap {
      const label: Record<string, string[]> = {};
      for (const { language, text } of schemeLabels.all(reference))
        label[language as string] ??= [text as string];
      return label;
    },
    partnersNaming: (reference: string): string[] =>
      naming.all(reference).map(({ partner }) => partner as string),
    /** Where a partner's records name a reference, from a place on. */
    namings: (
      reference: string,
      partner: string,
      after: Pick<PublicNaming, 'item' | 'record'>,
      limit: number,
    ): PublicNaming[] => namings.all(reference, partner, after.item, after.record, limit) as PublicNaming[],
    /** Items that name one of some references, from an id on. */
    itemsNaming: (of: readonly string[], after: string, limit: number): string[] =>
      named.all(JSON.stringify(of), after, limit).map(({ item }) => item as string),
    countNaming: (of: readonly string[]): number => (count.get(JSON.stringify(of)) as { n: number }).n,
    /** References that were joined to another or split off again, in that order. */
    authorityChanges: (seq: number, limit: number) =>
      changes.all(seq, limit) as { seq: number; reference: string }[],
    /** Changes whenever anything is said, joined or split. */
    authoritiesVersion: (): number => (version.get() as { version: number }).version,
  };
}
