import { isOpen, lastOutcome } from './phases.ts';
import type { DisputeState } from './state.ts';
import type { Due } from './types.ts';

/**
 * Whether the subject is marked contested: while the dispute is open and admitted, and while an amendment or withdrawal is owed. During an
 * appeal of an outcome in the claimant's favour, a person's request needs no further admission.
 */
function isContested(state: DisputeState): boolean {
  if (!isOpen(state)) return state.owed.length > 0;
  const upheld = lastOutcome(state)?.outcome;
  return state.admitted !== undefined || upheld === 'amended' || upheld === 'withdrawn';
}

/**
 * Whether the subject is held back. A veto holder's or operator's hold lasts until the outcome is final and what it asks for is done: what was
 * held is not shown for the days of an appeal, to be held again. It goes on when the dispute ends in a withdrawal. A withdrawal that was judged
 * holds from its outcome on, an appeal against it notwithstanding; one that was agreed, when the record still has it on the day.
 */
function isHeld(state: DisputeState): boolean {
  const last = lastOutcome(state);
  const withdrawn = last?.outcome === 'withdrawn';
  if (withdrawn && last.way !== 'agreement') return true;
  return state.withheld || (state.holds.length > 0 && (state.phase !== 'closed' || withdrawn));
}

/** What a dispute does to its subject, now. `due`: what partners owe, empty when nothing; an item as a whole may have several respondents. */
export const effects = (state: DisputeState): { contested: boolean; held: boolean; due: readonly Due[] } => ({
  contested: isContested(state),
  held: isHeld(state),
  due: state.owed,
});
