import type { ProposalKind, ProposalRules } from '../archive/curation-reader.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Transaction } from '../archive/writer.ts';
import { type Actor, decide } from '../curation/decide.ts';
import { applyAccepted } from './apply-accepted.ts';
import { type Outcome, refuse } from './outcome.ts';
import { freshMatter, putMatter } from './put-matter.ts';

/** Puts a matter before the partners; where the actor's own approval is all that the rules ask for, it takes effect at once. */
export function putOrApply(
  parts: Pick<Archive, 'curation' | 'reader'>,
  tx: Transaction,
  matter: {
    kind: Exclude<ProposalKind, 'records'>;
    collection: string;
    actor: Actor;
    rules: ProposalRules;
    subject: Record<string, unknown>;
    time: string;
  },
): Outcome<{ proposal: number; effective: boolean }> {
  const { actor, rules, time } = matter;
  const decision = decide(freshMatter(actor.partner, rules, time), { kind: 'propose' }, actor, time);
  if (decision.outcome === 'refused') return refuse('forbidden', decision.reason, decision.remedy);
  const proposal = putMatter(tx, matter);
  if (decision.outcome !== 'accepted') return { outcome: 'done', proposal, effective: false };
  const kept = parts.curation.proposal(proposal)!;
  const refusal = applyAccepted(parts, tx, { proposal: kept, standing: decision, time, actor: actor.id });
  return refusal ?? { outcome: 'done', proposal, effective: true };
}
