import type { Media } from '../../vocab/record/record.ts';
import { imageId, pageImageId } from './image-id.ts';
import type { RecordView } from './view.ts';

/**
 * A picture of a record that the archive holds: its identifier in IIIF, what the record says of it, and the rights in it (its own, else
 * those that the record states for all its pictures, else those of the collection's agreement).
 */
export type RecordImage = { id: string; file: string; media: Media; rights?: string };

/** The pictures of a record that the archive holds, in the record's order. */
export const imagesOf = (record: RecordView): RecordImage[] =>
  (record.content.media ?? []).flatMap((media) => {
    if (media.file === undefined) return [];
    const id = imageId({ item: record.item, record: record.name, file: media.file });
    const rights = media.rights ?? record.content.mediaRights?.[0] ?? record.mediaRights;
    return { id, file: media.file, media, ...(rights && { rights }) };
  });

/** One page of a picture, counted from 1. */
export type ImagePage = RecordImage & { page: number };

/** The pages of a picture, each with its own identifier and size. What is said of the picture stands with its first page. */
export const pagesOf = (image: RecordImage): ImagePage[] => [
  { ...image, page: 1 },
  ...(image.media.pages ?? []).map((size, at) => ({
    ...image,
    id: pageImageId(image.id, at + 2),
    media: { file: image.file, ...size },
    page: at + 2,
  })),
];
