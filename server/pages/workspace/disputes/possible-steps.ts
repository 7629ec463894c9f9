import { rulesForItem } from '../../../acts/dispute-rules.ts';
import type { Archive } from '../../../archive/open-archive.ts';
import type { DisputeCommand, FileCommand } from '../../../curation/disputes/commands.ts';
import { decideDispute } from '../../../curation/disputes/decide-dispute.ts';
import type { DisputeState } from '../../../curation/disputes/state.ts';
import type { DisputeActor } from '../../../curation/disputes/types.ts';
import { actorOf, type Visit } from '../shell/visit.ts';

export type Step = Exclude<DisputeCommand, FileCommand>;
export type StepKind = Exclude<Step['kind'], 'seed' | 'amended'>;

const some = { und: ['.'] };

/** A command of each kind, filled in with anything: whether it would be taken does not depend on what the texts say. */
function trials(state: DisputeState): Record<StepKind, Step> {
  const mediator = { kind: 'outside' as const, person: 'somebody', institution: 'somewhere' };
  return {
    admit: { kind: 'admit' },
    answer: { kind: 'answer', answer: 'defend', reasons: some },
    propose: { kind: 'propose', outcome: 'both-stand' },
    agree: { kind: 'agree', proposal: state.proposal?.number ?? 0 },
    withdraw: { kind: 'withdraw' },
    'call-panel': { kind: 'call-panel' },
    vote: { kind: 'vote', outcome: 'both-stand', reasons: some },
    decline: { kind: 'decline' },
    'name-mediator': { kind: 'name-mediator', mediator },
    decide: { kind: 'decide', outcome: 'both-stand', reasons: some },
    appeal: { kind: 'appeal', reasons: some },
    hold: { kind: 'hold' },
    release: { kind: 'release' },
  };
}

/**
 * In what capacities somebody could act: for their partner, and as one who keeps the archive. A mediator from outside has no account: an
 * operator enters what they decide, under the operator's own pseudonym in the log.
 */
export function disputeActors(visit: Visit, { mediators }: DisputeState): DisputeActor[] {
  const actor = actorOf(visit);
  const mediator = mediators.at(-1);
  return [
    ...(actor ? [{ kind: 'partner' as const, partner: actor.partner, role: actor.role }] : []),
    ...(visit.principal.operator ? [{ kind: 'operator' as const }] : []),
    ...(visit.principal.operator && mediator?.mediator.kind === 'outside' && !mediator.left
      ? [{ kind: 'person' as const, person: mediator.mediator.person }]
      : []),
  ];
}

/** The steps that are open to an actor now, asked of the rules themselves. */
export function possibleSteps(
  { archive, time }: { archive: Archive; time: string },
  { state, item, actor }: { state: DisputeState; item: string; actor: DisputeActor },
): StepKind[] {
  const rules = rulesForItem(archive, item);
  return (Object.entries(trials(state)) as [StepKind, Step][]).flatMap(([kind, command]) =>
    decideDispute(state, command, actor, rules, time).outcome === 'accepted' ? kind : [],
  );
}
