import { fieldNames, type RecordContent } from '../../../../vocab/fields.ts';
import { matterOf } from '../../../acts/put-matter.ts';
import { canonicalJson } from '../../../archive/canonical-json.ts';
import type { Proposal, StoredVote } from '../../../archive/curation-reader.ts';
import type { Archive } from '../../../archive/open-archive.ts';
import { decide, voteKinds } from '../../../curation/decide.ts';
import { wholeVotes } from '../../../curation/votes-for.ts';
import { actorFor } from '../../session/who-asks.ts';
import type { Ask } from '../route.ts';

/** What somebody may do with a proposal, for each partner for whom they act; asked of the rules themselves. */
function mayDo(proposal: Proposal, votes: readonly StoredVote[], { principal, time }: Ask) {
  const matter = matterOf(proposal, wholeVotes(votes));
  const acts: Record<string, string[]> = {};
  for (const { partner } of principal?.memberships ?? []) {
    const actor = actorFor(principal, partner, 'curate');
    if (!actor) continue;
    const commands = [
      ...voteKinds.map((kind) => (kind === 'approve' ? { kind } : { kind, reason: true })),
      { kind: 'withdraw' as const },
    ];
    const allowed = commands.flatMap((command) =>
      decide(matter, command, actor, time).outcome === 'refused' ? [] : command.kind,
    );
    if (allowed.length) acts[partner] = allowed;
  }
  return acts;
}

/** A proposal as the API gives it to a partner whose matter it is. */
export function showProposal({ curation }: Pick<Archive, 'curation'>, proposal: Proposal, ask: Ask) {
  const { actor: _actor, reminded: _reminded, collection, ...shown } = proposal;
  const votes = curation.votes(proposal.id);
  return {
    ...shown,
    // Descriptions of people and places belong to no collection.
    ...(collection !== '' && { collection }),
    counts: curation.countsIn(proposal.id),
    votes: votes.map(({ partner, vote, revision, reason, time }) => ({
      partner,
      vote,
      ...(revision !== undefined && { revision }),
      ...(reason && { reason }),
      time,
    })),
    may: mayDo(proposal, votes, ask),
  };
}

/** What differs between two contents, field by field. */
export const differences = (before: RecordContent | undefined, after: RecordContent) =>
  fieldNames.flatMap((field) => {
    const [old, fresh] = [before?.[field], after[field]];
    const same = canonicalJson(old ?? null) === canonicalJson(fresh ?? null);
    if (same) return [];
    return { field, ...(old !== undefined && { before: old }), ...(fresh !== undefined && { after: fresh }) };
  });
