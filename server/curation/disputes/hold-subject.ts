import { checkWords } from './check-texts.ts';
import type { DisputeCommand } from './commands.ts';
import { actorName } from './parties.ts';
import { isOpen } from './phases.ts';
import type { DisputeState } from './state.ts';
import { type Circumstances, extend, type Refusal, refuse, type Trail } from './trail.ts';

function mayHold({ ground, asks }: DisputeState, { actor, rules }: Circumstances): boolean {
  if (actor.kind === 'operator') return asks === 'takedown';
  return actor.kind === 'partner' && ground === 'harm' && rules.vetoHolders.includes(actor.partner);
}

/** Holds the subject back at once, until released or until the outcome is final and done. */
export function holdSubject(
  trail: Trail,
  command: Extract<DisputeCommand, { kind: 'hold' }>,
  circumstances: Circumstances,
): Trail | Refusal {
  const by = actorName(circumstances.actor);
  if (by === undefined || !mayHold(trail.state, circumstances))
    return refuse(
      'You cannot hold this back.',
      'A veto holder of the collection can on the ground of harm, the operator on a request for takedown. Ask one of them.',
    );
  if (!isOpen(trail.state))
    return refuse(
      'There is an outcome.',
      'Appeal within its days; while that is open, the hold counts again.',
    );
  if (trail.state.holds.some((hold) => hold.by === by))
    return refuse('You hold it back already.', 'Nothing more is needed.');
  const reasons = checkWords(command.reasons, 'reasons');
  if ('outcome' in reasons) return reasons;
  const at = circumstances.now;
  return extend(trail, { kind: 'held', at, by, ...(reasons.words && { reasons: reasons.words }) });
}

/** Who held lets go; the holds of others remain. */
export function releaseSubject(trail: Trail, { actor, now }: Circumstances): Trail | Refusal {
  const by = actorName(actor);
  if (by === undefined || !trail.state.holds.some((hold) => hold.by === by))
    return refuse('You do not hold this back.', 'Ask who does.');
  if (trail.state.phase === 'closed')
    return refuse('The dispute is closed, and holds ended with it.', 'Nothing more is needed.');
  return extend(trail, { kind: 'released', at: now, by });
}
