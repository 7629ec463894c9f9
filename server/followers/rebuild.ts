import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaPath } from '../archive/media-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import { imagesOf } from '../curation/images-of.ts';
import { allPublicItems } from '../projections/all-public-items.ts';
import { makePyramids } from '../projections/images/make-pyramids.ts';
import { searchDocument } from '../projections/search/search-document.ts';
import type { SearchIndex } from '../projections/search/search-index.ts';

/** Makes the search index anew beside the old one, which answers meanwhile. */
export async function rebuildSearch(archive: Archive, index: SearchIndex): Promise<string> {
  let count = 0;
  function* documents() {
    for (const views of allPublicItems(archive)) {
      count += views.length;
      yield views.map(searchDocument);
    }
  }
  await index.rebuild(documents());
  return `${count} items are in the new search index.`;
}

/** Makes all pyramids anew in a folder beside, then exchanges the two; pictures are served from the old ones until then. */
export async function rebuildImages(archive: Archive, signal: AbortSignal): Promise<string> {
  const beside = join(archive.dataDir, 'images-next');
  await rm(beside, { recursive: true, force: true });
  const files = new Set<string>();
  for (const views of allPublicItems(archive))
    for (const view of views)
      for (const record of view.records) for (const image of imagesOf(record)) files.add(image.file);
  const media = [...files].map((file) => ({ sha256: file, path: mediaPath(archive.dataDir, file) }));
  const results = await makePyramids({ dataDir: beside, media, concurrency: 2, signal });
  signal.throwIfAborted();
  const live = join(archive.dataDir, 'images');
  const old = join(archive.dataDir, 'images-old');
  await rm(old, { recursive: true, force: true });
  await rename(live, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (media.length) await rename(join(beside, 'images'), live);
  await rm(old, { recursive: true, force: true });
  await rm(beside, { recursive: true, force: true });
  const failed = results.filter((result) => 'problem' in result).length;
  return `${results.length - failed} pictures were made anew${failed ? `, ${failed} could not be` : ''}.`;
}
