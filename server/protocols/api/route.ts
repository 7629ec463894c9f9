import type { Request, Response } from 'express';
import type { Principal } from '../../accounts/accounts.ts';
import type { Viewer } from '../../curation/access.ts';
import type { ProblemDetails } from '../../http/problem-details.ts';

/** A JSON Schema (2020-12) as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** A request that the schemas of its route have let through. `query` and `params` are of the types that these name. */
export type Ask = {
  req: Request;
  res: Response;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string | number | undefined>>;
  body: unknown;
  principal: Principal | undefined;
  viewer: Viewer;
  /** ISO 8601, UTC. */
  time: string;
};

/** What a route answers: JSON, a text of its own type, a problem, or `sent` where it has written the answer itself. */
export type Answer =
  | { status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  | { status: number; text: string; type: string; headers?: Readonly<Record<string, string>> }
  | { problem: ProblemDetails }
  | 'sent';

export type Documented = {
  description: string;
  schema?: Schema;
  /** Media type; JSON where there is none. */
  type?: string;
  /** A further media type that may be asked for. */
  also?: string;
  headers?: Readonly<Record<string, string>>;
};

/**
 * One operation. The router and the OpenAPI document are both made from this. `path` is written as OpenAPI does; `problems` are the errors that
 * the operation itself comes to, beside those that follow from its parts (see {@link problemsOf}).
 */
export type Route = {
  id: string;
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** `anyone`: without signing in; the answer is computed for whoever asks. */
  who: 'anyone' | 'signed-in';
  params?: Readonly<Record<string, Schema>>;
  query?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  body?: Schema;
  /** Whether a request without a body is taken for one with an empty object. */
  bodyOptional?: true;
  /** Where it is no JSON, the handler reads the request itself. */
  bodyType?: 'multipart/form-data';
  answers: Readonly<Record<number, Documented>>;
  problems?: readonly number[];
  /** Answered by a door of its own that is mounted elsewhere; here it is described only. */
  elsewhere?: true;
  handle?: (ask: Ask) => Answer | Promise<Answer>;
};

/** All errors that an operation may answer with. */
export function problemsOf(route: Route): number[] {
  // A parameter that is not known is refused, not ignored; an id of another form is an address that is not there.
  // Whoever asks too often is told so by any of them.
  const statuses = new Set([400, 429, ...(route.problems ?? [])]);
  if (route.who === 'signed-in') statuses.add(401);
  if (route.params) statuses.add(404);
  if (route.body && route.bodyType === undefined) for (const status of [413, 415, 422]) statuses.add(status);
  return [...statuses].sort();
}
