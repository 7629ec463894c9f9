import type { DisputeState } from './state.ts';
import type { Claimant, DisputeActor, Mediator, Party } from './types.ts';

/** A person among the parties; no partner's id has a colon. */
const personParty = (person: string): Party => `person:${person}`;

export const claimantParty = (claimant: Claimant): Party =>
  claimant.kind === 'partner' ? claimant.partner : personParty(claimant.person);

export const mediatorParty = (mediator: Mediator): Party =>
  mediator.kind === 'partner' ? mediator.partner : personParty(mediator.person);

/** All sides: the claimant first. */
export const partiesOf = ({ claimant, respondents }: DisputeState): readonly Party[] => [
  claimantParty(claimant),
  ...respondents,
];

/** Who acts, as the events name them; the archive itself has no name there. */
export function actorName(actor: DisputeActor): Party | 'operator' | undefined {
  if (actor.kind === 'partner') return actor.partner;
  if (actor.kind === 'person') return personParty(actor.person);
  return actor.kind === 'operator' ? 'operator' : undefined;
}

/** The partner whose record it is: a second record of the same partner is called `partner.2`. */
export const ownerOf = (record: string): string => record.replace(/\.\d+$/, '');
