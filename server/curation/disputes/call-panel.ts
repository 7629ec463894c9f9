import { requireWords } from './check-texts.ts';
import type { DisputeCommand } from './commands.ts';
import { actorName, partiesOf } from './parties.ts';
import { seatJudges } from './seat-judges.ts';
import { type Circumstances, extend, type Refusal, refuse, type Trail } from './trail.ts';

/** A party asks for a panel rather than talk on. Before the answers nobody can: the other side has its days to answer. */
export function callPanel(trail: Trail, { actor, rules, now }: Circumstances): Trail | Refusal {
  const by = actorName(actor);
  const { state } = trail;
  if (by === undefined || !partiesOf(state).includes(by))
    return refuse('A party calls for a panel.', 'Ask one of them to do so.');
  if (state.phase === 'answering')
    return refuse(
      `The other side has until ${state.due} to answer.`,
      'Call for a panel once it has answered; without an answer it is drawn by itself.',
    );
  if (state.phase !== 'agreeing')
    return refuse('There is a panel, a mediator or an outcome already.', 'Read how the dispute stands.');
  return seatJudges(extend(trail, { kind: 'panel-called', at: now, by, why: 'called' }), rules, now);
}

/** A party appeals, once, against what a panel or mediator decided; others judge the dispute anew. */
export function appealDispute(
  trail: Trail,
  command: Extract<DisputeCommand, { kind: 'appeal' }>,
  { actor, rules, now }: Circumstances,
): Trail | Refusal {
  const by = actorName(actor);
  const { state } = trail;
  if (by === undefined || !partiesOf(state).includes(by))
    return refuse('A party appeals.', 'Ask one of them to do so.');
  if (state.phase !== 'decided')
    return refuse(
      'There is nothing to appeal against, or not any more.',
      'An appeal is possible once, within its days, against the first outcome of a panel or mediator.',
    );
  const reasons = requireWords(command.reasons, 'reasons');
  if ('outcome' in reasons) return reasons;
  return seatJudges(extend(trail, { kind: 'appealed', at: now, by, reasons: reasons.words }), rules, now);
}
