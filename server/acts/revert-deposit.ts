import { setImmediate } from 'node:timers/promises';
import type { RecordContent } from '../../vocab/fields.ts';
import type { Archive } from '../archive/open-archive.ts';
import { noContent, type StoredRevision } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import type { Actor } from '../curation/decide.ts';
import { type Authorship, enterRevision, enterWithdrawal, subjectOf } from './enter-revision.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { stewardFault } from './steward-only.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/** What a revert did: records that say again what they said before, that are gone again, that were left as others had changed them since. */
export type Reverted = { restored: number; withdrawn: number; unproposed: number; kept: number };

const batchSize = 200;

function revertRevision(tx: Transaction, revision: StoredRevision, by: Authorship): keyof Reverted {
  const record = tx.recordById(revision.record)!;
  if (record.revisions !== revision.number) return 'kept';
  const log = () =>
    tx.log({
      time: by.time,
      actor: by.actor,
      kind: 'record.reverted',
      subject: subjectOf(record),
      payload: { revision: revision.number, deposit: by.deposit },
    });
  if (record.pending === revision.id) {
    tx.closeRevision(record, revision, 'withdrawn');
    log();
    return 'unproposed';
  }
  const isLive = record.published === revision.id || revision.state === 'withdrawn';
  if (!isLive) return 'kept';
  const before = tx.publishedBefore(record.id, revision.number);
  if (before && before.content !== noContent.content) {
    enterRevision(tx, {
      record,
      content: JSON.parse(before.content) as RecordContent,
      canonical: { content: before.content, digest: before.digest },
      approvals: [record.partner],
      ...by,
    });
    return 'restored';
  }
  if (record.published === null) return 'kept';
  enterWithdrawal(tx, record, by);
  return 'withdrawn';
}

/**
 * Takes a deposit back as a whole: each record says again what it said before, unless somebody has changed it since, whose work stays. Goes on
 * where it stopped when asked again after a crash.
 */
export async function revertDeposit(
  parts: Parts,
  {
    deposit: id,
    actor,
    note,
    time,
    onProgress = () => {},
  }: { deposit: number; actor: Actor; note?: string; time: string; onProgress?: (done: number) => void },
): Promise<Outcome<{ deposit: number; reverted: Reverted }>> {
  const started = parts.writer.attempt((tx): Outcome<{ deposit: number }> => {
    const deposit = parts.curation.deposit(id);
    if (!deposit) return unknown('such deposit');
    const fault = stewardFault(actor, deposit.partner);
    if (fault) return fault;
    if (deposit.revertedBy !== undefined)
      return refuse(
        'conflict',
        'This deposit has been reverted already.',
        'Revert the revert to have it back.',
      );
    const { partner, collection, file, mapping } = deposit;
    const own = tx.startDeposit({
      partner,
      collection,
      mode: 'revert',
      file,
      mapping,
      time,
      actor: actor.id,
      ...(note !== undefined && { note }),
    });
    const payload = { reverts: id, ...(note !== undefined && { note }) };
    tx.log({ time, actor: actor.id, kind: 'deposit.reverting', subject: `deposit/${own}`, payload });
    return { outcome: 'done', deposit: own };
  });
  if (started.outcome === 'refused') return started;
  const by = { deposit: started.deposit, actor: actor.id, time };
  const reverted: Reverted = { restored: 0, withdrawn: 0, unproposed: 0, kept: 0 };
  let after = 0;
  let done = 0;
  for (;;) {
    const batch = parts.writer.transact((tx) => {
      const revisions = tx.revisionsOfDeposit(id, after, batchSize);
      for (const revision of revisions) reverted[revertRevision(tx, revision, by)] += 1;
      return revisions;
    });
    done += batch.length;
    onProgress(done);
    if (batch.length < batchSize) break;
    after = batch.at(-1)!.id;
    await setImmediate();
  }
  parts.writer.transact((tx) => {
    tx.markReverted(id, by.deposit);
    tx.finishDeposit(by.deposit, time, { rows: done, ...reverted });
    const { collection, partner } = parts.curation.deposit(id)!;
    const { proposal } = parts.curation.deposit(id)!;
    if (proposal !== undefined && parts.curation.proposal(proposal)!.state !== 'closed') {
      const left = parts.curation.countsIn(proposal).proposed ?? 0;
      if (left === 0) tx.setProposal(proposal, 'closed', 'withdrawn', time);
    }
    const seq = tx.log({
      time,
      actor: actor.id,
      kind: 'deposit.reverted',
      subject: `deposit/${id}`,
      payload: reverted,
    });
    tx.decision({ seq, time, kind: 'deposit.reverted', collection, partner, detail: { deposit: id } });
  });
  return { outcome: 'done', deposit: by.deposit, reverted };
}
