import type { StoredVote } from '../archive/curation-reader.ts';

/**
 * The votes that count for a revision of a proposal: those on the whole whose voters could see it, then those on it alone, which weigh more, so that
 * the rest can be decided as one. A veto on the whole stops everything, what its holder approved alone before it too.
 */
export function votesFor(votes: readonly StoredVote[], revision: number): StoredVote[] {
  const whole = votes.filter((vote) => vote.revision === undefined && (vote.upTo ?? revision) >= revision);
  const alone = votes.filter((vote) => vote.revision === revision);
  const lastOf = (among: readonly StoredVote[], partner: string) =>
    among.findLast((vote) => vote.partner === partner);
  const vetoes = whole.filter(
    (vote) =>
      vote.vote === 'veto' &&
      lastOf(whole, vote.partner) === vote &&
      (lastOf(alone, vote.partner)?.id ?? 0) < vote.id,
  );
  return [...whole, ...alone, ...vetoes];
}

/** The votes on a proposal as a whole. */
export const wholeVotes = (votes: readonly StoredVote[]): StoredVote[] =>
  votes.filter((vote) => vote.revision === undefined);
