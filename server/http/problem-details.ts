import type { Response } from 'express';

/**
 * An HTTP error for machines and people (RFC 9457, section 3.1). `detail` says what is wrong with this request, `remedy` what to do about it;
 * `retryAfter` (seconds) becomes the header of that name (RFC 9110, section 10.2.3). Further members stand beside them, as section 3.2 allows:
 * `parameter` names the one at fault, `problems` lists several.
 */
export type ProblemDetails = {
  status: number;
  title: string;
  detail: string;
  remedy?: string;
  type?: string;
  parameter?: string;
  retryAfter?: number;
  problems?: readonly object[];
};

/** Answers with problem details; nothing of it may be stored by caches. */
export function sendProblem(res: Response, { retryAfter, ...problem }: ProblemDetails): void {
  if (retryAfter !== undefined) res.setHeader('Retry-After', String(retryAfter));
  res
    .status(problem.status)
    .setHeader('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', ...problem }));
}
