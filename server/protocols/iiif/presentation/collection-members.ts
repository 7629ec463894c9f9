import { asksBeforePicture } from '../../../../vocab/terms/cultural-labels.ts';
import type { ArchiveReader } from '../../../archive/archive.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { leadingRecord } from '../../../curation/leading-record.ts';
import { type ItemView, thePublic, viewItem } from '../../../curation/view.ts';
import type { ManifestMember } from './build-collection.ts';

function memberOf(view: ItemView, today: string): ManifestMember | undefined {
  const first = view.records.flatMap(imagesOf)[0];
  if (!first) return undefined;
  // A picture that a label asks to read of first is shown where the label is: in the manifest.
  const asked = view.labels?.some((label) => asksBeforePicture(label, today)) ?? false;
  const { width = 1, height = 1 } = first.media;
  return {
    id: view.id,
    label: leadingRecord(view).content.title ?? {},
    ...(!asked && { thumbnail: { imageId: first.id, width, height } }),
  };
}

/** Items as a collection lists them, in the order of their ids given; what the public may not see today, or has no picture, is left out. */
export function collectionMembers(archive: ArchiveReader, ids: readonly string[]): ManifestMember[] {
  const today = new Date().toISOString();
  const members = new Map(
    archive.items(ids).flatMap((item): [string, ManifestMember][] => {
      const view = viewItem(item, thePublic);
      const member = view && memberOf(view, today);
      return member ? [[item.id, member]] : [];
    }),
  );
  return ids.flatMap((id) => members.get(id) ?? []);
}
