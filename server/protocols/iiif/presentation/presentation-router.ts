import { Router } from 'express';
import { allowCrossOrigin } from '../allow-cross-origin.ts';
import { PRESENTATION_PATHS } from './addresses.ts';
import { collectionAnswers, type SearchSources } from './answer-collection.ts';
import { type ManifestSources, manifestAnswers } from './answer-manifest.ts';
import { asksForVersion2 } from './send-presentation.ts';

export type PresentationOptions = ManifestSources & SearchSources;

/**
 * IIIF Presentation 3.0 and 2.1: the manifest of each item that has a picture, and collections of manifests for each collection and partner, and for
 * searches. Both versions have addresses of their own; who asks at 3.0's for 2.1 by its profile is led there.
 */
export function presentationRouter(options: PresentationOptions): Router {
  const { baseUrl } = options;
  const answerManifest = manifestAnswers(options);
  const { answerRoot, answerCollection, answerSearch } = collectionAnswers(options);
  const router = Router();
  for (const version of [3, 2] as const) {
    const at = PRESENTATION_PATHS[version];
    router.use(at, allowCrossOrigin);
    if (version === 3)
      router.use(at, (req, res, next) => {
        res.vary('Accept');
        if (!asksForVersion2(req)) return next();
        res.redirect(303, baseUrl + req.originalUrl.replace(PRESENTATION_PATHS[3], PRESENTATION_PATHS[2]));
      });
    router.get(`${at}/collection`, (req, res) => answerRoot(req, res, version));
    router.get(`${at}/collection/search`, (req, res) => answerSearch(req, res, version));
    router.get(`${at}/collection/partner/:id`, answerCollection('partner', version));
    router.get(`${at}/collection/partner/:id/from/:item`, answerCollection('partner', version));
    router.get(`${at}/collection/:id`, answerCollection('collection', version));
    router.get(`${at}/collection/:id/from/:item`, answerCollection('collection', version));
    router.get(`${at}/:item/manifest`, (req, res) => answerManifest(req, res, version));
  }
  return router;
}
