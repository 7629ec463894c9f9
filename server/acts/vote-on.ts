import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Proposal } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Actor, decide, type Standing, type VoteKind } from '../curation/decide.ts';
import { votesFor, wholeVotes } from '../curation/votes-for.ts';
import { applyAccepted } from './apply-accepted.ts';
import { type Outcome, type Refused, refuse, unknown } from './outcome.ts';
import { matterOf } from './put-matter.ts';
import { settleOne, settleProposal } from './settle-proposal.ts';
import { tell } from './tell.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;
export type Ballot = {
  proposal: number;
  /** The row of one revision; the proposal as a whole where there is none. */
  revision?: number;
  vote: VoteKind;
  reason?: LanguageMap;
  actor: Actor;
  time: string;
};

const hasText = (reason: LanguageMap | undefined): boolean =>
  Object.values(reason ?? {}).some((texts) => texts.some((text) => text.trim() !== ''));

/** What a vote makes of the matter, or why it cannot be given. */
function judge(parts: Parts, proposal: Proposal, ballot: Ballot): Standing | Refused {
  const { revision, vote, reason, actor, time } = ballot;
  const { votes: all, votesOn } = parts.curation;
  const votes =
    revision === undefined
      ? wholeVotes(all(proposal.id))
      : votesFor(votesOn(proposal.id, revision), revision);
  const command = vote === 'approve' ? { kind: vote } : { kind: vote, reason: hasText(reason) };
  const decision = decide(matterOf(proposal, votes), command, actor, time);
  if (decision.outcome === 'withdrawn') throw new Error('a vote withdraws nothing');
  if (decision.outcome !== 'refused') return decision;
  const why = proposal.state === 'open' ? 'forbidden' : 'conflict';
  return refuse(
    command.kind !== 'approve' && !command.reason ? 'invalid' : why,
    decision.reason,
    decision.remedy,
  );
}

function keepVote(parts: Parts, tx: Transaction, proposal: Proposal, ballot: Ballot): void {
  const { revision, vote, reason, actor, time } = ballot;
  const upTo = revision === undefined ? parts.curation.lastRevisionIn(proposal.id) : undefined;
  tx.vote({
    proposal: proposal.id,
    partner: actor.partner,
    actor: actor.id,
    vote,
    time,
    ...(revision !== undefined && { revision }),
    ...(upTo !== undefined && { upTo }),
    ...(reason && { reason }),
  });
  tx.log({
    time,
    actor: actor.id,
    kind: 'proposal.voted',
    subject: `proposal/${proposal.id}`,
    payload: {
      partner: actor.partner,
      vote,
      ...(revision !== undefined && { revision }),
      ...(reason && { reason }),
    },
  });
  if (vote !== 'approve')
    tell(tx, {
      partners: [proposal.partner],
      except: actor.partner,
      kind: `proposal.${vote}`,
      subject: `proposal/${proposal.id}`,
      detail: {
        partner: actor.partner,
        ...(revision !== undefined && { revision }),
        ...(reason && { reason }),
      },
      time,
    });
}

/**
 * A steward's vote for their partner, on a proposal as a whole or on one revision of it. What the vote decides takes effect: at once, or for many
 * revisions batch by batch before this returns. Of two votes at the same moment one is counted first and the other sees its outcome.
 */
export async function voteOn(parts: Parts, ballot: Ballot): Promise<Outcome<{ standing: Standing }>> {
  const { revision, actor, time } = ballot;
  const result = parts.writer.attempt((tx): Outcome<{ standing: Standing; settle: boolean }> => {
    const proposal = parts.curation.proposal(ballot.proposal);
    if (!proposal) return unknown('such proposal');
    if (revision !== undefined) {
      const stored = tx.revision(revision);
      if (stored?.proposal !== proposal.id) return unknown('such revision in this proposal');
      if (stored.state !== 'proposed')
        return refuse('conflict', 'This revision has been decided already.', 'Read the outcome.');
    }
    const standing = judge(parts, proposal, ballot);
    if (standing.outcome === 'refused') return standing;
    keepVote(parts, tx, proposal, ballot);
    const done = { outcome: 'done' as const, standing };
    if (revision !== undefined) {
      const its = settleOne(parts, tx, { proposal: proposal.id, revision, time, actor: actor.id });
      return { outcome: 'done', standing: its, settle: false };
    }
    if (proposal.kind === 'records') {
      // What its partner takes back waits for nobody else.
      const own = actor.partner === proposal.partner && parts.curation.hasWithdrawals(proposal.id);
      const settle = standing.outcome !== 'proposed' || own;
      if (settle) tx.setProposal(proposal.id, 'settling');
      return { ...done, settle };
    }
    if (standing.outcome === 'proposed') return { ...done, settle: false };
    const refusal = applyAccepted(parts, tx, { proposal, standing, time, actor: actor.id });
    if (refusal) return refusal;
    return { ...done, settle: false };
  });
  if (result.outcome === 'refused') return result;
  if (result.settle) await settleProposal(parts, { id: ballot.proposal, time, actor: actor.id });
  return { outcome: 'done', standing: result.standing };
}
