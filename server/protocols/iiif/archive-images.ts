import type { ArchiveReader } from '../../archive/archive.ts';
import { splitImageId } from '../../curation/image-id.ts';
import { imagesOf, pagesOf } from '../../curation/images-of.ts';
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
  prepare?: (file: string, page: number) => void;
}): ImageSource => ({
  async find(id, viewer) {
    const { picture, page } = splitImageId(id);
    const use = archive.image(picture);
    const item = use && archive.item(use.item);
    if (!item) return undefined;
    // By its file: a picture keeps the addresses that it had before its item was joined to another.
    const shownTo = (who: Viewer) => {
      const record = viewItem(item, who)?.records.find(({ name }) => name === use.record);
      const shown = record && imagesOf(record).find(({ file }) => file === use.file);
      return shown && pagesOf(shown).find((one) => one.page === page);
    };
    const image = shownTo(viewer);
    if (!image) return undefined;
    const { file, media, rights } = image;
    const restricted = viewer.kind !== 'public' && !shownTo(thePublic);
    const pyramid = await findPyramid({ dataDir, sha256: file, page });
    if (pyramid === undefined && restricted) prepare?.(file, page);
    return {
      id,
      pyramid,
      width: media.width ?? 0,
      height: media.height ?? 0,
      etag: page === 1 ? file.slice(0, 20) : `${file.slice(0, 20)}_${page}`,
      ...(rights && { rights }),
      ...(restricted && { restricted }),
    };
  },
});
