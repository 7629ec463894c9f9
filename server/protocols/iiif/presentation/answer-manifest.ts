import type { Request, Response } from 'express';
import type { ArchiveReader } from '../../../archive/archive.ts';
import { imagesOf, pagesOf } from '../../../curation/images-of.ts';
import { type ItemView, thePublic, type Viewer } from '../../../curation/view.ts';
import { sendProblem } from '../../../http/problem-details.ts';
import { viewerFor } from '../../session/who-asks.ts';
import { keepWritten } from '../write-json.ts';
import { manifestUrl, type PresentationVersion } from './addresses.ts';
import { itemManifest } from './item-manifest.ts';
import { inVersion, sendPresentation } from './send-presentation.ts';

/** What is at an item's address for a viewer. */
export type FoundView =
  | { kind: 'item'; view: ItemView }
  | { kind: 'moved'; to: string }
  | { kind: 'gone' | 'unknown' };

export type ManifestSources = {
  archive: ArchiveReader;
  find: (id: string, viewer: Viewer) => FoundView;
  /** Equal as long as nothing is written in the archive. */
  stamp: () => string;
  /** Without a final slash. */
  baseUrl: string;
};

/** Bytes of manifests of large books that are kept while nothing changes. */
const mostKept = 32_000_000;

/** Why there is no manifest at an address; where its item was joined to another, leads on to that one's. */
function sendMissing(
  res: Response,
  { found, baseUrl, version }: { found: FoundView; baseUrl: string; version: PresentationVersion },
): void {
  if (found.kind === 'moved') {
    res.redirect(308, manifestUrl({ baseUrl, id: found.to, version }));
    return;
  }
  const details = {
    item: 'This item has no picture, and a manifest needs one.',
    gone: 'This item is no longer in public.',
    unknown: 'There is no such item in public.',
  };
  sendProblem(res, {
    status: found.kind === 'gone' ? 410 : 404,
    title: 'No manifest',
    detail: details[found.kind],
    remedy:
      found.kind === 'item'
        ? `Its data are at ${baseUrl}/item/${found.view.id}.jsonld.`
        : `Search for it at ${baseUrl}/search.`,
  });
}

/** Answers with the manifest of the item that a route names, as whoever asks may see it. */
export function manifestAnswers({ archive, find, stamp, baseUrl }: ManifestSources) {
  const keep = keepWritten({ stamp, limit: mostKept });

  /** The pictures of an item that the public may see, where somebody asks who may see more. */
  function openTo(viewer: Viewer, id: string): { open?: ReadonlySet<string> } {
    if (viewer.kind === 'public') return {};
    const found = find(id, thePublic);
    const records = found.kind === 'item' ? found.view.records : [];
    return {
      open: new Set(
        records.flatMap((record) =>
          imagesOf(record)
            .flatMap(pagesOf)
            .map((image) => image.id),
        ),
      ),
    };
  }

  return function answerManifest(req: Request, res: Response, version: PresentationVersion) {
    const { item } = req.params as { item: string };
    const viewer = viewerFor(res);
    // Labels have seasons, so that a manifest is of a day.
    const today = new Date().toISOString();
    let found: FoundView | undefined;
    // The archive is read in here, after `keep` has looked whether anything changed in it.
    const build = () => {
      found = find(item, viewer);
      if (found.kind !== 'item') return undefined;
      const manifest = itemManifest(found.view, { archive, baseUrl, today, ...openTo(viewer, item) });
      return manifest && inVersion(version, manifest);
    };
    const manifest =
      viewer.kind === 'public' ? keep(`${version} ${today.slice(0, 10)} ${item}`, build) : build();
    if (manifest) sendPresentation(req, res, manifest, version);
    else sendMissing(res, { found: found!, baseUrl, version });
  };
}
