import type { RecordContent } from '../../vocab/fields.ts';
import type { Proposal, StoredVote } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import { noContent, type StoredRevision } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Standing, standingOf } from '../curation/decide.ts';
import { votesFor } from '../curation/votes-for.ts';
import { makeCurrent, subjectOf, takenBack } from './enter-revision.ts';
import { noteAmendments } from './note-amendments.ts';
import { takeConcepts } from './take-concepts.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

const isWithdrawal = (revision: StoredRevision): boolean => revision.content === noContent.content;

/** How a revision stands by the votes on it. Taking one's own record back needs nobody's approval but one's own. */
function standing(proposal: Proposal, votes: readonly StoredVote[], revision: StoredRevision, time: string) {
  const { rules, partner, deadline } = proposal;
  const own = isWithdrawal(revision) ? { ...rules, approvals: 1, veto: [], partners: [partner] } : rules;
  return standingOf({ partner, rules: own, votes: votesFor(votes, revision.id), deadline }, time);
}

/** Brings one proposed revision to what the votes make of it, if they make something of it; says how it stands. */
export function settleRevision(
  parts: Parts,
  tx: Transaction,
  {
    proposal,
    votes,
    revision,
    time,
    actor,
  }: {
    proposal: Proposal;
    votes: readonly StoredVote[];
    revision: StoredRevision;
    time: string;
    actor: string;
  },
): Standing {
  const record = tx.recordById(revision.record)!;
  if (proposal.outcome === 'withdrawn') {
    tx.closeRevision(record, revision, 'withdrawn');
    return { outcome: 'returned', against: [proposal.partner] };
  }
  const decided = standing(proposal, votes, revision, time);
  if (decided.outcome === 'proposed') return decided;
  const payload = { revision: revision.number, proposal: proposal.id };
  const entry = { time, actor, subject: subjectOf(record) };
  if (decided.outcome === 'returned') {
    tx.closeRevision(record, revision, 'returned');
    tx.log({ ...entry, kind: 'record.returned', payload: { ...payload, against: decided.against } });
    return decided;
  }
  if (isWithdrawal(revision)) {
    const log = tx.log({ ...entry, kind: 'record.withdrawn', payload });
    tx.acceptWithdrawal(record, revision, time);
    takenBack(tx, record, { log, time });
    noteAmendments(parts, tx, { record, content: undefined, time });
    return decided;
  }
  const { approvals, silence } = decided;
  const content = JSON.parse(revision.content) as RecordContent;
  const digest = Buffer.from(revision.digest).toString('hex');
  tx.log({ ...entry, kind: 'record.published', payload: { ...payload, digest, approvals, silence } });
  takeConcepts(tx, { proposal: proposal.id, record: record.id, content });
  tx.publishRevision(record, revision, { time, decided: { approvals, silence } });
  makeCurrent(tx, record, content);
  noteAmendments(parts, tx, { record, content, time });
  return decided;
}
