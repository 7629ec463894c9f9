import type { DatabaseSync } from 'node:sqlite';
import type { StoredDispute, StoredEvent } from './curation-entries.ts';
import { fromRow, many, type Row } from './from-row.ts';

const disputeColumns = 'id, number, collection, item, record, statement, state, open, contested, deadline';

/** Reading disputes, as they are kept. */
export function disputesReader(db: DatabaseSync) {
  const prepare = (sql: string) => db.prepare(sql);
  const dispute = prepare(`SELECT ${disputeColumns} FROM dispute WHERE id = ?`);
  const disputeNumbered = prepare(`SELECT ${disputeColumns} FROM dispute WHERE number = ?`);
  const disputesOfItem = prepare(`SELECT ${disputeColumns} FROM dispute WHERE item = ? ORDER BY id`);
  const disputes = prepare(
    `SELECT ${disputeColumns} FROM dispute WHERE open = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const disputesDue = prepare(
    `SELECT ${disputeColumns} FROM dispute WHERE deadline IS NOT NULL AND deadline <= ? ORDER BY id`,
  );
  const disputesOfRecord = prepare(`SELECT ${disputeColumns} FROM dispute WHERE record = ? AND open = 1`);
  const disputeCount = prepare('SELECT count(*) AS n FROM dispute');
  const events = prepare('SELECT seq, time, actor, event FROM dispute_event WHERE dispute = ? ORDER BY seq');
  const requester = prepare('SELECT name, contact, token FROM requester WHERE dispute = ?');

  const toDispute = (row: Row | undefined): StoredDispute | undefined => {
    const found = fromRow<Omit<StoredDispute, 'open' | 'contested'> & { open: number; contested: number }>(
      row,
      ['state'],
    );
    return found && { ...found, open: found.open === 1, contested: found.contested === 1 };
  };

  return {
    dispute: (id: number) => toDispute(dispute.get(id)),
    disputeNumbered: (number: string) => toDispute(disputeNumbered.get(number)),
    disputesOfItem: (item: string) => many(disputesOfItem.all(item), toDispute),
    disputes: (open: boolean, after: number, limit: number) =>
      many(disputes.all(open ? 1 : 0, after, limit), toDispute),
    disputesDue: (now: string) => many(disputesDue.all(now), toDispute),
    openDisputesOf: (record: number) => many(disputesOfRecord.all(record), toDispute),
    disputesEver: (): number => (disputeCount.get() as { n: number }).n,
    events: (id: number) => many(events.all(id), (row) => fromRow<StoredEvent>(row, ['event'])),
    requester: (id: number) =>
      fromRow<{ name: string; contact: string; token: Uint8Array }>(requester.get(id)),
  };
}
