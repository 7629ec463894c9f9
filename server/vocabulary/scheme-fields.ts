import type { FieldName } from '../../vocab/fields.ts';

const concepts: readonly FieldName[] = [
  'type',
  'technique',
  'material',
  'subject',
  'depicted',
  'occasion',
  'period',
  'culture',
];

/** Fields of known schemes: those in `vocab/schemes`, and large ones that archives load. */
const known: Readonly<Record<string, readonly FieldName[]>> = {
  types: ['type'],
  materials: ['material'],
  techniques: ['technique'],
  subjects: ['subject', 'depicted', 'occasion'],
  periods: ['period'],
  places: ['place', 'location'],
  languages: [],
  rights: [],
  aat: ['type', 'technique', 'material', 'period', 'culture'],
  iconclass: ['subject', 'depicted'],
  tgn: ['place', 'location'],
  geonames: ['place', 'location'],
};

/** The fields that a scheme may be used for. */
export const termFields: readonly FieldName[] = [...concepts, 'place', 'location'];

/** The fields whose terms are matched against a scheme, by its name: a word for a subject may be a place's name, so never all of them. */
export const fieldsOfScheme = (scheme: string): readonly FieldName[] => known[scheme] ?? concepts;
