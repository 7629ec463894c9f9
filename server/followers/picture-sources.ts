import { mediaPath } from '../archive/media-store.ts';
import { imagesOf, pagesOf } from '../curation/images-of.ts';
import type { ItemView } from '../curation/view.ts';
import type { SourceMedia } from '../projections/images/make-pyramids.ts';

/** The files behind the pictures of views, each page once. */
export function sourcesOf(dataDir: string, views: Iterable<ItemView>): SourceMedia[] {
  const pages = new Map<string, SourceMedia>();
  for (const view of views)
    for (const record of view.records)
      for (const { file, page } of imagesOf(record).flatMap(pagesOf))
        pages.set(`${file} ${page}`, { sha256: file, path: mediaPath(dataDir, file), page });
  return [...pages.values()];
}
