import type { Archive } from '../archive/open-archive.ts';
import { standingOf } from '../curation/decide.ts';
import { wholeVotes } from '../curation/votes-for.ts';
import { followDisputeDeadlines } from './act-on-dispute.ts';
import { applyAccepted } from './apply-accepted.ts';
import { settleProposal } from './settle-proposal.ts';
import { tell } from './tell.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/** The pseudonym under which what deadlines bring about stands in the log. */
export const deadline = 'deadline';

/** Once for each matter whose days are over: silence is consent where the rules say so; else those who have not answered are reminded. */
async function followProposal(parts: Parts, id: number, time: string): Promise<void> {
  const settle = parts.writer.transact((tx) => {
    const proposal = parts.curation.proposal(id)!;
    if (proposal.state === 'settling') return true;
    if (proposal.state !== 'open' || proposal.reminded !== undefined) return false;
    const votes = wholeVotes(parts.curation.votes(id));
    const { partner, rules, kind } = proposal;
    tx.remindedOf(id, time);
    const standing = standingOf({ partner, rules, votes, deadline: proposal.deadline }, time);
    if (kind === 'records' && rules.silence === 'publish') {
      tx.setProposal(id, 'settling');
      return true;
    }
    if (standing.outcome === 'proposed') {
      const heard = new Set(votes.map((vote) => vote.partner));
      tell(tx, {
        partners: rules.partners.filter((name) => !heard.has(name)),
        kind: 'proposal.overdue',
        subject: `proposal/${id}`,
        detail: { kind, collection: proposal.collection },
        time,
      });
      return false;
    }
    applyAccepted(parts, tx, { proposal, standing, time, actor: deadline });
    return false;
  });
  if (settle) await settleProposal(parts, { id, time, actor: deadline });
}

/** Brings about all that has fallen due: of proposals, of disputes, and settling that a crash broke off. Asking again does no harm. */
export async function followDeadlines(parts: Parts, time: string): Promise<void> {
  for (const { id } of parts.curation.proposalsDue(time)) await followProposal(parts, id, time);
  followDisputeDeadlines(parts, time);
}
