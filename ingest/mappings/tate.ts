import { cc0 } from '../../vocab/rights.ts';
import type { Mapping } from './mapping.ts';

/**
 * Tate's artworks (https://github.com/tategallery/collection), one JSON object a line. Its `height` and `width` are exchanged: the text of `dimensions` gives
 * height before width, as museums do (four in five of the pictures that come with their pixels agree), and `width` repeats its first number. So the text is
 * what is read, which also tells the frame from the support.
 */
export const tate: Mapping = {
  name: 'tate',
  formats: ['ndjson', 'json'],
  recognises: ['acno', 'contributors', 'dateText', 'creditLine'],
  language: 'en',
  id: 'acno',
  fields: {
    title: { from: 'title' },
    alternativeTitle: { from: 'foreignTitle', language: 'und' },
    identifier: [
      { from: 'acno', kind: 'accession' },
      { from: 'id', kind: 'local' },
      { from: 'finberg', kind: 'other' },
    ],
    type: { from: 'classification' },
    creator: {
      from: 'contributors[]',
      label: 'fc',
      id: 'agent/tate-{id}',
      dates: 'date',
      role: 'role',
      plainRole: 'artist',
      // “British School 18th century” has a year of birth but no gender; so have some persons, of whom nothing is said then.
      kind: { is: 'person', when: 'gender' },
    },
    date: {
      from: 'dateRange.startYear',
      to: 'dateRange.endYear',
      display: 'dateText',
      approximate: ['c.', 'c\\.', 'circa'],
      uncertain: ['?'],
      nothing: ['date not known', 'no date'],
    },
    period: {
      from: 'movements[]',
      label: 'name',
      id: 'concept/tate-movement-{id}',
      scheme: 'tate',
      broader: { from: 'era', label: 'name', id: 'concept/tate-era-{id}' },
    },
    medium: { from: 'medium' },
    dimension: {
      from: 'dimensions',
      order: ['height', 'width', 'depth'],
      // `units` is mm wherever there is one.
      unit: 'mm',
      whole: [
        'support',
        'image',
        'object',
        'overall',
        'displayed',
        'unconfirmed',
        'confirmed',
        'duration',
        'weight',
      ],
    },
    extent: { from: 'dimensions' },
    description: { from: ['groupTitle', 'catalogueGroup.shortTitle'], within: 'Part of: {}' },
    inscription: { from: 'inscription' },
    subject: {
      from: 'subjects',
      children: 'children',
      label: 'name',
      id: 'concept/tate-{id}',
      scheme: 'tate',
    },
    provenance: { from: 'creditLine', edtf: 'acquisitionYear', when: 'acquisitionYear' },
    creditLine: { from: 'creditLine' },
    metadataRights: { constant: cc0 },
    source: { from: 'url' },
  },
  ignores: {
    all_artists: 'the names of contributors again, in one text',
    contributorCount: 'a count of what is there',
    movementCount: 'a count of what is there',
    subjectCount: 'a count of what is there',
    height: 'repeats numbers of dimensions, exchanged with width and broken where these are in brackets',
    width: 'see height',
    depth: 'see height',
    units: 'always mm, which the rule for dimensions knows',
    thumbnailUrl: 'a picture elsewhere, whose licence is not given',
    thumbnailCopyright: 'speaks of that picture, in words that are no licence',
    additionalImages: 'file names without an address, and not cleared for others',
    artistRooms: 'a marker of one programme of loans',
    catTextResId: 'a key of Tate’s website',
    pageNumber: 'the leaf of a sketchbook, which finberg gives in full',
  },
};
