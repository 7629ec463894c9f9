import { checkWords } from './check-texts.ts';
import type { DisputeCommand } from './commands.ts';
import { concludeByAgreement, concludeByWithdrawal } from './conclude-dispute.ts';
import { actorName, claimantParty, partiesOf } from './parties.ts';
import { isOpen } from './phases.ts';
import type { DisputeState } from './state.ts';
import { type Circumstances, extend, type Refusal, refuse, type Trail } from './trail.ts';
import { outcomes, type Party } from './types.ts';

type CommandOf<K extends DisputeCommand['kind']> = Extract<DisputeCommand, { kind: K }>;

const decidedAlready = refuse(
  'There is an outcome already.',
  'Read it; a party may appeal once against a panel or mediator, within its days.',
);

/** The party that acts in a dispute without an outcome, or why it cannot. */
function actingParty(state: DisputeState, { actor }: Pick<Circumstances, 'actor'>): { by: Party } | Refusal {
  const by = actorName(actor);
  if (by === undefined || !partiesOf(state).includes(by))
    return refuse('Only the parties settle a dispute.', 'Ask one of them to do this.');
  return isOpen(state) ? { by } : decidedAlready;
}

/** A party puts an outcome forward; it needs all the others. The parties may settle until a panel or mediator has decided. */
export function proposeOutcome(
  trail: Trail,
  command: CommandOf<'propose'>,
  circumstances: Circumstances,
): Trail | Refusal {
  const party = actingParty(trail.state, circumstances);
  if ('outcome' in party) return party;
  if (!outcomes.includes(command.outcome))
    return refuse(`“${command.outcome}” is no outcome.`, `The outcomes are ${outcomes.join(', ')}.`);
  const reasons = checkWords(command.reasons, 'reasons');
  if ('outcome' in reasons) return reasons;
  return extend(trail, {
    kind: 'proposed',
    at: circumstances.now,
    by: party.by,
    number: trail.state.proposals + 1,
    outcome: command.outcome,
    ...(reasons.words && { reasons: reasons.words }),
  });
}

/** A party agrees to the proposal that stands; with the last of them the dispute is settled. */
export function agreeToOutcome(
  trail: Trail,
  command: CommandOf<'agree'>,
  circumstances: Circumstances,
): Trail | Refusal {
  const party = actingParty(trail.state, circumstances);
  if ('outcome' in party) return party;
  const { by } = party;
  const { proposal } = trail.state;
  if (proposal?.number !== command.proposal)
    return refuse(
      `Proposal ${command.proposal} does not stand${proposal ? ` any more; ${proposal.number} does` : ''}.`,
      'Read what is proposed now, and agree to that or propose otherwise.',
    );
  if (proposal.agreed.includes(by))
    return refuse('You stand behind this proposal already.', 'Wait for the other side.');
  const { now, rules } = circumstances;
  const agreed = extend(trail, { kind: 'agreed', at: now, by, number: proposal.number });
  const all = partiesOf(trail.state).every((name) => agreed.state.proposal?.agreed.includes(name));
  return all ? concludeByAgreement(agreed, proposal.outcome, rules, now) : agreed;
}

/** The claimant gives the dispute up. */
export function withdrawDispute(
  trail: Trail,
  command: CommandOf<'withdraw'>,
  { actor, now }: Circumstances,
): Trail | Refusal {
  if (actorName(actor) !== claimantParty(trail.state.claimant))
    return refuse('Who opened a dispute gives it up.', 'Propose that it be dismissed.');
  if (!isOpen(trail.state)) return decidedAlready;
  const reasons = checkWords(command.reasons, 'reasons');
  return 'outcome' in reasons ? reasons : concludeByWithdrawal(trail, reasons.words, now);
}
