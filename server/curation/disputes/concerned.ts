import { partiesOf } from './parties.ts';
import { isOpen, sittingPanel } from './phases.ts';
import type { DisputeState } from './state.ts';
import type { DisputeRules, Mediator } from './types.ts';

const currentMediator = ({ mediators }: DisputeState): Mediator | undefined => {
  const last = mediators.at(-1);
  return last && !last.left ? last.mediator : undefined;
};

/** Which partners are told of each event, and `operator`: the parties, the panel or mediator, on the ground of harm those who may hold. */
export function concerned(state: DisputeState, rules: Pick<DisputeRules, 'vetoHolders'>): string[] {
  const mediator = currentMediator(state);
  const panel = sittingPanel(state) ?? (isOpen(state) ? undefined : state.panels.at(-1));
  return [
    ...new Set([
      ...partiesOf(state).filter((party) => !party.includes(':')),
      ...(state.ground === 'harm' ? rules.vetoHolders : []),
      ...(panel?.seats ?? []).map(({ partner }) => partner),
      ...(mediator?.kind === 'partner' ? [mediator.partner] : []),
      'operator',
    ]),
  ];
}

/** The references of persons who are told by the address that lies with them: the claimant, and a mediator from outside. */
export function personsConcerned(state: DisputeState): string[] {
  const mediator = currentMediator(state);
  return [
    ...(state.claimant.kind === 'person' ? [state.claimant.person] : []),
    ...(mediator?.kind === 'outside' ? [mediator.person] : []),
  ];
}
