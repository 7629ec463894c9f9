import type { NextFunction, Request, Response } from 'express';

/**
 * Lets pages of any site read the answers, errors and redirects included, and answers the question that
 * browsers ask beforehand. Methods other than GET and HEAD are refused with 405.
 */
export function allowCrossOrigin(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'Link, ETag, Location, Retry-After');
  if (request.method === 'GET' || request.method === 'HEAD') {
    next();
    return;
  }
  const allowed = 'GET, HEAD, OPTIONS';
  response.setHeader('Allow', allowed);
  if (request.method !== 'OPTIONS') {
    response.status(405).type('text/plain').send(`Only ${allowed} are answered here.\n`);
    return;
  }
  response.set({
    'Access-Control-Allow-Methods': allowed,
    'Access-Control-Allow-Headers': 'Accept, Authorization, Content-Type, If-None-Match',
    'Access-Control-Max-Age': '86400',
  });
  response.status(204).end();
}
