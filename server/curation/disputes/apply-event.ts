import { applyJudging, type JudgingEvent } from './apply-judging.ts';
import type { DisputeEvent } from './events.ts';
import { claimantParty } from './parties.ts';
import type { DisputeState } from './state.ts';
import type { Due } from './types.ts';

type EventOf<K extends DisputeEvent['kind']> = Extract<DisputeEvent, { kind: K }>;

function begin(event: EventOf<'filed'>): DisputeState {
  const { at, due, kind: _, ...matter } = event;
  return {
    ...matter,
    filed: at,
    ...(event.claimant.kind === 'partner' && { admitted: { by: claimantParty(event.claimant), at } }),
    phase: 'answering',
    round: 1,
    due,
    answers: {},
    proposals: 0,
    panels: [],
    mediators: [],
    outcomes: [],
    owed: [],
    withheld: false,
    holds: [],
    overdue: [],
    events: [event],
  };
}

/** A final outcome: what is owed remains to be done, else the dispute is closed. */
function conclude(state: DisputeState): DisputeState {
  const { due: _, ...rest } = state;
  const first = state.owed[0];
  return first ? { ...rest, phase: 'owing', due: first.by } : { ...rest, phase: 'closed' };
}

/** What a partner owed is done; nobody waits for it any longer. */
function settleDue(state: DisputeState, partner: string): DisputeState {
  const owed = state.owed.filter((due: Due) => due.partner !== partner);
  const settled = { ...state, owed, overdue: state.overdue.filter(({ who }) => who !== partner) };
  return state.phase === 'owing' && owed.length === 0 ? conclude(settled) : settled;
}

function applyDecided(state: DisputeState, event: EventOf<'decided'>): DisputeState {
  const { at, round, outcome, way, reasons, owed, appealBy } = event;
  const { proposal: _, due: __, ...rest } = state;
  const decided: DisputeState = {
    ...rest,
    owed,
    overdue: [],
    outcomes: [...state.outcomes, { outcome, way, round, at, ...(reasons && { reasons }) }],
  };
  return appealBy === undefined ? conclude(decided) : { ...decided, phase: 'decided', due: appealBy };
}

function applyTo(state: DisputeState, event: Exclude<DisputeEvent, { kind: 'filed' }>): DisputeState {
  const { at } = event;
  switch (event.kind) {
    case 'seeded':
      return { ...state, seed: event.seed };
    case 'admitted':
      return { ...state, admitted: { by: event.by, at } };
    case 'answered': {
      const { kind: _, by, ...answer } = event;
      return { ...state, answers: { ...state.answers, [by]: answer } };
    }
    case 'talks-opened':
      return { ...state, phase: 'agreeing', due: event.due };
    case 'proposed': {
      const { kind: _, ...proposal } = event;
      return { ...state, proposals: event.number, proposal: { ...proposal, agreed: [event.by] } };
    }
    case 'agreed': {
      const { proposal } = state;
      if (proposal?.number !== event.number)
        throw new Error(`No proposal ${event.number} stands in ${state.id}.`);
      return { ...state, proposal: { ...proposal, agreed: [...proposal.agreed, event.by] } };
    }
    case 'panel-called':
      return state;
    case 'decided':
      return applyDecided(state, event);
    case 'appealed':
      return {
        ...state,
        round: 2,
        appeal: { by: event.by, at, reasons: event.reasons },
        owed: [],
        overdue: [],
      };
    case 'became-final':
      return conclude(state);
    case 'fulfilled':
      return settleDue(state, event.partner);
    case 'withheld':
      return settleDue({ ...state, withheld: true }, event.partner);
    case 'held':
      return { ...state, holds: [...state.holds, { by: event.by, at }] };
    case 'released':
      return { ...state, holds: state.holds.filter(({ by }) => by !== event.by) };
    case 'fell-overdue': {
      const { due: _, ...rest } = state;
      return { ...rest, overdue: [...state.overdue, { who: event.who, what: event.what, since: at }] };
    }
    default:
      return applyJudging(state, event satisfies JudgingEvent);
  }
}

/** The state after one more event. Throws where the event cannot follow, which is a bug or a list that is not whole. */
export function applyEvent(state: DisputeState | undefined, event: DisputeEvent): DisputeState {
  if (event.kind === 'filed') {
    if (state) throw new Error(`Dispute ${state.id} has been filed already.`);
    return begin(event);
  }
  if (!state) throw new Error(`A dispute begins by being filed, not with “${event.kind}”.`);
  return { ...applyTo(state, event), events: [...state.events, event] };
}

/** The state that a whole list of events makes; undefined for none. */
export const foldEvents = (events: readonly DisputeEvent[]): DisputeState | undefined =>
  events.reduce<DisputeState | undefined>(applyEvent, undefined);
