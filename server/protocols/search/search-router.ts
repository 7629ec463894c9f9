import { type Response, Router } from 'express';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { type SearchIndex, SearchUnavailable } from '../../projections/search/search-index.ts';
import { readSearchQuery } from './read-search-query.ts';
import { type AnswerContext, searchAnswer } from './search-answer.ts';

/** What the door needs. `ready` says whether search can be asked now. */
export type SearchRouterOptions = AnswerContext & {
  index: Pick<SearchIndex, 'search'>;
  ready: () => boolean;
};

const retryAfter = 5;
const methods = 'GET, HEAD, OPTIONS';

const sendNotReady = (res: Response) =>
  sendProblem(res, {
    status: 503,
    title: 'Search is not ready',
    detail: 'The search index is starting or being made.',
    remedy: `Ask again in ${retryAfter} seconds. Items, images and harvest answer meanwhile.`,
    retryAfter,
  });

/** The door `GET /api/search`; mount it at `/api/search`. */
export function searchRouter({ index, ready, ...context }: SearchRouterOptions): Router {
  const router = Router();
  router.use(cors(methods));
  router.get('/', async (req, res) => {
    // Not req.query: its parser gives a name with brackets another meaning and stops at a number of values.
    const parameters = new URL(req.originalUrl, 'http://search.invalid').searchParams;
    const read = readSearchQuery(parameters);
    if (read.kind === 'bad') {
      const { parameter, detail, remedy } = read;
      sendProblem(res, { status: 400, title: 'A parameter of search is wrong', parameter, detail, remedy });
      return;
    }
    if (!ready()) {
      sendNotReady(res);
      return;
    }
    try {
      const result = await index.search(read.query);
      res.setHeader('Cache-Control', 'no-cache').json(searchAnswer(result, read.query, context));
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      sendNotReady(res);
    }
  });
  router.all('/', (_req, res) => {
    res.set('Allow', methods);
    sendProblem(res, {
      status: 405,
      title: 'Not done here',
      detail: 'Search is asked by GET.',
      remedy: `Use one of: ${methods}.`,
    });
  });
  return router;
}
