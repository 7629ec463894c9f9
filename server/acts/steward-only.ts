import type { Actor } from '../curation/decide.ts';
import { type Refused, refuse } from './outcome.ts';

/** What an actor lacks to act for a partner as its steward, or undefined. */
export function stewardFault(actor: Actor, partner: string): Refused | undefined {
  if (actor.partner !== partner)
    return refuse(
      'forbidden',
      `This is ${partner}'s to do, and you act for ${actor.partner}.`,
      'Act for that partner, or ask its people.',
    );
  if (actor.role !== 'steward')
    return refuse('forbidden', 'A steward decides for the partner.', 'Ask a steward of your institution.');
  return undefined;
}

/** What an actor lacks to propose for a partner (as its curator or steward), or undefined. */
export function curatorFault(actor: Actor, partner: string): Refused | undefined {
  if (actor.partner === partner && actor.role === 'curator') return undefined;
  return stewardFault(actor, partner);
}
