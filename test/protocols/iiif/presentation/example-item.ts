import type { ManifestItem } from '../../../../server/protocols/iiif/presentation/build-manifest.ts';

/** An item with all that a manifest can hold. */
export const exampleItem: ManifestItem = {
  id: 'mask-1',
  label: { en: ['Mask'], sw: ['Kinyago'], und: ['Lipiko'] },
  summary: { en: ['Worn at <mapiko> dances & feasts.'] },
  metadata: [
    { label: { en: ['Material'] }, value: { en: ['wood', ' hair '], fr: ['bois'] } },
    { label: { en: ['Note'] }, value: { en: ['<unknown>'], und: ['5 < 6 & 7'] } },
    { label: { en: ['Nothing'] }, value: { en: [' '] } },
  ],
  requiredStatement: { label: { en: ['Credit'] }, value: { en: ['Museum of Examples'] } },
  rights: 'https://creativecommons.org/licenses/by/4.0',
  provider: [
    {
      id: 'https://archive.example/partner/examples',
      label: { en: ['Museum of Examples'] },
      homepage: 'https://museum.example/',
    },
    { id: 'https://archive.example/partner/village', label: { sw: ['Kijiji'] } },
  ],
  navDate: '1920-01-01T00:00:00Z',
  homepage: 'https://archive.example/item/mask-1',
  seeAlso: [
    {
      id: 'https://archive.example/item/mask-1.jsonld',
      format: 'application/ld+json',
      profile: 'https://linked.art/ns/v1/linked-art.json',
      label: { en: ['Linked Art'] },
    },
    {
      id: 'https://archive.example/item/mask-1.edm.xml',
      format: 'application/rdf+xml',
      label: { en: ['EDM'] },
    },
  ],
  partOf: [{ id: 'https://archive.example/iiif/presentation/3/collection/masks', label: { en: ['Masks'] } }],
  canvases: [
    {
      imageId: 'front',
      width: 6000,
      height: 9000,
      label: { en: ['Front'] },
      alt: { en: ['A helmet mask with a beard of hair.'] },
      rights: 'http://rightsstatements.org/vocab/InC/1.0/',
      viewingAdvice: { label: { en: ['Before you look'] }, value: { en: ['Shown to initiated men.'] } },
    },
    {
      imageId: 'back/1',
      width: 300,
      height: 200,
      transcription: { gez: ['በስመ አብ'], und: ['IX 7'] },
      metadata: [{ label: { en: ['Picture from'] }, value: { sw: ['Kijiji'] } }],
    },
  ],
  rightToLeft: true,
  ranges: [
    { id: 'examples', label: { en: ['Museum of Examples'] }, images: ['front'] },
    {
      id: 'village',
      label: { sw: ['Kijiji'] },
      images: [],
      parts: [{ id: 'village-1', label: {}, images: ['back/1'] }],
    },
  ],
};
