import type { DatabaseSync } from 'node:sqlite';
import type { DepositEntry } from './curation-entries.ts';
import { fromRow, many } from './from-row.ts';

const depositColumns = `deposit.id, deposit.partner, deposit.collection, mode, file, mapping, started, finished, summary, deposit.actor, note,
  reverted_by AS revertedBy, reverts, (SELECT id FROM proposal WHERE proposal.deposit = deposit.id) AS proposal`;

/** Reading deposits and reverts. */
export function depositsReader(db: DatabaseSync) {
  const prepare = (sql: string) => db.prepare(sql);
  const unfinishedReverts = prepare(
    `SELECT ${depositColumns} FROM deposit WHERE reverts IS NOT NULL AND finished IS NULL ORDER BY id`,
  );
  const revertOf = prepare(
    `SELECT ${depositColumns} FROM deposit WHERE reverts = ? AND finished IS NULL ORDER BY id DESC LIMIT 1`,
  );
  const deposit = prepare(`SELECT ${depositColumns} FROM deposit WHERE id = ?`);
  const deposits = prepare(
    `SELECT ${depositColumns} FROM deposit WHERE partner = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  );

  return {
    deposit: (id: number) => fromRow<DepositEntry>(deposit.get(id), ['summary']),
    /** Reverts that were broken off before their end. */
    unfinishedReverts: () => many(unfinishedReverts.all(), (row) => fromRow<DepositEntry>(row, ['summary'])),
    /** The revert of a deposit that is under way. */
    revertUnderWay: (deposit: number) => fromRow<DepositEntry>(revertOf.get(deposit), ['summary']),
    deposits: (partner: string, before: number, limit: number) =>
      many(deposits.all(partner, before, limit), (row) => fromRow<DepositEntry>(row, ['summary'])),
  };
}
