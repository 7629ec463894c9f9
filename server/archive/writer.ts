import type { DatabaseSync } from 'node:sqlite';
import { atOneMoment } from './in-transaction.ts';
import { type LogAct, logAppender } from './log.ts';
import { authoritiesWriter } from './write-authorities.ts';
import { contentsWriter } from './write-contents.ts';
import { curationWriter } from './write-curation.ts';
import { depositsWriter } from './write-deposits.ts';
import { erasureWriter } from './write-erasure.ts';
import { joinsWriter } from './write-joins.ts';
import { membersWriter } from './write-members.ts';
import { recordsWriter } from './write-records.ts';
import { revisionsWriter } from './write-revisions.ts';

/** What may be done within one write transaction. All of it is taken, or none. */
export type Transaction = ReturnType<typeof transactionOn>;

function transactionOn(db: DatabaseSync) {
  const log = logAppender(db);
  const revisions = revisionsWriter(db);
  return {
    ...membersWriter(db),
    ...recordsWriter(db),
    ...depositsWriter(db),
    ...revisions,
    ...contentsWriter(db),
    ...joinsWriter(db),
    ...curationWriter(db),
    ...erasureWriter(db),
    ...authoritiesWriter(db),
    /** Enters an act in the log and gives the entry's number. */
    log: (act: LogAct): number => log.append(act),
    /** To be called as a transaction begins: others may have written since the last. */
    begin: () => {
      log.begin();
      revisions.begin();
    },
  };
}

/** Writes to the archive: one short transaction at a time, safe beside other processes that do the same. */
export interface ArchiveWriter {
  transact<T>(work: (tx: Transaction) => T): T;
  /** As {@link ArchiveWriter.transact}; work that comes to a refusal leaves no trace. */
  attempt<T extends { outcome: string }>(work: (tx: Transaction) => T): T;
  /** Reads as a transaction would, at one moment and without keeping others from writing; nothing may be written in it. */
  look<T>(work: (tx: Transaction) => T): T;
}

export function archiveWriter(db: DatabaseSync): ArchiveWriter {
  const transaction = transactionOn(db);
  const erasures = db.prepare('SELECT count(*) AS n FROM erasure WHERE confirmed IS NOT NULL');
  let erased = 0;
  /** What an erasure, by this process or another, took away is not taken for known. */
  const forgetErased = () => {
    const { n } = erasures.get() as { n: number };
    if (n !== erased) transaction.forget();
    erased = n;
  };
  function run<T>(work: (tx: Transaction) => T, keeps: (result: T) => boolean): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      transaction.begin();
      forgetErased();
      const result = work(transaction);
      const kept = keeps(result);
      if (!kept) transaction.forget();
      db.exec(kept ? 'COMMIT' : 'ROLLBACK');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      transaction.forget();
      throw error;
    }
  }
  return {
    transact: (work) => run(work, () => true),
    attempt: (work) => run(work, (result) => result.outcome !== 'refused'),
    look: (work) => atOneMoment(db, () => work(transaction)),
  };
}
