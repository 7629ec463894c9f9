import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../archive/open-archive.ts';
import type { Transaction } from '../archive/writer.ts';
import type { Standing } from '../curation/decide.ts';
import { closeIfDone } from './close-proposal.ts';
import { settleRevision } from './settle-revision.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/** Revisions a transaction: short enough to let others write in between. */
const batchSize = 200;

/**
 * Brings the revisions of a proposal to what the votes, or the days that have passed, make of them, batch by batch, and lets other work in between.
 * Stopped half way (a crash), it goes on when asked again; two who do it at once do it once.
 */
export async function settleProposal(
  parts: Parts,
  { id, time, actor }: { id: number; time: string; actor: string },
): Promise<void> {
  for (let after = 0; ; ) {
    const last = parts.writer.transact((tx) => {
      const proposal = parts.curation.proposal(id)!;
      if (proposal.state !== 'settling') return undefined;
      const votes = parts.curation.votes(id);
      const revisions = tx.proposedIn(id, after, batchSize);
      for (const revision of revisions) settleRevision(parts, tx, { proposal, votes, revision, time, actor });
      if (revisions.length === batchSize) return revisions.at(-1)!.id;
      closeIfDone(parts, tx, { id, time, actor });
      return undefined;
    });
    if (last === undefined) return;
    after = last;
    await setImmediate();
  }
}

/** As {@link settleProposal}, for one revision, within the caller's transaction; says how it stands. */
export function settleOne(
  parts: Parts,
  tx: Transaction,
  {
    proposal: id,
    revision,
    time,
    actor,
  }: { proposal: number; revision: number; time: string; actor: string },
): Standing {
  const proposal = parts.curation.proposal(id)!;
  const votes = parts.curation.votesOn(id, revision);
  const standing = settleRevision(parts, tx, {
    proposal,
    votes,
    revision: tx.revision(revision)!,
    time,
    actor,
  });
  closeIfDone(parts, tx, { id, time, actor });
  return standing;
}
