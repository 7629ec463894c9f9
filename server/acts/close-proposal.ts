import type { Archive } from '../archive/open-archive.ts';
import type { Transaction } from '../archive/writer.ts';
import { tell } from './tell.ts';

/**
 * Closes a proposal none of whose revisions waits any more: its outcome, a public decision, and word to whoever proposed. One that some still wait
 * in is open again.
 */
export function closeIfDone(
  { curation }: Pick<Archive, 'curation'>,
  tx: Transaction,
  { id, time, actor }: { id: number; time: string; actor: string },
): void {
  const proposal = curation.proposal(id)!;
  if (proposal.state === 'closed') return;
  if (curation.isWaiting(id)) {
    if (proposal.state === 'settling') tx.setProposal(id, 'open');
    return;
  }
  const { published = 0, withdrawn = 0, returned = 0 } = curation.countsIn(id);
  const came = [
    ...(published + withdrawn ? ['accepted' as const] : []),
    ...(returned ? ['returned' as const] : []),
    ...(proposal.outcome === 'withdrawn' ? ['withdrawn' as const] : []),
  ];
  const outcome = came.length > 1 ? 'mixed' : (came[0] ?? 'withdrawn');
  tx.setProposal(id, 'closed', outcome, time);
  const approvals = [
    ...new Set(curation.votes(id).flatMap((v) => (v.vote === 'approve' ? v.partner : []))),
  ].sort();
  const { collection, partner, rules } = proposal;
  const subject = `proposal/${id}`;
  const payload = { proposal: id, outcome, approvals };
  const seq = tx.log({ time, actor, kind: 'proposal.closed', subject, payload });
  if (published)
    tx.decision({
      seq,
      time,
      kind: 'records.published',
      collection,
      partner,
      detail: { proposal: id, approvals },
    });
  // Where it was taken back, those who were asked need not look any more; else it is the proposing partner who waits for word.
  const partners = outcome === 'withdrawn' ? rules.partners : [partner];
  tell(tx, { partners, kind: `proposal.${outcome}`, subject, detail: { collection }, time });
}
