import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { seeRows } from '../../deposit/see-rows.ts';
import { cors } from '../../http/cors.ts';
import { type ProblemDetails, sendProblem } from '../../http/problem-details.ts';
import { principalOf, viewerOf } from '../session/who-asks.ts';
import { requestChecks } from './check-request.ts';
import { openUploads, type UploadOptions, type Uploads } from './deposits/open-uploads.ts';
import { docsRoutes } from './docs/docs-routes.ts';
import { openApiDocument } from './openapi-document.ts';
import type { ApiParts } from './parts.ts';
import type { Answer, Ask, Route } from './route.ts';
import { allRoutes } from './routes/all-routes.ts';

export type ApiRouterOptions = Omit<ApiParts, 'uploads'> &
  Omit<UploadOptions, 'dataDir' | 'see'> & { now?: () => Date };

/** The API: a router to be mounted at `/api`, behind findPrincipal and formGuard. `close` waits for the batch of rows that is being taken. */
export type Api = { router: Router; routes: readonly Route[]; uploads: Uploads; close(): Promise<void> };

const bodyLimit = '10mb';
const jsonOnly = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const unauthenticated: ProblemDetails = {
  status: 401,
  title: 'Sign in first',
  detail: 'This is for people and keys of partners.',
  remedy: 'Sign in, or send a key: Authorization: Bearer KEY.',
};

function send(res: Response, answer: Answer): void {
  if (answer === 'sent') return;
  if ('problem' in answer) {
    sendProblem(res, answer.problem);
    return;
  }
  if (answer.headers) res.set(answer.headers);
  // What is answered to somebody is nobody else's; the rest may be asked for again and found unchanged.
  res.set('Cache-Control', principalOf(res) ? 'private, no-store' : 'no-cache');
  res.status(answer.status);
  if ('text' in answer) res.type(answer.type).send(answer.text);
  else if (answer.body === undefined) res.end();
  else res.json(answer.body);
}

/** What the body parser refuses says so in the words of this door. */
function bodyProblem(error: unknown): ProblemDetails | undefined {
  const { type = '', status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large')
    return {
      status: 413,
      title: 'The body is too large',
      detail: `A body of JSON holds ${bodyLimit} at most.`,
      remedy: 'Send less at once; files go to /api/deposits.',
    };
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return {
      status: 415,
      title: 'Not JSON in UTF-8',
      detail: 'The body cannot be read.',
      remedy: 'Send JSON in UTF-8.',
    };
  if (type.startsWith('entity.') || type.startsWith('request.') || status === 400)
    return {
      status: 400,
      title: 'The body is no JSON',
      detail: 'The body cannot be read as JSON.',
      remedy: 'Correct its syntax.',
    };
  return undefined;
}

/** Whether a request comes without a body (RFC 9112, section 6.3). */
const hasNoBody = (req: Request): boolean =>
  req.get('Transfer-Encoding') === undefined && (req.get('Content-Length') ?? '0') === '0';

const expressPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** Builds the API from its table of routes. */
export function apiRouter({ now = () => new Date(), ...options }: ApiRouterOptions): Api {
  const { archive, baseUrl } = options;
  const uploads = openUploads({
    ...options,
    dataDir: archive.dataDir,
    now,
    see: (rows, partner) => seeRows(archive, rows, partner),
  });
  const routes = allRoutes({ ...options, uploads });
  const document = openApiDocument(routes, baseUrl);
  const checks = requestChecks(document);
  const parse = express.json({ limit: bodyLimit, type: () => true });

  /** Whether a request is one that the route takes; else the answer has been given. */
  function read(route: Route, req: Request, res: Response): Ask | undefined {
    const refuse = (problem: ProblemDetails) => void sendProblem(res, problem);
    const principal = principalOf(res);
    const params = { ...req.params } as Record<string, string>;
    if (checks.params(route, params).length)
      return refuse({
        status: 404,
        title: 'Not found',
        detail: 'There is nothing at this address.',
        remedy: 'Check the address.',
      });
    const query: Record<string, string | number | undefined> = {};
    for (const [name, value] of new URL(req.originalUrl, 'http://api.invalid').searchParams) {
      if (query[name] !== undefined)
        return refuse({
          status: 400,
          title: 'A parameter is wrong',
          detail: `${name} is given twice.`,
          remedy: `Give ${name} once.`,
          parameter: name,
        });
      query[name] = value;
    }
    const wrong = checks.query(route, query);
    if (wrong.length)
      return refuse({
        status: 400,
        title: 'A parameter is wrong',
        detail: wrong[0]!.message,
        remedy: wrong[0]!.remedy,
        parameter: wrong[0]!.path,
      });
    const faults = route.body && !route.bodyType ? checks.body(route, req.body) : [];
    if (faults.length)
      return refuse({
        status: 422,
        title: 'The content cannot be taken',
        detail: faults[0]!.message,
        remedy: faults[0]!.remedy,
        problems: faults,
      });
    return {
      req,
      res,
      params,
      query,
      body: req.body,
      principal,
      viewer: viewerOf(principal),
      time: now().toISOString(),
    };
  }

  const router = Router({ caseSensitive: true, strict: true });
  /** Opens the door of one operation. */
  function open(route: Route, handle: NonNullable<Route['handle']>): void {
    const doors = [];
    if (route.method === 'get' && route.who === 'anyone') doors.push(cors('GET, HEAD, OPTIONS'));
    doors.push((_req: Request, res: Response, next: NextFunction) => {
      if (route.who === 'anyone' || principalOf(res)) return next();
      res.set('WWW-Authenticate', 'Bearer realm="Tessera"');
      sendProblem(res, unauthenticated);
    });
    if (route.body && !route.bodyType)
      doors.push((req: Request, res: Response, next: NextFunction) => {
        if (route.bodyOptional && hasNoBody(req)) {
          req.body = {};
          return next();
        }
        if (jsonOnly.test(req.get('Content-Type') ?? '')) return parse(req, res, next);
        sendProblem(res, {
          status: 415,
          title: 'Not JSON in UTF-8',
          detail: 'This takes JSON, and says so by its type.',
          remedy: 'Send Content-Type: application/json.',
        });
      });
    router[route.method](expressPath(route.path), ...doors, async (req: Request, res: Response) => {
      const ask = read(route, req, res);
      if (ask) send(res, await handle(ask));
    });
  }
  // An address without a variable part is not taken for one with an id in that place.
  const variable = ({ path }: Route) => path.split('{').length;
  const handled = routes.filter((route) => route.handle).sort((a, b) => variable(a) - variable(b));
  for (const [path, methods] of Map.groupBy(handled, (route) => route.path)) {
    for (const route of methods) open(route, route.handle!);
    const allowed = [...new Set(methods.map(({ method }) => method.toUpperCase()))].sort().join(', ');
    router.all(expressPath(path), (req, res) => {
      res.set('Allow', allowed);
      if (req.method === 'OPTIONS') {
        res.status(204).end();
        return;
      }
      sendProblem(res, {
        status: 405,
        title: 'Not done here',
        detail: 'There is no such method at this address.',
        remedy: `Use one of: ${allowed}.`,
      });
    });
  }
  docsRoutes(router, { routes, document, baseUrl });

  router.use((_req, res) =>
    sendProblem(res, {
      status: 404,
      title: 'Not found',
      detail: 'There is nothing at this address of the API.',
      remedy: 'See /api/docs for all that there is.',
    }),
  );
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    const problem = res.headersSent ? undefined : bodyProblem(error);
    if (problem) sendProblem(res, problem);
    else next(error);
  });
  return { router, routes, uploads, close: uploads.close };
}
