import { matterOf } from '../../../acts/put-matter.ts';
import type { Proposal } from '../../../archive/curation-reader.ts';
import { decide, type VoteKind, voteKinds } from '../../../curation/decide.ts';
import { wholeVotes } from '../../../curation/votes-for.ts';
import { actorOf, type Visit } from '../shell/visit.ts';

const commandFor = (vote: VoteKind) => (vote === 'approve' ? { kind: vote } : { kind: vote, reason: true });

/** The votes that the rules would take from whoever is there, asked of the rules themselves. */
export function mayVote(visit: Visit, proposal: Proposal): VoteKind[] {
  const actor = actorOf(visit);
  if (!actor) return [];
  const matter = matterOf(proposal, wholeVotes(visit.ports.archive.curation.votes(proposal.id)));
  return voteKinds.filter(
    (vote) => decide(matter, commandFor(vote), actor, visit.time).outcome !== 'refused',
  );
}

export function mayWithdraw(visit: Visit, proposal: Proposal): boolean {
  const actor = actorOf(visit);
  if (!actor) return false;
  return decide(matterOf(proposal, []), { kind: 'withdraw' }, actor, visit.time).outcome === 'withdrawn';
}
