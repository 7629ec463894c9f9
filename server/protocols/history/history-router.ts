import { type Request, type Response, Router } from 'express';
import type { PublicDecision } from '../../archive/curation-reader.ts';
import type { ItemHistory } from '../../curation/history.ts';
import { publicDecisions } from '../../curation/public/public-decisions.ts';
import type { ItemView, Viewer } from '../../curation/view.ts';
import { cors } from '../../http/cors.ts';
import { historyTriples } from '../../projections/graphs/history-graph.ts';
import type { FoundItem } from '../linked-data/linked-data-router.ts';
import { type DataContext, renderTriples } from '../linked-data/render-data.ts';
import { findPast, type PastParts } from './find-past.ts';
import { type MementoPage, mementoRouter } from './memento-router.ts';
import { sendPast } from './send-past.ts';
import { writeHistory } from './write-history.ts';

/** The history of an item for a page, with the public decisions about it, oldest first. */
export type HistoryPage = { view: ItemView; history: ItemHistory; decisions: readonly PublicDecision[] };

/** Pages for people; each is asked with the form settled. */
export type HistoryPages = {
  history(req: Request, res: Response, page: HistoryPage): void;
  memento(req: Request, res: Response, page: MementoPage): void;
};

export type HistoryOptions = {
  find: (id: string, viewer: Viewer) => FoundItem;
  archive: PastParts['archive'];
  data: DataContext;
  pages: HistoryPages;
};

/** What has been, under the access of today: an item's history (HTML, JSON, Turtle), and mementos of items and records. */
export function historyRouter({ find, archive, data, pages }: HistoryOptions): Router {
  const { base } = data;
  const parts: PastParts = { find, archive, base };
  const router = Router();
  router.get(['/item/:item/history', '/item/:item/history.:suffix'], cors(), (req, res, next) => {
    const { suffix } = req.params as { suffix?: string };
    const types = { html: 'text/html', json: 'application/json', ttl: 'text/turtle' } as const;
    const known = Object.keys(types) as (keyof typeof types)[];
    if (suffix !== undefined && !(suffix in types)) return next();
    const byAccept = req.accepts(Object.values(types));
    const form =
      known.find((name) => (suffix === undefined ? types[name] === byAccept : name === suffix)) ?? 'html';
    if (suffix === undefined) res.vary('Accept');
    const found = findPast(parts, req, res);
    if (!found) return;
    const { view, history } = found;
    const decisions = publicDecisions(archive, archive.curation.decisionsOfItem(view.id));
    if (form === 'html') return pages.history(req, res, { view, history, decisions });
    const text =
      form === 'json'
        ? `${JSON.stringify(writeHistory(base, history, decisions), null, 2)}\n`
        : renderTriples('ttl', '', historyTriples(history, base), base);
    sendPast(res, types[form], text);
  });
  router.use(mementoRouter({ ...parts, data, page: pages.memento }));
  return router;
}
