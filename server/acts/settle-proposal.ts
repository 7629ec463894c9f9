import { setImmediate } from 'node:timers/promises';
import { absolute, referenceOf } from '../../vocab/concept-id.ts';
import { type FieldName, field, type RecordContent } from '../../vocab/fields.ts';
import type { Credit, Term } from '../../vocab/record/record.ts';
import { statementsOf } from '../../vocab/record/statement.ts';
import type { Proposal } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import { noContent, type StoredRevision } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { standingOf } from '../curation/decide.ts';
import { votesFor } from '../curation/votes-for.ts';
import { enterWithdrawal, makeCurrent, subjectOf } from './enter-revision.ts';
import { noteAmendments } from './note-amendments.ts';
import { tell } from './tell.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/** Revisions a transaction: short enough to let others write in between. */
const batchSize = 200;

/** The references of the terms and agents that a content names. */
function referencesIn(content: RecordContent): string[] {
  return statementsOf(content).flatMap(({ field: name, value }) => {
    const { type } = field(name as FieldName);
    if (type === 'term' || type === 'agent') return referenceOf(name, value as Term);
    if (type !== 'credit') return [];
    const { agent, role } = value as Credit;
    return [referenceOf(name, agent), ...(role ? [referenceOf(name, role)] : [])];
  });
}

/** Concepts that came with a proposal become known with the first public record that names them, and those above them. */
function takeConcepts(tx: Transaction, proposal: number, content: RecordContent): void {
  const waiting = referencesIn(content).map((reference) => absolute('', reference));
  const seen = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const concept = tx.proposedConcept(proposal, id);
    if (!concept) continue;
    tx.concept(concept);
    waiting.push(...(concept.broader ?? []));
  }
}

const isWithdrawal = (revision: StoredRevision): boolean => revision.content === noContent.content;

/** Brings one proposed revision to what the votes make of it; says what became of it. */
function settleRevision(
  parts: Parts,
  tx: Transaction,
  {
    proposal,
    revision,
    time,
    actor,
  }: { proposal: Proposal; revision: StoredRevision; time: string; actor: string },
): 'accepted' | 'returned' | 'proposed' {
  const votes = votesFor(parts.curation.votes(proposal.id), revision.id);
  const { rules, partner, deadline } = proposal;
  // Taking one's own record back needs nobody's approval but one's own.
  const own = isWithdrawal(revision) ? { ...rules, approvals: 1, veto: [], partners: [partner] } : rules;
  const standing = standingOf({ partner, rules: own, votes, deadline }, time);
  if (standing.outcome === 'proposed') return 'proposed';
  const record = tx.recordById(revision.record)!;
  const payload = { revision: revision.number, proposal: proposal.id };
  const subject = subjectOf(record);
  if (standing.outcome === 'returned') {
    tx.closeRevision(record, revision, 'returned');
    tx.log({
      time,
      actor,
      kind: 'record.returned',
      subject,
      payload: { ...payload, against: standing.against },
    });
    return 'returned';
  }
  if (isWithdrawal(revision)) {
    tx.closeRevision(record, revision, 'superseded');
    enterWithdrawal(tx, tx.recordById(record.id)!, { deposit: revision.deposit, actor, time });
    return 'accepted';
  }
  const { approvals, silence } = standing;
  const content = JSON.parse(revision.content) as RecordContent;
  const digest = Buffer.from(revision.digest).toString('hex');
  tx.log({
    time,
    actor,
    kind: 'record.published',
    subject,
    payload: { ...payload, digest, approvals, silence },
  });
  takeConcepts(tx, proposal.id, content);
  tx.publishRevision(record, revision, time);
  makeCurrent(tx, record, content);
  noteAmendments(parts, tx, { record, content, time });
  return 'accepted';
}

/** Closes a proposal none of whose revisions waits any more: its outcome, a public decision, and word to whoever proposed. */
function closeIfDone(parts: Parts, tx: Transaction, id: number, time: string): void {
  const proposal = parts.curation.proposal(id)!;
  const counts = parts.curation.countsIn(id);
  if (counts.proposed) {
    tx.setProposal(id, 'open');
    return;
  }
  const published = (counts.published ?? 0) > 0;
  const returned = (counts.returned ?? 0) > 0;
  const outcome =
    published && returned ? 'mixed' : returned ? 'returned' : published ? 'accepted' : 'withdrawn';
  tx.setProposal(id, 'closed', outcome, time);
  const votes = parts.curation.votes(id);
  const saying = (kind: string) =>
    [...new Set(votes.flatMap((v) => (v.vote === kind ? v.partner : [])))].sort();
  const detail = { proposal: id, outcome, approvals: saying('approve') };
  const { collection, partner } = proposal;
  const seq = tx.log({
    time,
    actor: proposal.actor,
    kind: 'proposal.closed',
    subject: `proposal/${id}`,
    payload: detail,
  });
  if (published)
    tx.decision({
      seq,
      time,
      kind: 'records.published',
      collection,
      partner,
      detail: { proposal: id, approvals: detail.approvals },
    });
  tell(tx, {
    partners: [partner],
    kind: `proposal.${outcome}`,
    subject: `proposal/${id}`,
    detail: { collection },
    time,
  });
}

/**
 * Brings the revisions of a proposal to what the votes, or the days that have passed, make of them, batch by batch, and lets other work in between.
 * Stopped half way (a crash), it goes on when asked again: what has been settled stays so.
 */
export async function settleProposal(
  parts: Parts,
  { id, time, actor }: { id: number; time: string; actor: string },
): Promise<void> {
  let after = 0;
  for (;;) {
    const batch = parts.writer.transact((tx) => {
      const proposal = parts.curation.proposal(id)!;
      const revisions = tx.proposedIn(id, after, batchSize);
      for (const revision of revisions) settleRevision(parts, tx, { proposal, revision, time, actor });
      if (revisions.length < batchSize) closeIfDone(parts, tx, id, time);
      return revisions;
    });
    if (batch.length < batchSize) return;
    after = batch.at(-1)!.id;
    await setImmediate();
  }
}

/** As {@link settleProposal}, for one revision, within the caller's transaction. */
export function settleOne(
  parts: Parts,
  tx: Transaction,
  { proposal, revision, time, actor }: { proposal: number; revision: number; time: string; actor: string },
): void {
  const stored = tx.revision(revision)!;
  settleRevision(parts, tx, { proposal: parts.curation.proposal(proposal)!, revision: stored, time, actor });
  closeIfDone(parts, tx, proposal, time);
}
