import type { Media } from '../../vocab/record/record.ts';
import { imageId } from './image-id.ts';
import type { RecordView } from './view.ts';

/** A picture of a record that the archive holds: its identifier in IIIF, and what the record says of it. */
export type RecordImage = { id: string; file: string; media: Media };

/** The pictures of a record that the archive holds, in the record's order. */
export const imagesOf = (record: RecordView): RecordImage[] =>
  (record.content.media ?? []).flatMap((media) =>
    media.file === undefined
      ? []
      : {
          id: imageId({ item: record.item, record: record.name, file: media.file }),
          file: media.file,
          media,
        },
  );
