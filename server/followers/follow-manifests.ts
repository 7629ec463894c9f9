import type { ManifestOwner } from '../archive/manifest-list.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { PublicChange } from '../archive/public-list.ts';
import { imagesOf } from '../curation/images-of.ts';
import type { ItemView } from '../curation/view.ts';
import type { Follower } from '../feed/follow.ts';
import { publicItems } from '../projections/public-items.ts';

/** Whose manifests an item's is among; none where it has no picture in public, and so no manifest. */
function ownersOf(view: ItemView | undefined): ManifestOwner[] {
  const records = view?.records ?? [];
  if (!records.some((record) => imagesOf(record).length > 0)) return [];
  const owners = records.flatMap(({ collection, partner }): ManifestOwner[] => [
    `collection:${collection}`,
    `partner:${partner}`,
  ]);
  return ['all', ...new Set(owners)];
}

/** Keeps the list of manifests, of which Change Discovery and the collections of IIIF are made, at the public list. */
export function manifestsFollower(archive: Archive): Follower<PublicChange> {
  const { manifests, writer, feed } = archive;
  return {
    name: 'manifests',
    read: archive.publicList.changesAfter,
    cursor: () => feed.cursor('manifests'),
    setCursor: (seq) => writer.transact(() => feed.setCursor('manifests', seq)),
    async apply(changes) {
      const concerned = manifests.concerned(changes.map(({ item }) => item));
      const items = publicItems(
        archive.reader,
        changes.filter(({ item }) => concerned.has(item)),
      );
      if (items.length === 0) return;
      writer.transact(() => {
        // Activities are dated in their own order, whichever of an item's changes the batch held.
        for (const { id, view } of items)
          manifests.note({ item: id, time: changes.at(-1)!.time, owners: ownersOf(view) });
      });
    },
    batch: 500,
  };
}
