import { setImmediate } from 'node:timers/promises';
import type { DepositEntry } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import { closeIfDone } from './close-proposal.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { type Reverted, revertRevision } from './revert-revision.ts';
import { stewardFault } from './steward-only.ts';

export type { Reverted } from './revert-revision.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;
type Done = { deposit: number; reverted: Reverted };

const batchSize = 200;

/**
 * Takes a deposit back as a whole: each record says again what it said before, unless somebody has changed it since, whose work stays. What is
 * said again was public before, and needs no approval. Broken off (a crash), it goes on where it stopped when asked again.
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
): Promise<Outcome<Done>> {
  const started = parts.writer.attempt((tx): Outcome<{ revert: number }> => {
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
    const underWay = parts.curation.revertUnderWay(id);
    if (underWay) return { outcome: 'done', revert: underWay.id };
    const { partner, collection, file, mapping } = deposit;
    const revert = tx.startDeposit({
      partner,
      collection,
      mode: 'revert',
      file,
      mapping,
      time,
      actor: actor.id,
      reverts: id,
      ...(note !== undefined && { note }),
    });
    if (deposit.mode === 'revert') tx.standAgain(id);
    const payload = { reverts: id, ...(note !== undefined && { note }) };
    tx.log({ time, actor: actor.id, kind: 'deposit.reverting', subject: `deposit/${revert}`, payload });
    return { outcome: 'done', revert };
  });
  if (started.outcome === 'refused') return started;
  const done = await resumeRevert(parts, parts.curation.deposit(started.revert)!, onProgress);
  return { outcome: 'done', ...done };
}

/** Brings a revert to its end, batch by batch, from wherever it is. */
export async function resumeRevert(
  parts: Parts,
  revert: DepositEntry,
  onProgress: (done: number) => void = () => {},
): Promise<Done> {
  const by = { deposit: revert.id, actor: revert.actor!, time: revert.started };
  const id = revert.reverts!;
  const reverted: Reverted = { restored: 0, withdrawn: 0, unproposed: 0, kept: 0 };
  let done = 0;
  for (let after = 0; ; ) {
    const batch = parts.writer.transact((tx) => {
      const revisions = tx.revisionsOfDeposit(id, after, batchSize);
      for (const revision of revisions) reverted[revertRevision(parts, tx, revision, by)] += 1;
      return revisions;
    });
    done += batch.length;
    onProgress(done);
    if (batch.length < batchSize) break;
    after = batch.at(-1)!.id;
    await setImmediate();
  }
  finish(parts, id, by, reverted);
  return { deposit: revert.id, reverted };
}

function finish(
  parts: Parts,
  id: number,
  by: { deposit: number; actor: string; time: string },
  reverted: Reverted,
): void {
  parts.writer.transact((tx) => {
    if (parts.curation.deposit(by.deposit)!.finished !== undefined) return;
    const { collection, partner, proposal } = parts.curation.deposit(id)!;
    const { actor, time } = by;
    const rows = Object.values(reverted).reduce((sum, n) => sum + n, 0);
    tx.markReverted(id, by.deposit);
    tx.finishDeposit(by.deposit, time, { rows, ...reverted });
    if (proposal !== undefined) closeIfDone(parts, tx, { id: proposal, time, actor });
    const seq = tx.log({
      time,
      actor,
      kind: 'deposit.reverted',
      subject: `deposit/${id}`,
      payload: { ...reverted, deposit: by.deposit },
    });
    tx.decision({ seq, time, kind: 'deposit.reverted', collection, partner, detail: { deposit: id } });
  });
}
