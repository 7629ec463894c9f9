import type { StoredVote } from '../archive/curation-reader.ts';

/** The votes that count for a revision of a proposal: those on the whole whose voters could see it, then those on it alone, which weigh more. */
export const votesFor = (votes: readonly StoredVote[], revision: number): StoredVote[] => [
  ...votes.filter((vote) => vote.revision === undefined && (vote.upTo ?? revision) >= revision),
  ...votes.filter((vote) => vote.revision === revision),
];

/** The votes on a proposal as a whole. */
export const wholeVotes = (votes: readonly StoredVote[]): StoredVote[] =>
  votes.filter((vote) => vote.revision === undefined);
