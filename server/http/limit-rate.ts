import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { sendProblem } from './problem-details.ts';

/** Requests that one client may make in a minute; 0 for no limit. `clientOf`: a person or key, where one asks. */
export type Rates = { reads: number; writes: number; clientOf: (res: Response) => string | undefined };

const window = 60_000;
const reading = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Limits how often a person, a key or else an address may ask, and tells how much is left (RateLimit and RateLimit-Policy, draft-ietf-httpapi-ratelimit-headers-08).
 * Reading and writing are counted apart.
 */
export function limitRate({ reads, writes, clientOf }: Rates): RequestHandler[] {
  const limiter = (identifier: string, limit: number, counts: (req: Request) => boolean): RequestHandler[] =>
    limit === 0
      ? []
      : [
          rateLimit({
            windowMs: window,
            limit,
            identifier,
            standardHeaders: 'draft-8',
            legacyHeaders: false,
            skip: (req) => !counts(req),
            // All addresses of one subscriber of IPv6 count as one.
            keyGenerator: (req, res) => clientOf(res) ?? ipKeyGenerator(req.ip ?? ''),
            handler: (req, res) => {
              const { resetTime } = (req as Request & { rateLimit: { resetTime?: Date } }).rateLimit;
              const left = Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000));
              res.setHeader('Access-Control-Allow-Origin', '*');
              sendProblem(res, {
                status: 429,
                title: 'Too many requests',
                detail: `More than ${limit} requests came from you within a minute.`,
                remedy: `Ask again in ${left} seconds. Whole sets are taken from /dumps/, /oai and /ldes.`,
                retryAfter: left,
              });
            },
          }),
        ];
  const isReading = ({ method }: Request) => reading.includes(method);
  const limiters = [
    ...limiter('reads', reads, isReading),
    ...limiter('writes', writes, (req) => !isReading(req)),
  ];
  return limiters.length ? limiters : [(_req, _res, next) => next()];
}
