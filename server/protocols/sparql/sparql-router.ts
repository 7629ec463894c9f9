import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { DEFAULT_LIMITS } from '../../projections/quads/open-quad-store.ts';
import type {
  QuadStore,
  QueryLimits,
  SparqlQuery,
  SparqlResult,
} from '../../projections/quads/quad-store.ts';
import { chooseFormats, prefersPage } from './choose-formats.ts';
import { describeService } from './describe-service.ts';
import { keepResults } from './keep-results.ts';
import { limitClients } from './limit-clients.ts';
import { type ProtocolQuery, readQuery } from './read-query.ts';
import { hasCurrent, LIMITS, sendResult, TRUNCATED, tagOf } from './send-result.ts';

/**
 * What a page shows: the query as sent ('' when there is none) and its result, JSON of rows or Turtle of
 * graphs.
 */
export type SparqlPageView = {
  endpoint: string;
  query: string;
  result: SparqlResult | null;
  services: string[];
  limits: QueryLimits & { pageRows: number };
};

export type SparqlPage = (req: Request, res: Response, view: SparqlPageView) => void;

export type SparqlRouterArgs = {
  store: Pick<QuadStore, 'query' | 'version'>;
  /** The public base URL, without a slash at its end. */
  baseUrl: string;
  limits?: Partial<QueryLimits> & {
    /** Queries that one client may have running or waiting. Default 16; they take turns with those of others. */
    perClient?: number;
    /** Rows that the page shows. Default 500. */
    pageRows?: number;
  };
  /** Endpoints that SERVICE may name. */
  services?: string[];
  /** How searches of texts within queries are answered; without it there are none. */
  fullText?: NonNullable<SparqlQuery['fullText']>;
  /** Whose request it is, for the limit; default: its address. */
  clientOf?: (req: Request) => string;
  /** The page for browsers; without one they get what programs get. */
  page?: SparqlPage;
};

const BODY_BYTES = 400_000;
const KEPT_BYTES = 64 * 1024 * 1024;
/** Results are compressed quickly, and small ones not at all: they are made for one client, who waits. */
const COMPRESSION = {
  level: 1,
  threshold: 16_384,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
};
const METHODS = 'GET, HEAD, POST, OPTIONS';

/**
 * The SPARQL 1.1 Protocol, query operation, at `/sparql`; the router goes where the application's root is.
 */
export function sparqlRouter(args: SparqlRouterArgs): Router {
  const { store, baseUrl, limits = {}, services = [], fullText, clientOf = (req) => req.ip ?? '' } = args;
  const pageFor = (req: Request) => (prefersPage(req) ? args.page : undefined);
  const { perClient = 16, pageRows = 500, ...queryLimits } = limits;
  const endpoint = `${baseUrl}/sparql`;
  const description = describeService({ endpoint, services, search: fullText?.predicate });
  const facts = { endpoint, services, limits: { ...DEFAULT_LIMITS, ...queryLimits, pageRows } };
  const { milliseconds, rows, bytes } = queryLimits;
  const limitsTold = Object.entries({ milliseconds, rows, bytes })
    .flatMap(([name, most]) => (most === undefined ? [] : `${name}=${most}`))
    .join(', ');
  const kept = keepResults({ bytes: KEPT_BYTES });
  const clients = limitClients({ each: perClient });

  async function ask(a: { req: Request; res: Response; query: ProtocolQuery; description?: boolean }) {
    const { req, res, query } = a;
    const page = query.format === undefined ? pageFor(req) : undefined;
    // A form sends each line's end as two signs (HTML, 4.10.21.4), which the parser takes for two lines.
    const text = page ? query.text.replaceAll('\r\n', '\n') : query.text;
    const formats = page
      ? ({
          select: 'application/sparql-results+json',
          ask: 'application/sparql-results+json',
          graph: 'text/turtle',
        } as const)
      : chooseFormats({ req, format: query.format });
    const bounds = page ? { ...queryLimits, rows: pageRows } : queryLimits;
    // Read before the query runs: a tag may be older than its answer, never newer.
    const version = a.description ? 'description' : store.version();
    const tag = tagOf([version, endpoint, text, query.dataset, formats, bounds]);
    if (!page && hasCurrent({ req, tag })) return void res.setHeader('ETag', tag).status(304).end();
    const send = (result: SparqlResult) =>
      page ? page(req, res, { ...facts, query: text, result }) : sendResult({ res, result, tag });
    const known = kept.find(tag);
    // Told by nothing, as it would tell what others have asked.
    if (known) return send(known);
    const client = clientOf(req);
    const leave = clients.enter(client);
    if (leave === null) return tooMany({ res, perClient });
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    try {
      const result = await store.query({
        text,
        base: endpoint,
        formats,
        dataset: query.dataset,
        reader: a.description ? 'site' : 'visitors',
        limits: bounds,
        client,
        ...(fullText && { fullText }),
        signal: gone.signal,
      });
      if (gone.signal.aborted) return;
      if (result.kind === 'ok') kept.keep(tag, result);
      send(result);
    } finally {
      leave();
    }
  }

  async function answer(req: Request, res: Response) {
    res.vary('Accept');
    const exposed = res.getHeader('Access-Control-Expose-Headers');
    const names = [exposed, TRUNCATED, LIMITS, 'Server-Timing', 'Retry-After'];
    res.setHeader('Access-Control-Expose-Headers', names.filter(Boolean).join(', '));
    if (limitsTold !== '') res.setHeader(LIMITS, limitsTold);
    const body = req.body instanceof Uint8Array ? req.body : new Uint8Array();
    const read = readQuery({ req, body });
    if (read.kind === 'refused') {
      const { status, detail, remedy } = read;
      return sendProblem(res, { status, title: 'The request is not understood', detail, remedy });
    }
    if (read.kind === 'query') return ask({ req, res, query: read.query });
    const page = read.format === undefined ? pageFor(req) : undefined;
    if (page) return page(req, res, { ...facts, query: '', result: null });
    const query = { text: description, dataset: { default: [], named: [] }, format: read.format };
    return ask({ req, res, query, description: true });
  }

  const router = express.Router();
  const raw = express.raw({ type: () => true, limit: BODY_BYTES });
  router
    .route('/sparql')
    .all(cors(METHODS), compression(COMPRESSION))
    .get(answer)
    .post(raw, answer)
    .all((_req, res) => {
      res.setHeader('Allow', METHODS);
      const detail = 'A query is sent by GET or POST.';
      sendProblem(res, { status: 405, title: 'Method not allowed', detail });
    });
  router.use('/sparql', refuseBody);
  return router;
}

function tooMany({ res, perClient }: { res: Response; perClient: number }) {
  sendProblem(res, {
    status: 429,
    title: 'Too many queries at once',
    detail: `You have ${perClient} queries running.`,
    remedy: 'Wait for one to end.',
    retryAfter: 1,
  });
}

/** Bodies that could not be read: too long (413), encoded in a way not known (415), broken off (400). */
const refuseBody: ErrorRequestHandler = (error: { status?: unknown }, _req, res, next) => {
  const { status } = error;
  if (status !== 400 && status !== 413 && status !== 415) return next(error);
  const detail = status === 413 ? `A body may have ${BODY_BYTES} bytes at most.` : 'The body cannot be read.';
  sendProblem(res, { status, title: 'The request is not understood', detail });
};
