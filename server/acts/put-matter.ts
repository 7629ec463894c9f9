import type { Collection } from '../archive/archive.ts';
import type { Proposal, ProposalKind, ProposalRules } from '../archive/curation-reader.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Actor, type Matter, votersOf } from '../curation/decide.ts';
import { tell } from './tell.ts';

/** The rules of a collection as they are today, for a matter that is put before its partners now. */
export const rulesOf = ({
  agreement,
  partners,
}: Pick<Collection, 'agreement' | 'partners'>): ProposalRules => ({
  approvals: agreement.approvals,
  veto: agreement.veto,
  days: agreement.days,
  silence: agreement.silence,
  partners,
});

const day = 86_400_000;
export const deadlineAfter = (time: string, days: number): string =>
  new Date(Date.parse(time) + days * day).toISOString();

/** A matter that nobody has voted on. */
export const freshMatter = (partner: string, rules: ProposalRules, time: string): Matter => ({
  partner,
  rules,
  votes: [],
  deadline: deadlineAfter(time, rules.days),
  state: 'open',
});

/** A proposal as `decide` sees it, with the votes that count. */
export const matterOf = (proposal: Proposal, votes: Matter['votes']): Matter => ({
  partner: proposal.partner,
  rules: proposal.rules,
  votes,
  deadline: proposal.deadline,
  state: proposal.state === 'open' ? 'open' : 'decided',
});

/** Puts a matter before the partners: proposal, the proposing steward's own approval, log entry, and word to the others. */
export function putMatter(
  tx: Transaction,
  m: {
    kind: ProposalKind;
    collection: string;
    actor: Actor;
    rules: ProposalRules;
    subject: Record<string, unknown>;
    deposit?: number;
    time: string;
  },
): number {
  const { kind, collection, actor, rules, subject, time } = m;
  const deadline = deadlineAfter(time, rules.days);
  const id = tx.openProposal({
    kind,
    collection,
    partner: actor.partner,
    actor: actor.id,
    rules,
    subject,
    opened: time,
    deadline,
    ...(m.deposit !== undefined && { deposit: m.deposit }),
  });
  if (actor.role === 'steward')
    tx.vote({ proposal: id, partner: actor.partner, actor: actor.id, vote: 'approve', time });
  const detail = { kind, collection, partner: actor.partner, deadline };
  tx.log({
    time,
    actor: actor.id,
    kind: 'proposal.opened',
    subject: `proposal/${id}`,
    payload: { ...detail, subject, rules },
  });
  tell(tx, {
    partners: votersOf(rules),
    ...(actor.role === 'steward' && { except: actor.partner }),
    kind: 'proposal.opened',
    subject: `proposal/${id}`,
    detail,
    time,
  });
  return id;
}
