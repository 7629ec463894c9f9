import { applyEvent } from './apply-event.ts';
import type { DisputeEvent } from './events.ts';
import type { DisputeState } from './state.ts';
import type { DisputeActor, DisputeRules } from './types.ts';

/** A state and the events that led to it from where one began. */
export type Trail = { state: DisputeState; events: readonly DisputeEvent[] };

/** Who acts, by which rules, and when. */
export type Circumstances = { actor: DisputeActor; rules: DisputeRules; now: string };

export type Refusal = { outcome: 'refused'; reason: string; remedy: string };

export const refuse = (reason: string, remedy: string): Refusal => ({ outcome: 'refused', reason, remedy });

/** The trail with one more event. */
export const extend = ({ state, events }: Trail, event: DisputeEvent): Trail => ({
  state: applyEvent(state, event),
  events: [...events, event],
});
