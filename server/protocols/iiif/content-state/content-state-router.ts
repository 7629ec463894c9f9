import { Router } from 'express';
import { sendProblem } from '../../../http/problem-details.ts';
import { readContentState } from './read-content-state.ts';

const VIEW_PATH = '/iiif/view';

/**
 * Opens what a content state of this archive points to (IIIF Content State API 1.0): `/iiif/view?iiif-content=` leads to the item's page, which shows the canvas and region.
 * `baseUrl` has no final slash.
 */
export function contentStateRouter({ baseUrl }: { baseUrl: string }): Router {
  const router = Router();
  router.get(VIEW_PATH, (req, res) => {
    const { searchParams } = new URL(req.originalUrl, baseUrl);
    const text = searchParams.get('iiif-content') ?? '';
    const target = readContentState(text, baseUrl);
    if (target) {
      const state = new URLSearchParams({ 'iiif-content': text });
      res.redirect(303, `/item/${encodeURIComponent(target.item)}?${state}#viewer`);
      return;
    }
    sendProblem(res, {
      status: 400,
      title: 'Nothing to show',
      parameter: 'iiif-content',
      detail:
        'This is neither the address of a manifest or canvas of this archive, nor a content state that points to one.',
      remedy: `Give an address that begins with ${baseUrl}/iiif/presentation/, or a content state as version 1.0 encodes it.`,
    });
  });
  return router;
}
