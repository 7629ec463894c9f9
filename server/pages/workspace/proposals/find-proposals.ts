import type { Proposal } from '../../../archive/curation-reader.ts';
import { votersOf } from '../../../curation/decide.ts';
import { wholeVotes } from '../../../curation/votes-for.ts';
import type { Visit } from '../shell/visit.ts';

const page = 200;
/** Matters that are before partners at the same time, of which this many are looked through. */
const most = 5000;

/** Whether a partner takes part in a proposal; nobody else sees it. */
export const takesPart = (proposal: Proposal, partner: string | undefined): boolean =>
  partner !== undefined && (proposal.partner === partner || votersOf(proposal.rules).includes(partner));

/** The open proposals in which the partner takes part, oldest first. */
export function openProposals({ ports, partner }: Visit): Proposal[] {
  const found: Proposal[] = [];
  let after = 0;
  for (let seen = 0; seen < most; seen += page) {
    const batch = ports.archive.curation.openProposals(after, page);
    found.push(...batch.filter((proposal) => takesPart(proposal, partner)));
    if (batch.length < page) break;
    after = batch.at(-1)!.id;
  }
  return found;
}

/** Decided ones, newest first, from before an id. */
export function closedProposals({ ports, partner }: Visit, before: number, limit: number): Proposal[] {
  const found: Proposal[] = [];
  let from = before;
  for (let seen = 0; seen < most && found.length < limit; seen += page) {
    const batch = ports.archive.curation.closedProposals(from, page);
    found.push(...batch.filter((proposal) => takesPart(proposal, partner)));
    if (batch.length < page) break;
    from = batch.at(-1)!.id;
  }
  return found.slice(0, limit);
}

/** Whether the partner has yet to say what it thinks of the whole. */
export const awaitsVote = ({ ports, partner }: Visit, proposal: Proposal): boolean =>
  proposal.state === 'open' &&
  partner !== undefined &&
  votersOf(proposal.rules).includes(partner) &&
  !wholeVotes(ports.archive.curation.votes(proposal.id)).some((vote) => vote.partner === partner);
