import { stat } from 'node:fs/promises';
import { mayBePassedOn } from '../../../vocab/rights-allow.ts';
import { mediaPath } from '../../archive/media-store.ts';
import { imagesOf } from '../../curation/images-of.ts';
import type { RecordView } from '../../curation/view.ts';
import type { BagMedia } from './dump-manifest.ts';

const endings: Record<string, string> = { jpeg: 'jpg', tiff: 'tif', 'svg+xml': 'svg' };

/** The pictures of a record that may be passed on, for the collection's bag. */
export async function gatherMedia(
  dataDir: string,
  record: RecordView,
  media: Map<string, BagMedia>,
): Promise<void> {
  for (const { file, media: one, rights } of imagesOf(record)) {
    if (media.has(file) || !mayBePassedOn(rights)) continue;
    const size = await stat(mediaPath(dataDir, file)).then(
      (found) => found.size,
      () => undefined,
    );
    if (size === undefined) continue;
    const format = (one.format ?? 'bin').replace(/^image\//, '');
    media.set(file, { file, path: `data/media/${file}.${endings[format] ?? format}`, bytes: size });
  }
}
