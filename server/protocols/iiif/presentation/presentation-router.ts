import { Router } from 'express';
import type { ArchiveReader } from '../../../archive/archive.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { type ItemView, thePublic, type Viewer } from '../../../curation/view.ts';
import { sendProblem } from '../../../http/problem-details.ts';
import { viewerFor } from '../../session/who-asks.ts';
import { allowCrossOrigin } from '../allow-cross-origin.ts';
import { collectionManifest } from './build-collection.ts';
import { itemManifest } from './item-manifest.ts';
import { sendPresentation } from './send-presentation.ts';

export type PresentationOptions = {
  archive: ArchiveReader;
  /** Today's view of an item for a viewer. */
  viewOf: (id: string, viewer: Viewer) => ItemView | undefined;
  /** Items of a collection in public, those with pictures among them. */
  itemsOf: (collection: string) => ItemView[];
  /** Without a final slash. */
  baseUrl: string;
};

/** IIIF Presentation 3: the manifest of each item that has a picture, and a collection of manifests for each collection. */
export function presentationRouter({ archive, viewOf, itemsOf, baseUrl }: PresentationOptions): Router {
  const router = Router();
  router.use('/iiif/presentation/3', allowCrossOrigin);

  /** The pictures of an item that the public may see, where somebody asks who may see more. */
  function openTo(viewer: Viewer, id: string): { open?: ReadonlySet<string> } {
    if (viewer.kind === 'public') return {};
    const records = viewOf(id, thePublic)?.records ?? [];
    return { open: new Set(records.flatMap((record) => imagesOf(record).map((image) => image.id))) };
  }

  router.get('/iiif/presentation/3/:item/manifest', (req, res) => {
    const viewer = viewerFor(res);
    const view = viewOf(req.params.item, viewer);
    const manifest = view && itemManifest(view, { archive, baseUrl, ...openTo(viewer, req.params.item) });
    if (manifest) return sendPresentation(req, res, manifest);
    sendProblem(res, {
      status: 404,
      title: 'No manifest',
      detail: view
        ? 'This item has no picture, and a manifest needs one.'
        : 'There is no such item in public.',
      remedy: view
        ? `Its data are at ${baseUrl}/item/${view.id}.jsonld.`
        : `Search for it at ${baseUrl}/search.`,
    });
  });

  router.get('/iiif/presentation/3/collection/:id', (req, res) => {
    const collection = archive.collection(req.params.id);
    if (!collection)
      return sendProblem(res, {
        status: 404,
        title: 'No collection',
        detail: 'There is no such collection.',
        remedy: `The collections are on the first page, ${baseUrl}/.`,
      });
    const items = itemsOf(collection.id).flatMap((view) => {
      const manifest = itemManifest(view, { archive, baseUrl });
      return manifest ? { id: view.id, label: view.records[0]!.content.title ?? {} } : [];
    });
    sendPresentation(
      req,
      res,
      collectionManifest({
        baseUrl,
        id: collection.id,
        label: collection.name,
        ...(collection.description && { summary: collection.description }),
        homepage: `${baseUrl}/collection/${collection.id}`,
        items,
      }),
    );
  });
  return router;
}
