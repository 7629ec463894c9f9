import { type Request, type Response, Router } from 'express';
import { type PastView, pastViews } from '../../curation/past-views.ts';
import type { ItemView } from '../../curation/view.ts';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { allForms, contentTypeOf, splitSuffix } from '../linked-data/forms.ts';
import { type DataContext, renderItem, renderRecord } from '../linked-data/render-data.ts';
import { settleForm } from '../linked-data/settle-form.ts';
import { findPast, type PastParts } from './find-past.ts';
import { linksOf, mementoUrl, standingAt, type Timeline, timeMap } from './memento-links.ts';
import { readHttpDate, readStamp, toHttpDate } from './memento-time.ts';
import { sendPast } from './send-past.ts';

/** What a page of the past is made of: the view of that day; `record` where one record is asked for; `moment` and neighbours, ISO 8601. */
export type MementoPage = {
  view: ItemView;
  record?: string;
  moment: string;
  moments: readonly string[];
};

export type MementoOptions = PastParts & {
  data: DataContext;
  page: (req: Request, res: Response, memento: MementoPage) => void;
};

const subjects = (start: string) => [`${start}/item/:item`, `${start}/item/:item/record/:record`];

/** Mementos of items and records (RFC 7089, pattern 2.1: gate, map and mementos at addresses of their own). */
export function mementoRouter(options: MementoOptions): Router {
  const { data, page, base } = options;
  const router = Router();
  router.use(['/timegate', '/timemap', '/memento'], cors());

  /** The states of what is asked for, or undefined, the request being answered. */
  function settle(req: Request, res: Response): { line: Timeline; past: PastView[] } | undefined {
    const found = findPast(options, req, res);
    if (!found) return undefined;
    const { item, record } = req.params as { item: string; record?: string };
    const past = pastViews(found.history, {
      ...(record !== undefined && { record }),
      labels: found.view.labels,
    });
    if (past.length === 0) {
      sendProblem(res, {
        status: 404,
        title: 'No past',
        detail: 'Nothing of the past of this may be shown.',
        remedy: `Read how it is today: ${base}item/${item}.`,
      });
      return undefined;
    }
    const path = record === undefined ? `item/${item}` : `item/${item}/record/${record}`;
    return { line: { base, path, moments: past.map(({ moment }) => moment) }, past };
  }

  router.get(subjects('/timegate'), (req, res) => {
    res.vary('Accept-Datetime');
    const asked = req.get('Accept-Datetime');
    const moment = asked === undefined ? undefined : readHttpDate(asked);
    if (asked !== undefined && moment === undefined)
      return sendProblem(res, {
        status: 400,
        title: 'Bad date',
        detail: 'Accept-Datetime is no date of HTTP.',
        remedy: 'Write it as in “Tue, 24 Nov 2026 10:15:00 GMT”.',
      });
    const settled = settle(req, res);
    if (!settled) return;
    const { line } = settled;
    const chosen = moment === undefined ? line.moments.at(-1)! : standingAt(line, moment);
    res.append('Link', linksOf(line));
    if (res.getHeader('Cache-Control') === undefined) res.setHeader('Cache-Control', 'no-cache');
    res.redirect(302, mementoUrl(line, chosen));
  });

  router.get(subjects('/timemap'), (req, res) => {
    const settled = settle(req, res);
    if (settled) sendPast(res, 'application/link-format', timeMap(settled.line));
  });

  router.get(subjects('/memento/:stamp'), (req, res) => {
    const params = req.params as { stamp: string; item: string; record?: string };
    const last = params.record === undefined ? 'item' : 'record';
    const { name, form: suffix } = splitSuffix(params[last]!);
    params[last] = name;
    const moment = readStamp(params.stamp);
    if (moment === undefined)
      return sendProblem(res, {
        status: 404,
        title: 'No such moment',
        detail: 'The address of a memento has its moment as fourteen digits.',
        remedy: `Take one from the time map: ${base}timemap/item/${params.item}.`,
      });
    const form = settleForm(req, res, { suffix, offered: allForms });
    if (form === undefined) return;
    const settled = settle(req, res);
    if (!settled) return;
    const { line, past } = settled;
    const found = past.find((one) => one.moment === moment);
    // Between two mementos the earlier one stood; it has an address of its own.
    if (!found) {
      if (res.getHeader('Cache-Control') === undefined) res.setHeader('Cache-Control', 'no-cache');
      return res.redirect(302, `${mementoUrl(line, standingAt(line, moment))}${suffix ? `.${suffix}` : ''}`);
    }
    res.setHeader('Memento-Datetime', toHttpDate(moment));
    res.append('Link', linksOf(line, moment));
    const { view } = found;
    const { record } = params;
    if (form === 'html')
      return page(req, res, {
        view,
        moment,
        moments: line.moments,
        ...(record !== undefined && { record }),
      });
    const text =
      record === undefined ? renderItem(view, form, data) : renderRecord(view.records[0]!, form, data);
    sendPast(res, contentTypeOf(form), text);
  });
  return router;
}
