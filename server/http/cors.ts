import type { RequestHandler } from 'express';

const exposed =
  'Link, ETag, Location, Memento-Datetime, Retry-After, RateLimit, RateLimit-Policy, Repr-Digest';

/**
 * Opens a public door to scripts of every site (Fetch standard, section 3.3), errors and redirects included, and answers preflight
 * requests. Not for doors that act by a session: there are no credentials in it.
 */
export const cors =
  (methods = 'GET, HEAD, OPTIONS'): RequestHandler =>
  (req, res, next) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Access-Control-Expose-Headers', exposed);
    if (req.method !== 'OPTIONS') return next();
    res.setHeader('Allow', methods);
    res.setHeader('Access-Control-Allow-Methods', methods);
    res.setHeader(
      'Access-Control-Allow-Headers',
      req.headers['access-control-request-headers'] ?? 'Accept, Content-Type',
    );
    res.setHeader('Access-Control-Max-Age', '86400');
    res.status(204).end();
  };
