import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { effects } from './effects.ts';
import { type Deadline, nextDeadline } from './next-deadline.ts';
import { isFinal, isOpen, lastOutcome } from './phases.ts';
import { type PublicStep, publicName, publicSteps } from './public-steps.ts';
import type { DisputeState } from './state.ts';
import type { Due, Ground, Outcome, OutcomeName, Overdue, Panel, Phase, Request, Subject } from './types.ts';

export type PublicVote = {
  partner: string;
  outcome: OutcomeName;
  reasons?: LanguageMap;
  /** Against the outcome that the votes were counted for. */
  dissent: boolean;
};

export type PublicOutcome = Outcome & { final: boolean; votes: readonly PublicVote[] };

/** How a panel came about. Anyone can draw again: `ranked` ordered by the SHA-256 of seed, number of the dispute and partner, joined by line feeds. */
export type PublicPanel = Pick<Panel, 'round' | 'size' | 'ranked' | 'left' | 'dissolved'> & {
  partners: readonly string[];
};

export type PublicDispute = {
  id: string;
  subject: Subject;
  ground: Ground;
  asks?: Request;
  claimant: { kind: 'partner'; partner: string } | { kind: 'person' };
  respondents: readonly string[];
  filed: string;
  admitted?: { by: string; at: string };
  phase: Phase;
  open: boolean;
  contested: boolean;
  held: boolean;
  due: readonly Due[];
  next?: Deadline;
  overdue: readonly Overdue[];
  seed?: string;
  candidates: readonly string[];
  panels: readonly PublicPanel[];
  mediators: readonly {
    round: number;
    mediator: { kind: 'partner'; partner: string } | { kind: 'outside'; institution: string };
    left: boolean;
  }[];
  outcomes: readonly PublicOutcome[];
  steps: readonly PublicStep[];
  /** Reasons, answers and evidence are left out, as they may quote what is held back. */
  textsWithheld: boolean;
};

function publicOutcome(state: DisputeState, outcome: Outcome, texts: boolean): PublicOutcome {
  const { reasons, ...rest } = outcome;
  // Votes of a panel that did not come to decide (it was dissolved, or the parties settled) are told, but dissent from nothing.
  const counted = outcome.way === 'panel' || outcome.way === 'no-majority';
  const seats = state.panels.filter(({ round }) => round === outcome.round).flatMap((panel) => panel.seats);
  return {
    ...rest,
    ...(texts && reasons && { reasons }),
    final: outcome === lastOutcome(state) && isFinal(state),
    votes: seats.flatMap(({ partner, vote }) =>
      vote
        ? [
            {
              partner,
              outcome: vote.outcome,
              ...(texts && { reasons: vote.reasons }),
              dissent: counted && vote.outcome !== outcome.outcome,
            },
          ]
        : [],
    ),
  };
}

function picture(state: DisputeState, texts: boolean): PublicDispute {
  const { contested, held, due } = effects(state);
  const { claimant, admitted, asks, seed } = state;
  const name = (party: string) => publicName(state, party);
  const next = nextDeadline(state);
  return {
    id: state.id,
    subject: state.subject,
    ground: state.ground,
    ...(asks && { asks }),
    claimant: claimant.kind === 'partner' ? claimant : { kind: 'person' },
    respondents: state.respondents,
    filed: state.filed,
    ...(admitted && { admitted: { by: name(admitted.by), at: admitted.at } }),
    phase: state.phase,
    open: isOpen(state),
    contested,
    held,
    due,
    ...(next && { next: { ...next, who: next.who.map(name) } }),
    overdue: state.overdue.map((late) => ({ ...late, who: name(late.who) })),
    ...(seed !== undefined && { seed }),
    candidates: state.candidates,
    panels: state.panels.map(({ round, size, ranked, seats, left, dissolved }) => ({
      round,
      size,
      ranked,
      partners: seats.map(({ partner }) => partner),
      left,
      dissolved,
    })),
    mediators: state.mediators.map(({ round, mediator, left }) => ({
      round,
      mediator:
        mediator.kind === 'partner' ? mediator : { kind: 'outside', institution: mediator.institution },
      left,
    })),
    outcomes: state.outcomes.map((outcome) => publicOutcome(state, outcome, texts)),
    steps: publicSteps(state, { texts }),
    textsWithheld: !texts,
  };
}

/** Whether the public may know of it: once admitted, or decided otherwise than by a person's taking the request back. */
const isPublic = (state: DisputeState): boolean =>
  state.admitted !== undefined || state.outcomes.some(({ way }) => way !== 'withdrawal');

/** Whether what is held back is so for what it does to people: then texts may not tell it either. */
const isSensitive = ({ ground, asks }: DisputeState): boolean =>
  ground === 'harm' || asks === 'takedown' || asks === 'restriction';

/**
 * What everyone may see of a dispute; undefined for a person's request that nobody has admitted. Never who a person is. Texts are left out
 * while a subject is held back on the ground of harm or on a request to show less, and when the caller says so (`texts: false`),
 * as it must where access to the subject is restricted: they may quote it.
 */
export function publicDispute(
  state: DisputeState,
  { texts = true }: { texts?: boolean } = {},
): PublicDispute | undefined {
  if (!isPublic(state)) return undefined;
  return picture(state, texts && !(effects(state).held && isSensitive(state)));
}

/** What those who take part see: all texts, admitted or not; votes stay secret until the outcome here, too. */
export const partyDispute = (state: DisputeState): PublicDispute => picture(state, true);
