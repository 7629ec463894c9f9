import { addDays } from './add-days.ts';
import { requireWords } from './check-texts.ts';
import type { DisputeCommand } from './commands.ts';
import { concludeByJudgement, countVotes } from './conclude-dispute.ts';
import { actorName, mediatorParty, partiesOf } from './parties.ts';
import { sittingPanel } from './phases.ts';
import { askForMediator, judgesBefore, replacePanelist } from './seat-judges.ts';
import type { DisputeState } from './state.ts';
import { type Circumstances, extend, type Refusal, refuse, type Trail } from './trail.ts';
import { type Mediator, type OutcomeName, outcomes, type Seat } from './types.ts';

type CommandOf<K extends DisputeCommand['kind']> = Extract<DisputeCommand, { kind: K }>;

const isMediator = (state: DisputeState, name: string | undefined): boolean =>
  state.phase === 'mediation' && name === mediatorParty(state.mediators.at(-1)!.mediator);

/** The seat of a panelist who has not voted, or why there is none. */
function freeSeat(state: DisputeState, name: string | undefined): Seat | Refusal {
  const seat = sittingPanel(state)?.seats.find(({ partner }) => partner === name);
  if (!seat)
    return refuse('You are not on a panel that sits in this dispute.', 'Read who is, and how it was drawn.');
  return seat.vote ? refuse('You have voted already, and a vote stands.', 'Wait for the others.') : seat;
}

const unknownOutcome = (outcome: OutcomeName): Refusal | undefined =>
  outcomes.includes(outcome)
    ? undefined
    : refuse(`“${outcome}” is no outcome.`, `The outcomes are ${outcomes.join(', ')}.`);

/** A panelist votes for an outcome, with reasons; it decides as soon as more than half of the panel agree. */
export function voteOnDispute(
  trail: Trail,
  command: CommandOf<'vote'>,
  { actor, rules, now }: Circumstances,
): Trail | Refusal {
  const seat = freeSeat(trail.state, actorName(actor));
  if ('outcome' in seat) return seat;
  const unknown = unknownOutcome(command.outcome);
  if (unknown) return unknown;
  const reasons = requireWords(command.reasons, 'reasons');
  if ('outcome' in reasons) return reasons;
  const voted = extend(trail, {
    kind: 'voted',
    at: now,
    by: seat.partner,
    outcome: command.outcome,
    reasons: reasons.words,
  });
  return countVotes(voted, { deadline: false }, rules, now);
}

/** A panelist gives the seat to the next one drawn; a mediator gives the task back to the operator. */
export function declineToJudge(trail: Trail, { actor, rules, now }: Circumstances): Trail | Refusal {
  const name = actorName(actor);
  if (isMediator(trail.state, name))
    return askForMediator(extend(trail, { kind: 'mediator-left', at: now, why: 'declined' }), rules, now);
  const seat = freeSeat(trail.state, name);
  if ('outcome' in seat) return seat;
  return replacePanelist(trail, { partner: seat.partner, why: 'declined' }, rules, now);
}

/** Why this mediator cannot be named. */
function mediatorFault(state: DisputeState, mediator: Mediator, rules: Circumstances['rules']) {
  const name = mediatorParty(mediator);
  if (partiesOf(state).includes(name))
    return refuse('A party cannot mediate.', 'Name a partner, or somebody outside, who is no party.');
  if (judgesBefore(state, state.round).has(name))
    return refuse('They judged this dispute before the appeal.', 'Name somebody who did not.');
  if (mediator.kind === 'partner' && !rules.partners.includes(mediator.partner))
    return refuse(`${mediator.partner} is no active partner.`, 'Name one that is, or somebody outside.');
  if (mediator.kind === 'outside' && (mediator.person === '' || mediator.institution.trim() === ''))
    return refuse('A mediator from outside has a reference and an institution.', 'Give both.');
  return undefined;
}

/** The operator names a mediator when one is needed, or another when the first lets the deadline pass. */
export function nameMediator(
  trail: Trail,
  { mediator }: CommandOf<'name-mediator'>,
  { actor, rules, now }: Circumstances,
): Trail | Refusal {
  const { state } = trail;
  if (actor.kind !== 'operator')
    return refuse('The operator of the archive names the mediator.', 'Ask the operator.');
  const late = state.phase === 'mediation' && state.overdue.some(({ what }) => what === 'decide');
  if (state.phase !== 'naming' && !late)
    return refuse(
      'No mediator is needed now.',
      'A mediator is named where too few partners are left for a panel, or the mediator named has let the deadline pass.',
    );
  const fault = mediatorFault(state, mediator, rules);
  if (fault) return fault;
  const free = late ? extend(trail, { kind: 'mediator-left', at: now, why: 'late' }) : trail;
  return extend(free, { kind: 'mediator-named', at: now, mediator, due: addDays(now, rules.panelDays) });
}

/** The mediator decides, late or not, as long as nobody else has been named. */
export function mediateDispute(
  trail: Trail,
  command: CommandOf<'decide'>,
  { actor, rules, now }: Circumstances,
): Trail | Refusal {
  if (!isMediator(trail.state, actorName(actor)))
    return refuse('The mediator decides, and you are not the mediator now.', 'Read how the dispute stands.');
  const unknown = unknownOutcome(command.outcome);
  if (unknown) return unknown;
  const reasons = requireWords(command.reasons, 'reasons');
  if ('outcome' in reasons) return reasons;
  const judgement = { outcome: command.outcome, way: 'mediator', reasons: reasons.words } as const;
  return concludeByJudgement(trail, judgement, rules, now);
}
