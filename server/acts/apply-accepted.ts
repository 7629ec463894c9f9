import type { Proposal } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Standing, votersOf } from '../curation/decide.ts';
import { applyAgreement } from './apply-agreement.ts';
import { applyItemRestriction } from './apply-item-restriction.ts';
import { applyJoin } from './apply-join.ts';
import { applyAuthorityJoin } from './authorities/apply-authority-join.ts';
import { takeDescription } from './authorities/take-description.ts';
import type { AccessSubject, AgreementSubject, DescriptionSubject, JoinSubject } from './matter-subjects.ts';
import type { Refused } from './outcome.ts';
import { tell } from './tell.ts';

type Parts = Pick<Archive, 'curation' | 'reader'>;

/**
 * Closes a matter that has been decided and brings about what it asked for, within the caller's transaction, which is to be taken back where this
 * refuses.
 */
export function applyAccepted(
  parts: Parts,
  tx: Transaction,
  {
    proposal,
    standing,
    time,
    actor,
  }: {
    proposal: Proposal;
    standing: Exclude<Standing, { outcome: 'proposed' }>;
    time: string;
    actor: string;
  },
): Refused | undefined {
  const { id, kind, collection, partner, subject } = proposal;
  const accepted = standing.outcome === 'accepted';
  tx.setProposal(id, 'closed', standing.outcome, time);
  const detail = accepted
    ? { proposal: id, approvals: [...standing.approvals], silence: standing.silence }
    : { proposal: id, against: [...standing.against] };
  tx.log({
    time,
    actor,
    kind: 'proposal.closed',
    subject: `proposal/${id}`,
    payload: { outcome: standing.outcome, ...detail },
  });
  tell(tx, {
    partners: votersOf(proposal.rules),
    kind: `proposal.${standing.outcome}`,
    subject: `proposal/${id}`,
    detail: { kind, collection },
    time,
  });
  if (!accepted) return undefined;
  const act = { time, actor, detail, partner, partners: votersOf(proposal.rules) };
  if (kind === 'agreement')
    return applyAgreement(parts, tx, { ...act, collection, subject: subject as AgreementSubject });
  if (kind === 'join') return applyJoin(tx, { ...act, subject: subject as JoinSubject });
  if (kind === 'authority-join')
    return applyAuthorityJoin(parts, tx, { ...act, subject: subject as JoinSubject });
  if (kind === 'description') {
    takeDescription(parts, tx, { subject: subject as DescriptionSubject, partner, actor, time, detail });
    return undefined;
  }
  return applyItemRestriction(tx, { ...act, subject: subject as AccessSubject });
}
