import { type Request, type Response, Router } from 'express';
import type { ArchiveReader } from '../../../archive/archive.ts';
import type { ManifestList } from '../../../archive/manifest-list.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { thePublic, viewItem } from '../../../curation/view.ts';
import { sendProblem } from '../../../http/problem-details.ts';
import { allowCrossOrigin } from '../allow-cross-origin.ts';
import { sendJsonLd } from '../send-json-ld.ts';
import {
  DISCOVERY_CONTEXT,
  DISCOVERY_PATH,
  discoveryCollection,
  discoveryPage,
} from './discovery-document.ts';

const types = [`application/ld+json;profile="${DISCOVERY_CONTEXT}"`, 'application/json'];

const send = (req: Request, res: Response, document: Record<string, unknown>) =>
  sendJsonLd(req, res, { document, context: DISCOVERY_CONTEXT, types });

/** IIIF Change Discovery 1.0: what became of each item's manifest in public, for those who harvest them. `baseUrl` has no final slash. */
export function discoveryRouter({
  archive,
  manifests,
  baseUrl,
}: {
  archive: ArchiveReader;
  manifests: ManifestList;
  baseUrl: string;
}): Router {
  const router = Router();
  const shown = (items: readonly string[]): ReadonlySet<string> =>
    new Set(
      archive.items(items).flatMap((item) => {
        const view = viewItem(item, thePublic);
        return view?.records.some((record) => imagesOf(record).length > 0) ? item.id : [];
      }),
    );
  const sources = { manifests, shown, baseUrl };

  router.use('/iiif/discovery/1', allowCrossOrigin);
  router.get(DISCOVERY_PATH, (req, res) => send(req, res, discoveryCollection(sources)));
  router.get(`${DISCOVERY_PATH}/page/:page`, (req, res) => {
    const { page } = req.params;
    const document = /^\d{1,9}$/.test(page) ? discoveryPage(sources, Number(page)) : undefined;
    if (document) return send(req, res, document);
    sendProblem(res, {
      status: 404,
      title: 'No page of activities',
      detail: 'There is no such page.',
      remedy: `Begin with the last page that ${baseUrl}${DISCOVERY_PATH} names, and follow prev.`,
    });
  });
  return router;
}
