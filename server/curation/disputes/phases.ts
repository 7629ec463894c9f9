import type { DisputeState } from './state.ts';
import type { Outcome, Panel, Phase } from './types.ts';

const open: readonly Phase[] = ['answering', 'agreeing', 'panel', 'naming', 'mediation'];

/** Whether the dispute is without an outcome, or before its second after an appeal. */
export const isOpen = ({ phase }: Pick<DisputeState, 'phase'>): boolean => open.includes(phase);

/** Whether the last outcome can no longer be appealed. */
export const isFinal = ({ phase }: Pick<DisputeState, 'phase'>): boolean =>
  phase === 'owing' || phase === 'closed';

/** The outcome that stands; during an appeal, the one appealed against. */
export const lastOutcome = ({ outcomes }: DisputeState): Outcome | undefined => outcomes.at(-1);

/** The panel that sits now. */
export const sittingPanel = ({ phase, panels }: DisputeState): Panel | undefined =>
  phase === 'panel' ? panels.at(-1) : undefined;
