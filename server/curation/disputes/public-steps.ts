import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { DisputeEvent } from './events.ts';
import { claimantParty } from './parties.ts';
import { isOpen } from './phases.ts';
import type { DisputeState } from './state.ts';
import type { Evidence, Party } from './types.ts';

/** One entry of the timeline; `by`, `who` and `partner` are partners' ids, or `claimant`, `mediator`, `operator`, `deadline`. */
export type PublicStep = {
  at: string;
  kind: DisputeEvent['kind'];
  by?: string;
  who?: string;
  partner?: string;
  partners?: readonly string[];
  number?: number;
  round?: number;
  answer?: string;
  outcome?: string;
  way?: string;
  why?: string;
  what?: string;
  institution?: string;
  seed?: string;
  due?: string;
  reasons?: LanguageMap;
  evidence?: readonly Evidence[];
};

/** A party as the public sees it: persons by what they are here, for who they are lies elsewhere. */
export function publicName(state: DisputeState, party: Party): string {
  if (!party.includes(':')) return party;
  return party === claimantParty(state.claimant) ? 'claimant' : 'mediator';
}

/** What of an event may be shown, member by member: what an event may come to hold later stays out until it is named here. */
function shown(event: DisputeEvent): Omit<PublicStep, 'at' | 'kind' | 'reasons' | 'evidence'> {
  switch (event.kind) {
    case 'filed':
      return { by: claimantParty(event.claimant), partners: event.respondents, due: event.due };
    case 'seeded':
      return { seed: event.seed };
    case 'answered':
      return { by: event.by, answer: event.answer };
    case 'proposed':
      return { by: event.by, number: event.number, outcome: event.outcome };
    case 'agreed':
      return { by: event.by, number: event.number };
    case 'panel-called':
      return { by: event.by, why: event.why };
    case 'panel-drawn':
      return { round: event.round, partners: event.panelists, due: event.due };
    case 'panelist-left':
      return { partner: event.partner, why: event.why };
    case 'panelist-drawn':
      return { partner: event.partner, due: event.due };
    case 'talks-opened':
      return { due: event.due };
    case 'mediator-needed':
      return { round: event.round, due: event.due };
    case 'mediator-named': {
      const { mediator, due } = event;
      return mediator.kind === 'partner'
        ? { partner: mediator.partner, due }
        : { institution: mediator.institution, due };
    }
    case 'mediator-left':
      return { why: event.why };
    case 'voted':
      return { by: event.by, outcome: event.outcome };
    case 'decided': {
      const { round, outcome, way, appealBy } = event;
      return { round, outcome, way, ...(appealBy !== undefined && { due: appealBy }) };
    }
    case 'fell-overdue':
      return { who: event.who, what: event.what };
    case 'admitted':
    case 'appealed':
    case 'held':
    case 'released':
      return { by: event.by };
    case 'fulfilled':
    case 'withheld':
      return { partner: event.partner };
    case 'panel-dissolved':
    case 'became-final':
      return {};
  }
}

/** Whether a vote is still secret: until the round has its outcome, so that nobody votes after others. */
const isSecret = (state: DisputeState, round: number): boolean => isOpen(state) && round === state.round;

/** The timeline, without texts where those are withheld. */
export function publicSteps(state: DisputeState, { texts }: { texts: boolean }): PublicStep[] {
  let round = 1;
  return state.events.map((event) => {
    if (event.kind === 'appealed') round = 2;
    const { at, kind } = event;
    const { by, who, ...rest } = shown(event);
    const named = {
      ...(by !== undefined && { by: publicName(state, by) }),
      ...(who !== undefined && { who: publicName(state, who) }),
    };
    if (kind === 'voted' && isSecret(state, round)) return { at, kind, ...named };
    return {
      at,
      kind,
      ...named,
      ...rest,
      ...(texts && 'reasons' in event && event.reasons && { reasons: event.reasons }),
      ...(texts && 'evidence' in event && event.evidence.length > 0 && { evidence: event.evidence }),
    };
  });
}
