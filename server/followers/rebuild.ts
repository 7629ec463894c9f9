import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/open-archive.ts';
import type { ItemView } from '../curation/view.ts';
import { allPublicItems } from '../projections/all-public-items.ts';
import { makePyramids, type SourceMedia } from '../projections/images/make-pyramids.ts';
import { searchDocument } from '../projections/search/search-document.ts';
import type { SearchIndex } from '../projections/search/search-index.ts';
import { withHeads } from '../projections/search/with-heads.ts';
import { sourcesOf } from './picture-sources.ts';

/** Makes the search index anew beside the old one, which answers meanwhile. */
export async function rebuildSearch(archive: Archive, index: SearchIndex): Promise<string> {
  let count = 0;
  function* documents() {
    for (const views of allPublicItems(archive)) {
      count += views.length;
      yield views.map((view) => searchDocument(withHeads(view, archive.curation.headOf)));
    }
  }
  await index.rebuild(documents());
  return `${count} items are in the new search index.`;
}

function* publicViews(archive: Archive): Generator<ItemView> {
  for (const views of allPublicItems(archive)) yield* views;
}

/** The files of all pictures that are public now. */
const publicMedia = (archive: Archive): SourceMedia[] => sourcesOf(archive.dataDir, publicViews(archive));

/** Makes all pyramids anew in a folder beside, then exchanges the two; pictures are served from the old ones until then. */
export async function rebuildImages(archive: Archive, signal: AbortSignal): Promise<string> {
  const { dataDir } = archive;
  const beside = join(dataDir, 'images-next');
  const live = join(dataDir, 'images');
  const old = join(dataDir, 'images-old');
  await rm(beside, { recursive: true, force: true });
  const results = await makePyramids({
    dataDir: beside,
    media: publicMedia(archive),
    concurrency: 2,
    signal,
  });
  signal.throwIfAborted();
  await rm(old, { recursive: true, force: true });
  await rename(live, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (results.length) await rename(join(beside, 'images'), live);
  await rm(old, { recursive: true, force: true });
  await rm(beside, { recursive: true, force: true });
  // What became public meanwhile was made in the folder that is gone.
  await makePyramids({ dataDir, media: publicMedia(archive), signal });
  const failed = results.filter((result) => 'problem' in result).length;
  return `${results.length - failed} pictures were made anew${failed ? `, ${failed} could not be` : ''}.`;
}
