import type { DatabaseSync } from 'node:sqlite';
import type { Erasure, Notice, PublicDecision } from './curation-entries.ts';
import { fromRow, many, type Row } from './from-row.ts';

const decisionColumns = `seq, time, decision.kind, decision.collection, coalesce(record.item, decision.item) AS item, record.name AS record,
  decision.partner, detail`;
const decisionsFrom = 'decision LEFT JOIN record ON record.id = decision.record';

/** Reading public decisions, inboxes and erasures. */
export function decisionsReader(db: DatabaseSync) {
  const prepare = (sql: string) => db.prepare(sql);
  const inbox = prepare('SELECT * FROM notice WHERE partner = ? AND id < ? ORDER BY id DESC LIMIT ?');
  const unread = prepare('SELECT count(*) AS n FROM notice WHERE partner = ? AND read IS NULL');
  const unmailed = prepare('SELECT * FROM notice WHERE mailed IS NULL AND time > ? ORDER BY id LIMIT 100');
  const decisionsAfter = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const decisionsBefore = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const decisionsOfItem = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE decision.item = ? ORDER BY seq`,
  );
  const decisionsOfCollection = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE decision.collection = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const decisionsOfAuthority = prepare(
    `SELECT ${decisionColumns} FROM ${decisionsFrom} WHERE decision.kind >= 'authority.' AND decision.kind < 'authority/'
     AND detail ->> '$.reference' IN (SELECT value FROM json_each(?)) ORDER BY seq`,
  );
  const decisionHead = prepare('SELECT coalesce(max(seq), 0) AS seq, count(*) AS n FROM decision');
  const erasures = prepare(
    `SELECT id, item, record, ground, asked_by AS askedBy, asked, confirmed_by AS confirmedBy, confirmed, files, finished FROM erasure ORDER BY id`,
  );

  const toDecision = (row: Row) => fromRow<PublicDecision>(row, ['detail']);

  return {
    inbox: (partner: string, before: number, limit: number) =>
      many(inbox.all(partner, before, limit), (row) => fromRow<Notice>(row, ['detail'])),
    unread: (partner: string): number => (unread.get(partner) as { n: number }).n,
    unmailed: (since: string) => many(unmailed.all(since), (row) => fromRow<Notice>(row, ['detail'])),
    decisionsAfter: (seq: number, limit: number) => many(decisionsAfter.all(seq, limit), toDecision),
    decisionsBefore: (seq: number, limit: number) => many(decisionsBefore.all(seq, limit), toDecision),
    decisionsOfItem: (item: string) => many(decisionsOfItem.all(item), toDecision),
    decisionsOfCollection: (collection: string, after: number, limit: number) =>
      many(decisionsOfCollection.all(collection, after, limit), toDecision),
    /** Decisions about people, groups and places, by their references. */
    decisionsOfAuthorities: (references: readonly string[]) =>
      many(decisionsOfAuthority.all(JSON.stringify(references)), toDecision),
    /** Changes whenever the public decisions do. */
    decisionsVersion: (): string => {
      const { seq, n } = decisionHead.get() as { seq: number; n: number };
      return `${seq}-${n}`;
    },
    erasures: () => many(erasures.all(), (row) => fromRow<Erasure>(row, ['files'])),
  };
}
