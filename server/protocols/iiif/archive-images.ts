import type { ArchiveReader } from '../../archive/archive.ts';
import { imagesOf } from '../../curation/images-of.ts';
import { thePublic, type Viewer, viewItem } from '../../curation/view.ts';
import type { ImageSource } from '../../projections/images/image-source.ts';
import { findPyramid } from '../../projections/images/pyramid-path.ts';

/** The archive's pictures as the image service finds them: those that today's view for who asks shows. */
export const archiveImages = ({
  archive,
  dataDir,
  prepare,
}: {
  archive: ArchiveReader;
  dataDir: string;
  /** Makes the pyramid of a file that has none, as it was never public. */
  prepare?: (file: string) => void;
}): ImageSource => ({
  async find(id, viewer) {
    const use = archive.image(id);
    const item = use && archive.item(use.item);
    if (!item) return undefined;
    // By its file: a picture keeps the addresses that it had before its item was joined to another.
    const shownTo = (who: Viewer) => {
      const record = viewItem(item, who)?.records.find(({ name }) => name === use.record);
      return record && imagesOf(record).find((shown) => shown.file === use.file);
    };
    const image = shownTo(viewer);
    if (!image) return undefined;
    const { file, media, rights } = image;
    const restricted = viewer.kind !== 'public' && !shownTo(thePublic);
    const pyramid = await findPyramid({ dataDir, sha256: file });
    if (pyramid === undefined && restricted) prepare?.(file);
    return {
      id,
      pyramid,
      width: media.width ?? 0,
      height: media.height ?? 0,
      etag: file.slice(0, 20),
      ...(rights && { rights }),
      ...(restricted && { restricted }),
    };
  },
});
