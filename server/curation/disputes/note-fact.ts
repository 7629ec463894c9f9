import type { DisputeCommand } from './commands.ts';
import { type Circumstances, extend, type Refusal, refuse, type Trail } from './trail.ts';

type CommandOf<K extends DisputeCommand['kind']> = Extract<DisputeCommand, { kind: K }>;

const archiveOnly = refuse('The archive itself notes this.', 'Nothing is to be done.');

/** The head of the log after filing, from which panels are drawn. Once, since a second seed would be a second draw. */
export function noteSeed(
  trail: Trail,
  { seed }: CommandOf<'seed'>,
  { actor, now }: Circumstances,
): Trail | Refusal {
  if (actor.kind !== 'system') return archiveOnly;
  if (trail.state.seed !== undefined)
    return refuse('The seed stands; another would be another draw.', 'Draw with the one that there is.');
  if (!/^\S+$/.test(seed)) return refuse('A seed is one word.', 'Give the hash at the head of the log.');
  return extend(trail, { kind: 'seeded', at: now, seed });
}

/** The published record of a partner holds the subject no longer: what it owed is done. */
export function noteAmended(
  trail: Trail,
  { partner }: CommandOf<'amended'>,
  { actor, now }: Circumstances,
): Trail | Refusal {
  if (actor.kind !== 'system') return archiveOnly;
  if (!trail.state.owed.some((due) => due.partner === partner))
    return refuse(`${partner} owes nothing in this dispute.`, 'Nothing is to be done.');
  return extend(trail, { kind: 'fulfilled', at: now, partner });
}
