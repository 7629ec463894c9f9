import type { Response } from 'express';

/**
 * Sends what is told of the past. Caches ask again each time, which an entity tag makes cheap: a past may change, as the access of today counts for it. What is
 * answered to somebody in particular keeps the stricter rule that it has already.
 */
export function sendPast(res: Response, contentType: string, text: string): void {
  if (res.getHeader('Cache-Control') === undefined) res.setHeader('Cache-Control', 'no-cache');
  // By setHeader and as bytes: Express would add a charset, which these types have not.
  res.setHeader('Content-Type', contentType);
  res.send(Buffer.from(text));
}
