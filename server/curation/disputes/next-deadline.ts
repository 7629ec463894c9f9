import { mediatorParty, partiesOf } from './parties.ts';
import { sittingPanel } from './phases.ts';
import type { DisputeState } from './state.ts';
import type { Party } from './types.ts';

export type Deadline = {
  at: string;
  what: 'answer' | 'agree' | 'vote' | 'name-mediator' | 'decide' | 'appeal' | 'amend' | 'withdraw';
  who: readonly (Party | 'operator')[];
};

const awaited = (state: DisputeState): Omit<Deadline, 'at'> | undefined => {
  switch (state.phase) {
    case 'answering':
      return { what: 'answer', who: state.respondents.filter((partner) => !state.answers[partner]) };
    case 'agreeing':
      return { what: 'agree', who: partiesOf(state) };
    case 'panel':
      return {
        what: 'vote',
        who: sittingPanel(state)!
          .seats.filter(({ vote }) => !vote)
          .map(({ partner }) => partner),
      };
    case 'naming':
      return { what: 'name-mediator', who: ['operator'] };
    case 'mediation':
      return { what: 'decide', who: [mediatorParty(state.mediators.at(-1)!.mediator)] };
    case 'decided':
      return { what: 'appeal', who: partiesOf(state) };
    case 'owing':
      return { what: state.owed[0]!.what, who: state.owed.map(({ partner }) => partner) };
    case 'closed':
      return undefined;
  }
};

/** When the dispute next moves by itself, and who can act until then; undefined when it is closed, or waits for those in `overdue`. */
export function nextDeadline(state: DisputeState): Deadline | undefined {
  const part = awaited(state);
  return part && state.due !== undefined ? { at: state.due, ...part } : undefined;
}
