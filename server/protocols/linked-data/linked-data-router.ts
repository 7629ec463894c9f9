import { type Request, type Response, Router } from 'express';
import type { ItemView, Viewer } from '../../curation/view.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { viewerFor } from '../session/who-asks.ts';
import { contentTypeOf, expandedProfile, type Form, forms, splitSuffix } from './forms.ts';
import { mementoLinks } from './memento-links.ts';
import { negotiate } from './negotiate.ts';
import { type DataContext, renderClaims, renderItem, renderRecord } from './render-data.ts';

/** What a viewer may see at an item's address: the item, another address to go to, or nothing (any more). */
export type FoundItem =
  | { kind: 'item'; view: ItemView }
  | { kind: 'moved'; to: string }
  | { kind: 'gone' }
  | { kind: 'unknown' };

/** Pages for people; each is asked with the form settled. */
export type LinkedDataPages = {
  item(req: Request, res: Response, view: ItemView): Promise<void> | void;
  record(req: Request, res: Response, view: ItemView, record: string): void;
  claims(req: Request, res: Response, view: ItemView): Promise<void> | void;
  missing(req: Request, res: Response, status: 404 | 410): void;
};

export type LinkedDataOptions = {
  find: (id: string, viewer: Viewer) => FoundItem;
  data: DataContext;
  pages: LinkedDataPages;
};

const all = forms.map(({ form }) => form);

/** Items, records and claims at their addresses: HTML or data by Accept, data by suffix too. */
export function linkedDataRouter({ find, data, pages }: LinkedDataOptions): Router {
  const router = Router();
  router.use('/item', cors());

  /** Settles item and form of a request, or answers it. */
  function settle(
    req: Request,
    res: Response,
    { id, suffix, offered }: { id: string; suffix?: Form | undefined; offered: readonly Form[] },
  ) {
    if (suffix === undefined) res.vary('Accept');
    const form = suffix ?? negotiate(req, offered);
    if (form === undefined) {
      sendProblem(res, {
        status: 406,
        title: 'No such form',
        detail: 'None of the media types in Accept is offered here.',
        remedy: `Ask for one of: ${forms
          .filter((f) => offered.includes(f.form))
          .map((f) => f.type)
          .join(', ')}.`,
      });
      return undefined;
    }
    const found = find(id, viewerFor(res));
    if (found.kind === 'moved') {
      // The address lasts: only where it leads may change again.
      res.redirect(302, req.originalUrl.replace(`/item/${id}`, `/item/${found.to}`));
      return undefined;
    }
    if (found.kind !== 'item') {
      const status = found.kind === 'gone' ? 410 : 404;
      if (form === 'html') pages.missing(req, res, status);
      else
        sendProblem(res, {
          status,
          title: status === 410 ? 'Gone' : 'Not found',
          detail:
            status === 410 ? 'This item was withdrawn from the public.' : 'There is no such item in public.',
          remedy: `Search for it at ${data.base}search.`,
        });
      return undefined;
    }
    return { form, view: found.view };
  }

  function send(res: Response, contentType: string, text: string): void {
    // A restriction must count soon: caches ask again each time, which an entity tag makes cheap.
    // As bytes and by setHeader: Express would add a charset, which JSON has not (RFC 8259, section 11).
    res.setHeader('Content-Type', contentType);
    res.setHeader('Cache-Control', 'no-cache');
    res.send(Buffer.from(text));
  }

  router.get('/item/:item', (req, res) => {
    const { name: id, form: suffix } = splitSuffix(req.params.item);
    const settled = settle(req, res, { id, suffix, offered: all });
    if (!settled) return;
    const { form, view } = settled;
    res.append('Link', `<${data.base}item/${id}.jsonld>; rel="describedby"; type="application/ld+json"`);
    res.append('Link', mementoLinks(data.base, `item/${id}`));
    if (form === 'html') return pages.item(req, res, view);
    send(res, contentTypeOf(form), renderItem(view, form, data));
  });

  router.get(['/item/:item/claims', '/item/:item/claims.:suffix'], async (req, res) => {
    const { item: id, suffix: ending } = req.params as { item: string; suffix?: string };
    const suffix = ending === undefined ? undefined : splitSuffix(`claims.${ending}`).form;
    if (ending !== undefined && suffix === undefined) return pages.missing(req, res, 404);
    const settled = settle(req, res, { id, suffix, offered: all });
    if (!settled) return;
    const { form, view } = settled;
    if (form === 'html') return pages.claims(req, res, view);
    const contentType = form === 'jsonld' ? expandedProfile : contentTypeOf(form);
    send(res, contentType, await renderClaims(view, form, data));
  });

  router.get(
    '/item/:item/record/:record',
    (req: Request<{ item: string; record: string }>, res: Response) => {
      const { name, form: suffix } = splitSuffix(req.params.record);
      const settled = settle(req as Request, res, { id: req.params.item, suffix, offered: all });
      if (!settled) return;
      const { form, view } = settled;
      const record = view.records.find((one) => one.name === name);
      if (!record) {
        if (form === 'html') return pages.missing(req as Request, res, 404);
        return sendProblem(res, {
          status: 404,
          title: 'Not found',
          detail: 'The item has no such record in public.',
          remedy: `Its records are named in ${data.base}item/${view.id}.nq.`,
        });
      }
      res.append('Link', mementoLinks(data.base, `item/${view.id}/record/${name}`));
      if (form === 'html') return pages.record(req as Request, res, view, name);
      send(res, contentTypeOf(form), renderRecord(record, form, data));
    },
  );
  return router;
}
