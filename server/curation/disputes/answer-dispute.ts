import { addDays } from './add-days.ts';
import { checkEvidence, checkWords, requireWords } from './check-texts.ts';
import type { AnswerCommand } from './commands.ts';
import { concludeByAgreement } from './conclude-dispute.ts';
import { actorName } from './parties.ts';
import type { DisputeState } from './state.ts';
import { type Circumstances, extend, type Refusal, refuse, type Trail } from './trail.ts';

/** Whether an amendment is what the claimant wants; against harm, or where less is to be shown, it is an offer. */
const amendingSuffices = ({ ground, asks }: DisputeState): boolean =>
  ground !== 'harm' && asks !== 'restriction' && asks !== 'takedown';

/**
 * All respondents have answered. Where all accept in the same way, the claimant has what it wants and the dispute is settled; an amendment that
 * may be less than that stands as a proposal; else the parties talk.
 */
function afterLastAnswer(trail: Trail, by: string, { rules, now: at }: Circumstances): Trail {
  const { answers, respondents, proposals } = trail.state;
  const given = new Set(respondents.map((partner) => answers[partner]?.answer));
  const [only] = given;
  const accepted = given.size === 1 && only !== 'defend' ? only : undefined;
  if (accepted === 'withdraw') return concludeByAgreement(trail, 'withdrawn', rules, at);
  if (accepted === 'amend' && amendingSuffices(trail.state))
    return concludeByAgreement(trail, 'amended', rules, at);
  const talking = extend(trail, { kind: 'talks-opened', at, due: addDays(at, rules.agreeDays) });
  if (accepted === undefined) return talking;
  const number = proposals + 1;
  return respondents
    .filter((partner) => partner !== by)
    .reduce(
      (so, partner) => extend(so, { kind: 'agreed', at, by: partner, number }),
      extend(talking, { kind: 'proposed', at, by, number, outcome: 'amended' }),
    );
}

/** A respondent accepts, by amending or withdrawing, or defends with reasons. */
export function answerDispute(
  trail: Trail,
  command: AnswerCommand,
  circumstances: Circumstances,
): Trail | Refusal {
  const { state } = trail;
  const by = actorName(circumstances.actor);
  if (by === undefined || !state.respondents.includes(by))
    return refuse(
      'Those answer whose description is contested.',
      `They are: ${state.respondents.join(', ')}.`,
    );
  if (state.phase !== 'answering')
    return refuse('The time to answer is over.', 'Propose an outcome while the dispute is open.');
  if (state.answers[by])
    return refuse('You have answered already.', 'Propose an outcome to the other side instead.');
  const { answer } = command;
  const reasons =
    answer === 'defend' ? requireWords(command.reasons, 'reasons') : checkWords(command.reasons, 'reasons');
  if ('outcome' in reasons) return reasons;
  const evidence = checkEvidence(command.evidence);
  if ('outcome' in evidence) return evidence;
  const answered = extend(trail, {
    kind: 'answered',
    at: circumstances.now,
    by,
    answer,
    ...(reasons.words && { reasons: reasons.words }),
    evidence: evidence.evidence,
  });
  const all = state.respondents.every((partner) => answered.state.answers[partner]);
  return all ? afterLastAnswer(answered, by, circumstances) : answered;
}
