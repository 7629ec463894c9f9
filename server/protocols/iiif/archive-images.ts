import type { ArchiveReader } from '../../archive/archive.ts';
import { imagesOf } from '../../curation/images-of.ts';
import { thePublic, viewItem } from '../../curation/view.ts';
import type { ImageSource } from '../../projections/images/image-source.ts';
import { findPyramid } from '../../projections/images/pyramid-path.ts';

/** The archive's pictures as the image service finds them: those that today's public view shows. */
export const archiveImages = ({
  archive,
  dataDir,
}: {
  archive: ArchiveReader;
  dataDir: string;
}): ImageSource => ({
  async find(id) {
    const use = archive.image(id);
    const item = use && archive.item(use.item);
    const record = item && viewItem(item, thePublic)?.records.find(({ name }) => name === use.record);
    // By its file: a picture keeps the addresses that it had before its item was joined to another.
    const image = record && imagesOf(record).find((shown) => shown.file === use.file);
    if (!image) return undefined;
    const { file, media, rights } = image;
    return {
      id,
      pyramid: await findPyramid({ dataDir, sha256: file }),
      width: media.width ?? 0,
      height: media.height ?? 0,
      etag: file.slice(0, 20),
      ...(rights && { rights }),
    };
  },
});
