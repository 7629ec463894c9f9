import type { FieldName } from '../../../vocab/fields.ts';
import type { PlainKey } from '../words/words.ts';

/** How a page groups the fields; each field stands in one group. Narrative comes first: heritage is told before it is measured. */
export const sections: { title: PlainKey; fields: FieldName[] }[] = [
  { title: 'sectionStory', fields: ['description', 'inscription'] },
  { title: 'sectionPractice', fields: ['performer', 'occasion', 'transmission'] },
  {
    title: 'sectionFacts',
    fields: [
      'title',
      'alternativeTitle',
      'nature',
      'type',
      'creator',
      'date',
      'place',
      'period',
      'culture',
      'technique',
      'material',
      'medium',
      'dimension',
      'extent',
      'language',
      'subject',
      'depicted',
    ],
  },
  { title: 'sectionHistory', fields: ['provenance', 'owner', 'location', 'creditLine', 'identifier'] },
  {
    title: 'sectionRights',
    fields: ['rights', 'mediaRights', 'metadataRights', 'source', 'relation', 'media'],
  },
];
