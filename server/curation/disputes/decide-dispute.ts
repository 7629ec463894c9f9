import { admitDispute } from './admit-dispute.ts';
import { agreeToOutcome, proposeOutcome, withdrawDispute } from './agree-outcome.ts';
import { answerDispute } from './answer-dispute.ts';
import { appealDispute, callPanel } from './call-panel.ts';
import type { DisputeCommand } from './commands.ts';
import { followDeadlines } from './due-events.ts';
import { fileDispute } from './file-dispute.ts';
import { holdSubject, releaseSubject } from './hold-subject.ts';
import { declineToJudge, mediateDispute, nameMediator, voteOnDispute } from './judge-dispute.ts';
import { noteAmended, noteSeed } from './note-fact.ts';
import type { DisputeDecision, DisputeState } from './state.ts';
import { type Circumstances, type Refusal, refuse, type Trail } from './trail.ts';
import type { DisputeActor, DisputeRules } from './types.ts';

/** A partner is heard by its steward, and while it is one. */
function unheard(actor: DisputeActor, rules: DisputeRules): Refusal | undefined {
  if (actor.kind !== 'partner') return undefined;
  if (!rules.partners.includes(actor.partner))
    return refuse(`${actor.partner} is no active partner.`, 'Ask the operator to be taken in again.');
  if (actor.role !== 'steward')
    return refuse(
      'In a dispute, a steward speaks for the partner.',
      'Ask a steward of your institution to do this.',
    );
  return undefined;
}

function decideOn(
  trail: Trail,
  command: Exclude<DisputeCommand, { kind: 'file' }>,
  by: Circumstances,
): Trail | Refusal {
  switch (command.kind) {
    case 'seed':
      return noteSeed(trail, command, by);
    case 'admit':
      return admitDispute(trail, by);
    case 'answer':
      return answerDispute(trail, command, by);
    case 'propose':
      return proposeOutcome(trail, command, by);
    case 'agree':
      return agreeToOutcome(trail, command, by);
    case 'withdraw':
      return withdrawDispute(trail, command, by);
    case 'call-panel':
      return callPanel(trail, by);
    case 'vote':
      return voteOnDispute(trail, command, by);
    case 'decline':
      return declineToJudge(trail, by);
    case 'name-mediator':
      return nameMediator(trail, command, by);
    case 'decide':
      return mediateDispute(trail, command, by);
    case 'appeal':
      return appealDispute(trail, command, by);
    case 'hold':
      return holdSubject(trail, command, by);
    case 'release':
      return releaseSubject(trail, by);
    case 'amended':
      return noteAmended(trail, command, by);
  }
}

/**
 * Decides what a command comes to. `state` is undefined for `file`, and only there; `now` is ISO 8601 in UTC. What deadlines have brought about
 * before it counts first, and begins the events: a vote after the deadline finds the votes counted. Pure; texts come back trimmed, in NFC.
 */
export function decideDispute(
  state: DisputeState | undefined,
  command: DisputeCommand,
  actor: DisputeActor,
  rules: DisputeRules,
  now: string,
): DisputeDecision {
  const silenced = unheard(actor, rules);
  if (silenced) return silenced;
  const by: Circumstances = { actor, rules, now };
  if (command.kind === 'file') {
    if (state) return refuse(`${state.id} has been filed already.`, 'Give the new dispute its own number.');
    const filed = fileDispute(command, by);
    return 'outcome' in filed ? filed : { outcome: 'accepted', ...filed };
  }
  if (!state) return refuse('There is no such dispute.', 'File it first.');
  if (state.seed === undefined && command.kind !== 'seed')
    return refuse(
      'The dispute is not filed in full: its seed is yet to be noted.',
      'The archive notes the head of its log in the same transaction; report this to the operator.',
    );
  const result = decideOn(followDeadlines({ state, events: [] }, rules, now), command, by);
  return 'outcome' in result ? result : { outcome: 'accepted', events: result.events };
}
