import { addDays } from './add-days.ts';
import { checkEvidence, requireWords } from './check-texts.ts';
import type { FileCommand } from './commands.ts';
import type { DisputeEvent } from './events.ts';
import { ownerOf } from './parties.ts';
import { type Circumstances, type Refusal, refuse } from './trail.ts';
import { type Claimant, type DisputeRules, grounds, requests, type Subject } from './types.ts';

/** Those who describe the subject, apart from the claimant. */
function respondentsOf(subject: Subject, claimant: Claimant, { describing }: DisputeRules): string[] {
  const own = claimant.kind === 'partner' ? claimant.partner : undefined;
  const all = subject.kind === 'item' ? describing : describing.filter((p) => p === ownerOf(subject.record));
  return [...new Set(all)].filter((partner) => partner !== own).sort();
}

/** Who could judge: partners without a record of the item; on the ground of harm none that could hold the subject, which takes a side. */
function candidatesFor(command: FileCommand, claimant: Claimant, rules: DisputeRules): string[] {
  const barred = new Set([
    ...rules.describing,
    ...(claimant.kind === 'partner' ? [claimant.partner] : []),
    ...(command.ground === 'harm' ? rules.vetoHolders : []),
  ]);
  return [...new Set(rules.partners)].filter((partner) => !barred.has(partner)).sort();
}

/** Why this claimant cannot file this, apart from its texts. */
function faultOf(command: FileCommand, claimant: Claimant, rules: DisputeRules): Refusal | undefined {
  const { id, subject, ground, asks } = command;
  if (id === '' || /\s/.test(id))
    return refuse('A dispute needs a number without spaces.', 'Give it the next public number.');
  if (!grounds.includes(ground))
    return refuse(`“${ground}” is no ground of dispute.`, `The grounds are ${grounds.join(', ')}.`);
  if (claimant.kind === 'person' && (asks === undefined || !requests.includes(asks)))
    return refuse('It is not said what is asked for.', `Ask for ${requests.join(', ')}.`);
  if (claimant.kind === 'partner' && asks !== undefined)
    return refuse(
      'A partner contests on a ground; requests are for those who are no partner.',
      'Leave out what is asked for, and say it in the reasons.',
    );
  const onStatements = ground === 'fact' || ground === 'attribution';
  if (claimant.kind === 'partner' && onStatements && subject.kind !== 'statement')
    return refuse(
      `On the ground of ${ground}, a partner contests a statement, not a whole ${subject.kind}.`,
      'Name the statement; each that is wrong is a dispute of its own.',
    );
  if (subject.kind !== 'item' && claimant.kind === 'partner' && ownerOf(subject.record) === claimant.partner)
    return refuse('Nobody contests what they said themselves.', 'Amend your record instead.');
  if (respondentsOf(subject, claimant, rules).length === 0)
    return refuse(
      subject.kind === 'item'
        ? 'No other partner describes this item.'
        : `${ownerOf(subject.record)} has no record of this item.`,
      'Name a record that the item has; a record of your own you amend or withdraw.',
    );
  return undefined;
}

/** Opens a dispute, or says why not. That its subject exists, and is not in dispute with the same claimant already, is for the caller to see. */
export function fileDispute(
  command: FileCommand,
  { actor, rules, now }: Circumstances,
): { events: readonly DisputeEvent[] } | Refusal {
  if (actor.kind !== 'partner' && actor.kind !== 'person')
    return refuse('A dispute is between partners, or a person and partners.', 'File it as one of them.');
  const claimant: Claimant =
    actor.kind === 'partner'
      ? { kind: 'partner', partner: actor.partner }
      : { kind: 'person', person: actor.person };
  const fault = faultOf(command, claimant, rules);
  if (fault) return fault;
  const reasons = requireWords(command.reasons, 'reasons');
  if ('outcome' in reasons) return reasons;
  const evidence = checkEvidence(command.evidence);
  if ('outcome' in evidence) return evidence;
  const { id, subject, ground, asks } = command;
  const filed: DisputeEvent = {
    kind: 'filed',
    at: now,
    id,
    subject,
    ground,
    claimant,
    ...(asks && { asks }),
    respondents: respondentsOf(subject, claimant, rules),
    candidates: candidatesFor(command, claimant, rules),
    reasons: reasons.words,
    evidence: evidence.evidence,
    due: addDays(now, rules.answerDays),
  };
  return { events: [filed] };
}
