import type { Refused } from './accounts.ts';

/** A refusal, with what to do about it. */
export const refuse = <Reason extends string>(reason: Reason, remedy: string): Refused<Reason> => ({
  outcome: 'refused',
  reason,
  remedy,
});
