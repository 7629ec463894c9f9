import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from './canonical-json.ts';
import type { DepositMode } from './write-records.ts';

/** Writing deposits; inside a write transaction. */
export function depositsWriter(db: DatabaseSync) {
  const startDeposit = db.prepare(
    'INSERT INTO deposit (partner, collection, mode, file, mapping, started, actor, note, reverts, upload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const finishDeposit = db.prepare('UPDATE deposit SET finished = ?, summary = ? WHERE id = ?');
  const ofUpload = db.prepare('SELECT id FROM deposit WHERE upload = ?');
  const markReverted = db.prepare('UPDATE deposit SET reverted_by = ? WHERE id = ?');
  const standAgain = db.prepare('UPDATE deposit SET reverted_by = NULL WHERE reverted_by = ?');

  return {
    startDeposit: (d: {
      partner: string;
      collection: string;
      mode: DepositMode;
      file: string;
      mapping: string;
      time: string;
      actor: string;
      note?: string;
      /** The deposit that this one reverts. */
      reverts?: number;
      /** What was sent, by its name: a deposit that was broken off goes on under its number. */
      upload?: string;
    }) =>
      Number(
        startDeposit.run(
          d.partner,
          d.collection,
          d.mode,
          d.file,
          d.mapping,
          d.time,
          d.actor,
          d.note ?? null,
          d.reverts ?? null,
          d.upload ?? null,
        ).lastInsertRowid,
      ),
    finishDeposit: (id: number, time: string, summary: unknown) => {
      finishDeposit.run(time, canonicalJson(summary), id);
    },
    /** The deposit of what was sent, where it was begun already. */
    depositOf: (upload: string): number | undefined =>
      (ofUpload.get(upload) as { id: number } | undefined)?.id,
    markReverted: (id: number, by: number) => {
      markReverted.run(by, id);
    },
    /** What a deposit reverted stands again, since that one is being reverted itself. */
    standAgain: (revert: number) => {
      standAgain.run(revert);
    },
  };
}
