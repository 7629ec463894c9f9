import type { Archive } from '../archive/open-archive.ts';
import type { PublicChange } from '../archive/public-list.ts';
import type { Follower } from '../feed/follow.ts';
import { makePyramids } from '../projections/images/make-pyramids.ts';
import { publicItems } from '../projections/public-items.ts';
import { sourcesOf } from './picture-sources.ts';

export type PictureProgress = { done: number; of: number };

/** Makes the pyramids of pictures that became public; those that exist are left alone. */
export function imagesFollower(
  archive: Archive,
  {
    onProgress,
    report,
    signal,
  }: { onProgress: (p: PictureProgress) => void; report: (message: string) => void; signal: AbortSignal },
): Follower<PublicChange> {
  const progress: PictureProgress = { done: 0, of: 0 };
  const withPictures = archive.db.prepare(
    `SELECT DISTINCT record.item FROM record JOIN image ON image.record = record.id
     WHERE record.item IN (SELECT value FROM json_each(?))`,
  );
  /** The changes of items that have pictures, public or not: a view is made of no other. */
  const pictured = (changes: PublicChange[]): PublicChange[] => {
    const rows = withPictures.all(JSON.stringify(changes.map(({ item }) => item))) as { item: string }[];
    const items = new Set(rows.map(({ item }) => item));
    return changes.filter(({ item }) => items.has(item));
  };
  return {
    name: 'images',
    read: archive.publicList.changesAfter,
    cursor: () => archive.feed.cursor('images'),
    setCursor: (seq) => archive.writer.transact(() => archive.feed.setCursor('images', seq)),
    async apply(changes) {
      const views = publicItems(archive.reader, pictured(changes)).flatMap(({ view }) => view ?? []);
      const media = sourcesOf(archive.dataDir, views);
      if (media.length === 0) return;
      progress.of += media.length;
      const results = await makePyramids({
        dataDir: archive.dataDir,
        media,
        concurrency: 2,
        signal,
        onProgress: () => {
          progress.done += 1;
          onProgress(progress);
        },
      });
      // Stopped half-way: the batch is begun again next time, from the cursor.
      signal.throwIfAborted();
      for (const result of results)
        if ('problem' in result)
          report(`Picture ${result.sha256}: ${result.problem.message} ${result.problem.remedy}`);
    },
    // Each batch ends with a transaction, for which it waits while others write.
    batch: 2000,
  };
}
