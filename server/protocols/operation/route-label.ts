import type { Request } from 'express';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The method as a label; unusual ones share one, since callers can invent any. */
export const methodLabel = (method: string): string => (methods.has(method) ? method : 'other');

/**
 * The route that took a request, as written in the source (`/item/:id`). Never the path that was asked: it
 * holds identifiers and text of visitors, and would give each its own time series. What no route took, or one
 * without a pattern, is `other`.
 */
export function routeLabel(req: Request): string {
  const path: unknown = req.route?.path;
  const first: unknown = Array.isArray(path) ? path[0] : path;
  return typeof first === 'string' ? first : 'other';
}
