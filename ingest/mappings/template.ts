import type { Mapping } from './mapping.ts';
import { rightsByName } from './rights-names.ts';

const split = '|';
const term = (column: string) => ({ from: `${column}@`, split, addressed: true }) as const;
const measure = <K extends string>(kind: K) => ({ from: kind, split, kind });
const rights = (column: string) => ({ from: column, split, lookup: rightsByName });

/**
 * The archive's own table: a column for each field, `title@ar` for a language, several values split by `|`. JSON objects with the same keys are
 * taken too, with lists and maps of languages as values.
 */
export const template: Mapping = {
  name: 'template',
  formats: ['csv', 'tsv', 'json', 'ndjson'],
  recognises: ['id', 'title'],
  id: 'id',
  item: 'item',
  fields: {
    title: { from: 'title@' },
    alternativeTitle: { from: 'alternativeTitle@', split },
    identifier: [
      { from: 'identifier', split, kind: 'accession' },
      { from: 'id', kind: 'local' },
    ],
    nature: { from: 'nature' },
    type: term('type'),
    creator: { from: 'creator@', split, addressed: true, roled: true },
    date: { from: 'date', display: 'dateText@', split },
    place: term('place'),
    period: term('period'),
    culture: term('culture'),
    technique: term('technique'),
    material: term('material'),
    medium: { from: 'medium@' },
    dimension: [
      measure('height'),
      measure('width'),
      measure('depth'),
      measure('diameter'),
      measure('length'),
      measure('weight'),
      measure('duration'),
    ],
    extent: { from: 'extent@' },
    description: { from: 'description@' },
    inscription: { from: 'inscription@' },
    performer: { from: 'performer@', split, addressed: true, roled: true },
    occasion: term('occasion'),
    transmission: { from: 'transmission@' },
    subject: term('subject'),
    depicted: term('depicted'),
    provenance: { from: 'provenance@', split, dated: true },
    owner: term('owner'),
    location: term('location'),
    creditLine: { from: 'creditLine@' },
    language: { from: 'language', split },
    rights: rights('rights'),
    mediaRights: rights('mediaRights'),
    metadataRights: rights('metadataRights'),
    relation: { from: 'related', split },
    source: { from: 'source', split },
    media: { from: 'media', alt: 'mediaAlt@', transcription: 'transcription@', split },
  },
};
