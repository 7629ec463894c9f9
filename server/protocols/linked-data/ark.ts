import { type Response, Router } from 'express';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';

/**
 * Archival Resource Keys of items (https://arks.org/specs/), under the operator's Name Assigning Authority Number: `ark:/12345/{item}`. Item ids never change
 * and are never given twice, which is what an ARK promises.
 */
export const arksOf =
  (naan: string) =>
  (item: string): string =>
    `ark:/${naan}/${item}`;

/** Leads from ARKs to items; what is behind them, if anything, the item's own address tells. Hyphens mean nothing in an ARK. */
export function arkRouter({ base, naan }: { base: string; naan: string }): Router {
  const router = Router();
  const lead = (res: Response, { given, item, rest }: { given: string; item: string; rest: string }) => {
    if (given !== naan)
      return sendProblem(res, {
        status: 404,
        title: 'Not found',
        detail: `This archive assigns keys under ${naan} alone.`,
        remedy: `Ask https://n2t.net/ark:/${given}/${item}.`,
      });
    res.setHeader('Cache-Control', 'no-cache');
    return res.redirect(302, `${base}item/${encodeURIComponent(item.replaceAll('-', ''))}${rest}`);
  };
  // The form with a slash after the label is the older one; both are to be taken.
  router.get(/^\/ark:\/?([0-9a-z]+)\/([0-9a-z-]+)((?:[/.][\w./-]*)?)$/, cors(), (req, res) => {
    const [, given = '', item = '', rest = ''] = /^\/ark:\/?([^/]+)\/([^/.]+)(.*)$/.exec(req.path) ?? [];
    lead(res, { given, item, rest });
  });
  return router;
}
