import { type Request, type Response, Router } from 'express';
import { type DocumentPart, documentParts } from '../../../vocab/crosswalks/linked-art/builder.ts';
import type { ItemView, Viewer } from '../../curation/view.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { viewerFor } from '../session/who-asks.ts';
import {
  allForms,
  contentTypeOf,
  entryOf,
  expandedProfile,
  type Form,
  graphForms,
  linkedArtForms,
  splitSuffix,
} from './forms.ts';
import { mementoLinks } from './memento-links.ts';
import { type DataContext, renderClaims, renderItem, renderPart, renderRecord } from './render-data.ts';
import { settleForm } from './settle-form.ts';
import { type Signposted, signposts } from './signposts.ts';

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

/** Items, records and claims at their addresses: HTML or data by Accept, data by suffix too. */
export function linkedDataRouter({ find, data, pages }: LinkedDataOptions): Router {
  const router = Router();
  router.use('/item', cors());

  /** Settles item and form of a request, or answers it. */
  function settle<F extends Form>(
    req: Request,
    res: Response,
    { id, suffix, offered }: { id: string; suffix?: Form | undefined; offered: readonly F[] },
  ) {
    const form = settleForm(req, res, { suffix, offered });
    if (form === undefined) return undefined;
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

  const signpost = (res: Response, form: Form, thing: Signposted): void => {
    res.append('Link', signposts(thing, form, data));
  };

  router.get('/item/:item', (req, res) => {
    const { name: id, form: suffix } = splitSuffix(req.params.item);
    const settled = settle(req, res, { id, suffix, offered: allForms });
    if (!settled) return;
    const { form, view } = settled;
    signpost(res, form, { path: `item/${id}`, item: id, records: view.records, whole: true });
    res.append('Link', mementoLinks(data.base, `item/${id}`));
    if (form === 'html') return pages.item(req, res, view);
    send(res, contentTypeOf(form), renderItem(view, form, data));
  });

  router.get(['/item/:item/claims', '/item/:item/claims.:suffix'], async (req, res) => {
    const { item: id, suffix: ending } = req.params as { item: string; suffix?: string };
    const suffix = ending === undefined ? undefined : splitSuffix(`claims.${ending}`).form;
    if (ending !== undefined && suffix === undefined) return pages.missing(req, res, 404);
    const settled = settle(req, res, { id, suffix, offered: graphForms });
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
      const settled = settle(req as Request, res, { id: req.params.item, suffix, offered: allForms });
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
      const path = `item/${view.id}/record/${name}`;
      signpost(res, form, { path, item: view.id, records: [record], whole: false });
      res.append('Link', mementoLinks(data.base, path));
      if (form === 'html') return pages.record(req as Request, res, view, name);
      send(res, contentTypeOf(form), renderRecord(record, form, data));
    },
  );

  // What a thing shows, and the text that it carries, have documents of their own in Linked Art; people find them on the item's page.
  router.get(['/item/:item/:part', '/item/:item/record/:record/:part'], (req, res, next) => {
    const { item: id, record: name, part: last } = req.params as Record<string, string | undefined>;
    const { name: part, form: suffix } = splitSuffix(last!);
    if (!documentParts.includes(part as DocumentPart)) return next();
    const settled = settle(req, res, { id: id!, suffix, offered: linkedArtForms });
    if (!settled) return;
    const { form, view } = settled;
    const record = name === undefined ? undefined : view.records.find((one) => one.name === name);
    const about = name === undefined ? `item/${view.id}` : `item/${view.id}/record/${name}`;
    if (form === 'html') return res.redirect(303, `/${about}`);
    const text =
      name !== undefined && !record
        ? undefined
        : renderPart(part as DocumentPart, { view, ...(record && { record }) }, data);
    if (text === undefined)
      return sendProblem(res, {
        status: 404,
        title: 'Not found',
        detail: 'Nothing is said of this.',
        remedy: `Read what is said of the whole: ${data.base}${about}.jsonld.`,
      });
    send(res, entryOf('jsonld').contentType, text);
  });
  return router;
}
