import type { DatabaseSync } from 'node:sqlite';
import type { Agreement } from './archive.ts';
import type { Proposal, StoredVote } from './curation-entries.ts';
import { fromRow, many, type Row } from './from-row.ts';
import type { RevisionState } from './write-records.ts';

const proposalColumns =
  'id, kind, collection, partner, actor, deposit, subject, rules, opened, deadline, state, outcome, closed, reminded';
const proposalJson = ['subject', 'rules'];

/** Reading matters before the partners, the votes on them, and agreements as they were. */
export function proposalsReader(db: DatabaseSync) {
  const prepare = (sql: string) => db.prepare(sql);
  const one = prepare(`SELECT ${proposalColumns} FROM proposal WHERE id = ?`);
  const openOnes = prepare(
    `SELECT ${proposalColumns} FROM proposal WHERE state <> 'closed' AND id > ? ORDER BY id LIMIT ?`,
  );
  const closedOnes = prepare(
    `SELECT ${proposalColumns} FROM proposal WHERE state = 'closed' AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const due = prepare(
    `SELECT ${proposalColumns} FROM proposal WHERE state = 'settling' OR (state = 'open' AND deadline <= ? AND reminded IS NULL)
     OR (state = 'open' AND kind = 'records' AND NOT EXISTS (
       SELECT 1 FROM revision WHERE revision.proposal = proposal.id AND revision.state = 'proposed')) ORDER BY id`,
  );
  const voteColumns = 'id, proposal, revision, up_to AS upTo, partner, actor, vote, reason, time';
  const votes = prepare(`SELECT ${voteColumns} FROM vote WHERE proposal = ? ORDER BY id`);
  const votesOn = prepare(
    `SELECT ${voteColumns} FROM vote WHERE proposal = ?1 AND revision IS NULL
     UNION ALL SELECT ${voteColumns} FROM vote WHERE proposal = ?1 AND revision = ?2 ORDER BY 1`,
  );
  const waiting = prepare("SELECT 1 FROM revision WHERE proposal = ? AND state = 'proposed' LIMIT 1");
  const withdrawals = prepare(
    "SELECT 1 FROM revision WHERE proposal = ? AND state = 'proposed' AND content = '{}' LIMIT 1",
  );
  const lastIn = prepare('SELECT max(id) AS id FROM revision WHERE proposal = ?');
  const countOfProposal = prepare(
    'SELECT state, count(*) AS n FROM revision WHERE proposal = ? GROUP BY state',
  );
  const agreements = prepare(
    'SELECT version, partners, content, since FROM agreement WHERE collection = ? ORDER BY version',
  );

  const toProposal = (row: Row | undefined) => fromRow<Proposal>(row, proposalJson);
  const toVote = (row: Row) => fromRow<StoredVote>(row, ['reason']);

  return {
    proposal: (id: number) => toProposal(one.get(id)),
    openProposals: (after: number, limit: number) => many(openOnes.all(after, limit), toProposal),
    closedProposals: (before: number, limit: number) => many(closedOnes.all(before, limit), toProposal),
    /** Proposals whose days are over and of whom nobody has been reminded, and those that were left while settling. */
    proposalsDue: (now: string) => many(due.all(now), toProposal),
    /** Votes on a proposal, in their order: on the whole, and on single revisions. */
    votes: (proposal: number) => many(votes.all(proposal), toVote),
    /** As {@link votes}: those on the whole and on one revision, which is what decides that one. */
    votesOn: (proposal: number, revision: number) => many(votesOn.all(proposal, revision), toVote),
    /** Whether a proposal holds withdrawals that await their decision. */
    hasWithdrawals: (proposal: number): boolean => withdrawals.get(proposal) !== undefined,
    /** Whether a revision of a proposal still awaits its decision. */
    isWaiting: (proposal: number): boolean => waiting.get(proposal) !== undefined,
    /** The row of the last revision in a proposal. */
    lastRevisionIn: (proposal: number): number | undefined =>
      (lastIn.get(proposal) as { id: number | null }).id ?? undefined,
    /** How many revisions of a proposal are in which state. */
    countsIn: (proposal: number): Partial<Record<RevisionState, number>> =>
      Object.fromEntries(
        (countOfProposal.all(proposal) as { state: RevisionState; n: number }[]).map(({ state, n }) => [
          state,
          n,
        ]),
      ),
    agreements: (collection: string) =>
      many(agreements.all(collection), (row) =>
        fromRow<{ version: number; partners: string[]; content: Agreement; since: string }>(row, [
          'partners',
          'content',
        ]),
      ),
  };
}
