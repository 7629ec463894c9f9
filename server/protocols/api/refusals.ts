import type { Refused } from '../../acts/outcome.ts';
import type { ProblemDetails } from '../../http/problem-details.ts';

type Refusal = { problem: ProblemDetails };

const signs = {
  unknown: { status: 404, title: 'Not found' },
  forbidden: { status: 403, title: 'Not yours to do' },
  conflict: { status: 409, title: 'It has come otherwise meanwhile' },
  invalid: { status: 422, title: 'The content cannot be taken' },
} as const;

/** A refusal of an act as HTTP says it. */
export const refusal = ({ why, reason, remedy }: Omit<Refused, 'outcome'>): Refusal => ({
  problem: { ...signs[why], detail: reason, remedy },
});

/** What is not there, and what the viewer may not see: the two are told in the same words. */
export const missing = (what: string): Refusal =>
  refusal({
    why: 'unknown',
    reason: `There is no ${what}.`,
    remedy: 'Check the address; it may have been withdrawn or joined to another.',
  });

export const forbidden = (reason: string, remedy: string): Refusal =>
  refusal({ why: 'forbidden', reason, remedy });

export const invalid = (reason: string, remedy: string, problems?: readonly object[]): Refusal => ({
  problem: { ...signs.invalid, detail: reason, remedy, ...(problems && { problems }) },
});

export const conflict = (reason: string, remedy: string): Refusal =>
  refusal({ why: 'conflict', reason, remedy });
