import type { Proposal } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Standing, standingOf, votersOf } from '../curation/decide.ts';
import { wholeVotes } from '../curation/votes-for.ts';
import { followDisputeDeadlines } from './act-on-dispute.ts';
import { applyAccepted } from './apply-accepted.ts';
import { closeIfDone } from './close-proposal.ts';
import type { Outcome } from './outcome.ts';
import { resumeRevert } from './revert-deposit.ts';
import { settleProposal } from './settle-proposal.ts';
import { tell } from './tell.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;
type Next = Outcome<{ next: 'settle' | 'nothing' }>;

/** The pseudonym under which what deadlines bring about stands in the log. */
export const deadline = 'deadline';

const nothing: Next = { outcome: 'done', next: 'nothing' };

/** Those who have not answered are reminded, once. */
function remind(tx: Transaction, proposal: Proposal, heard: ReadonlySet<string>, time: string): void {
  const { id, kind, collection, rules } = proposal;
  tell(tx, {
    partners: votersOf(rules).filter((name) => !heard.has(name)),
    kind: 'proposal.overdue',
    subject: `proposal/${id}`,
    detail: { kind, collection },
    time,
  });
}

/** What a matter comes to whose days are over, or whose revisions have all been replaced. */
function judge(parts: Parts, tx: Transaction, id: number, time: string): Next {
  const proposal = parts.curation.proposal(id)!;
  const { kind, partner, rules } = proposal;
  if (proposal.state === 'settling') return { outcome: 'done', next: 'settle' };
  if (proposal.state === 'closed') return nothing;
  if (kind === 'records' && !parts.curation.isWaiting(id)) {
    closeIfDone(parts, tx, { id, time, actor: deadline });
    return nothing;
  }
  if (proposal.reminded !== undefined || time < proposal.deadline) return nothing;
  tx.remindedOf(id, time);
  const votes = wholeVotes(parts.curation.votes(id));
  const standing: Standing = standingOf({ partner, rules, votes, deadline: proposal.deadline }, time);
  const silent = kind === 'records' && rules.silence === 'publish';
  if (standing.outcome === 'proposed') remind(tx, proposal, new Set(votes.map((v) => v.partner)), time);
  if (kind === 'records') {
    if (standing.outcome === 'proposed' && !silent) return nothing;
    tx.setProposal(id, 'settling');
    return { outcome: 'done', next: 'settle' };
  }
  if (standing.outcome === 'proposed') return nothing;
  return applyAccepted(parts, tx, { proposal, standing, time, actor: deadline }) ?? nothing;
}

/** What was accepted cannot be brought about any more, since things have changed: it is closed, and those who decided are told. */
function closeOvertaken(parts: Parts, id: number, time: string): void {
  parts.writer.transact((tx) => {
    const { kind, collection, rules, state } = parts.curation.proposal(id)!;
    if (state !== 'open') return;
    const subject = `proposal/${id}`;
    tx.setProposal(id, 'closed', 'withdrawn', time);
    tx.log({ time, actor: deadline, kind: 'proposal.overtaken', subject, payload: {} });
    const detail = { kind, collection };
    tell(tx, { partners: votersOf(rules), kind: 'proposal.overtaken', subject, detail, time });
  });
}

async function followProposal(parts: Parts, id: number, time: string): Promise<void> {
  const result = parts.writer.attempt((tx) => judge(parts, tx, id, time));
  if (result.outcome === 'refused') closeOvertaken(parts, id, time);
  else if (result.next === 'settle') await settleProposal(parts, { id, time, actor: deadline });
}

/**
 * Brings about all that has fallen due: of proposals, of disputes, and settling and reverting that a crash broke off. Silence is consent where the
 * rules say so. Asking again does no harm.
 */
export async function followDeadlines(parts: Parts, time: string): Promise<void> {
  for (const { id } of parts.curation.proposalsDue(time)) await followProposal(parts, id, time);
  followDisputeDeadlines(parts, time);
  for (const revert of parts.curation.unfinishedReverts()) await resumeRevert(parts, revert);
}
