import { basename } from 'node:path';
import type { Archive } from '../archive/open-archive.ts';
import type { Deposit, DepositSummary } from './commit-deposit.ts';

/** Begins a deposit, or goes on with the one of the same upload that was broken off. */
export function startDeposit(
  archive: Archive,
  { partner, collection, complete, file, mapping, actor, upload }: Deposit,
): { number: number; resumed: boolean; proposal?: number; finished?: DepositSummary } {
  const time = new Date().toISOString();
  return archive.writer.transact((tx) => {
    const before = upload === undefined ? undefined : tx.depositOf(upload);
    const entry = before === undefined ? undefined : archive.curation.deposit(before);
    if (entry) {
      const { id: number, proposal, finished, summary } = entry;
      if (finished !== undefined) return { number, resumed: true, finished: summary as DepositSummary };
      return { number, resumed: true, ...(proposal !== undefined && { proposal }) };
    }
    const mode = complete ? 'complete' : 'partial';
    const number = tx.startDeposit({
      partner,
      collection,
      mode,
      file: basename(file),
      mapping,
      time,
      actor: actor.id,
      ...(upload !== undefined && { upload }),
    });
    const payload = { partner, collection, mode, file: basename(file), mapping };
    tx.log({ time, actor: actor.id, kind: 'deposit.started', subject: `deposit/${number}`, payload });
    return { number, resumed: false };
  });
}
