import { textFor } from '../../record/language-map.ts';
import type { Media } from '../../record/record.ts';
import type { Statement } from '../../record/statement.ts';
import type { Builder } from './builder.ts';
import { classNode, type LinkedArtNode, push } from './node.ts';

/** A picture that shows the thing, with its IIIF service where the archive holds it (https://linked.art/model/digital/#iiif). */
export function placePicture(b: Builder, s: Statement): void {
  const media = s.value as Media;
  const image = media.file === undefined ? undefined : b.images.get(media.file);
  if (image === undefined && media.url === undefined) return;
  const service = image && `${b.base}iiif/image/3/${image.id}`;
  const rights = image?.rights ?? media.rights ?? b.mediaRights;
  const shown: LinkedArtNode = {
    id: b.ownOf(s, 'file'),
    type: 'DigitalObject',
    ...(service && { format: 'image/jpeg' }),
    access_point: [{ id: service ? `${service}/full/max/0/default.jpg` : media.url!, type: 'DigitalObject' }],
    ...(rights && {
      subject_to: [{ id: b.ownOf(s, 'rights'), type: 'Right', classified_as: [classNode(rights)] }],
    }),
    ...(service && {
      digitally_available_via: [
        {
          id: b.ownOf(s, 'service'),
          type: 'DigitalService',
          access_point: [{ id: service, type: 'DigitalObject' }],
          conforms_to: [{ id: 'http://iiif.io/api/image', type: 'InformationObject' }],
        },
      ],
    }),
  };
  push(b.doc, 'representation', {
    id: b.ownOf(s),
    type: 'VisualItem',
    ...(media.alt && { _label: textFor(media.alt, 'en') }),
    digitally_shown_by: [shown],
  });
}
