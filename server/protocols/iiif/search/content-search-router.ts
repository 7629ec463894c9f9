import { type Request, type Response, Router } from 'express';
import { imagesOf } from '../../../curation/images-of.ts';
import type { ItemView, Viewer } from '../../../curation/view.ts';
import { sendProblem } from '../../../http/problem-details.ts';
import { viewerFor } from '../../session/who-asks.ts';
import { allowCrossOrigin } from '../allow-cross-origin.ts';
import { SEARCH_CONTEXT } from '../presentation/describe-search.ts';
import { sendJsonLd } from '../send-json-ld.ts';
import { searchPage } from './search-page.ts';
import { termPage } from './term-page.ts';

const types = [`application/ld+json;profile="${SEARCH_CONTEXT}"`, 'application/json'];
const longest = 500;

/** Parameters that the specification names and that are not supported here: annotations have neither dates nor authors. */
const unsupported = ['date', 'user'];

/**
 * IIIF Content Search 2.0 over what is written in an item's pictures and what is said of them, as whoever asks may see it. Parameters that are not supported are
 * reported as ignored. `baseUrl` has no final slash.
 */
export function contentSearchRouter({
  viewOf,
  baseUrl,
}: {
  viewOf: (id: string, viewer: Viewer) => ItemView | undefined;
  baseUrl: string;
}): Router {
  const router = Router();
  router.use('/iiif/search/2', allowCrossOrigin);

  const refuse = (res: Response, parameter: string, detail: string, remedy: string) =>
    sendProblem(res, { status: 400, title: 'A parameter of search is wrong', parameter, detail, remedy });

  /** What is asked about which item; undefined where the question has been answered with an error. */
  function read(req: Request, res: Response) {
    const view = viewOf((req.params as { item: string }).item, viewerFor(res));
    if (!view?.records.some((record) => imagesOf(record).length > 0)) {
      sendProblem(res, {
        status: 404,
        title: 'Nothing to search',
        detail: 'There is no such item with pictures in public.',
        remedy: `Search for items at ${baseUrl}/search.`,
      });
      return undefined;
    }
    const { searchParams } = new URL(req.originalUrl, baseUrl);
    const q = searchParams.get('q') ?? '';
    if (q.length > longest) {
      refuse(res, 'q', `q is longer than ${longest} characters.`, 'Search for fewer words.');
      return undefined;
    }
    const motivation = searchParams.get('motivation')?.split(/\s+/).filter(Boolean);
    return {
      view,
      q,
      ...(motivation?.length && { motivation }),
      ignored: unsupported.filter((name) => searchParams.has(name)),
      searchParams,
    };
  }

  /** A whole number from 1 on; NaN for anything else. */
  const countIn = (parameters: URLSearchParams, name: string): number => {
    const text = parameters.get(name) || '1';
    return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.NaN;
  };

  const send = (req: Request, res: Response, document: Record<string, unknown>) =>
    sendJsonLd(req, res, { document, context: SEARCH_CONTEXT, types });

  router.get('/iiif/search/2/:item', (req, res) => {
    const asked = read(req, res);
    if (!asked) return;
    const { view, searchParams, ...question } = asked;
    if (question.q.trim() === '')
      return refuse(res, 'q', 'There is nothing to search for.', 'Give one or more words as q.');
    const page = countIn(searchParams, 'page');
    const document = Number.isNaN(page) ? undefined : searchPage(view, { ...question, page }, baseUrl);
    if (!document)
      return refuse(res, 'page', 'There is no such page.', 'Begin without page, and follow next.');
    send(req, res, document);
  });

  router.get('/iiif/search/2/:item/autocomplete', (req, res) => {
    const asked = read(req, res);
    if (!asked) return;
    const { view, searchParams, ...question } = asked;
    const min = countIn(searchParams, 'min');
    if (Number.isNaN(min)) return refuse(res, 'min', 'min is no count.', 'Write a whole number from 1 on.');
    send(req, res, termPage(view, { ...question, min }, baseUrl));
  });
  return router;
}
