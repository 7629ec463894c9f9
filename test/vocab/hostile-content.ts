import type { RecordContent } from '../../vocab/fields.ts';

const label = { en: ['Silk & <gold> "thread"', 'another name'], ja: ['絹'], und: ['?'] };

/** A record with all that a field can hold, and with what breaks documents that are written carelessly. */
export const hostile: RecordContent = {
  title: {
    ar: ['قناع'],
    en: ['A ]]> mask\u0000\u001F\uFFFE', 'half \uD800 pair'],
    zh: ['面具'],
    und: ['𓀀 😀\r\n\tx'],
  },
  alternativeTitle: { 'en-Latn-GB': ["<!-- --> <![CDATA[ 'x' "] },
  identifier: [
    { value: '<1>', kind: 'accession' },
    { value: 'a&b', kind: 'local' },
    { value: 'ark:/12345/x', kind: 'other' },
  ],
  nature: ['tangible'],
  type: [{ id: 'http://vocab.getty.edu/aat/300138758', label }, { label }],
  creator: [
    { agent: { label, dates: '1850–1900', kind: 'group' }, role: { label: { en: ['carver'] } } },
    { agent: { id: 'agent/x', label }, role: { id: 'concept/role', label } },
    { agent: { label: { en: ['Nobody'] } } },
  ],
  date: [
    { edtf: '1850~', display: { en: ['about 1850'] } },
    { edtf: '-0500/..', display: { ar: ['قديم'] } },
    { display: { en: ['long <ago>'] } },
  ],
  place: [{ label: { am: ['ኢትዮጵያ'] } }, { id: 'place/country-et', label }],
  period: [{ id: 'concept/p', label }],
  culture: [{ label }],
  technique: [{ id: 'concept/t', label }],
  material: [{ label }, { id: 'http://vocab.getty.edu/aat/300011914', label }],
  medium: { fr: ['bois & fer'] },
  dimension: [
    { kind: 'height', value: 41.9, unit: 'cm' },
    { kind: 'diameter', value: 3, unit: 'mm', part: label },
    { kind: 'duration', value: 90, unit: 's' },
    { kind: 'weight', value: 1.5, unit: 'kg' },
  ],
  extent: { en: ['two <parts>'] },
  description: { 'en-Latn-GB': ['x'.repeat(20_000)], hi: ['मुखौटा'] },
  inscription: { gez: ['ጻሕል & "x"'] },
  performer: [{ agent: { label }, role: { label } }],
  occasion: [{ label }],
  transmission: { sw: ['Kutoka kwa <mama>'] },
  subject: [{ id: 'concept/s', label }, { label }],
  depicted: [{ label }],
  provenance: [{ text: { fr: ['Vendu'] }, edtf: '1832' }, { text: label }],
  owner: [{ label }, { id: 'agent/o', label }],
  location: [{ label }, { id: 'place/l', label }],
  creditLine: { en: ['Given by <friends> & others'] },
  language: ['sw', 'x-none'],
  rights: ['http://rightsstatements.org/vocab/NoC-NC/1.0/'],
  mediaRights: ['http://rightsstatements.org/vocab/InC-NC/1.0/'],
  metadataRights: ['http://creativecommons.org/licenses/by/4.0/'],
  relation: [{ target: 'item/b', label }, { target: 'https://museum.example/?a=1&b=2' }],
  source: ['https://museum.example/?a=1&b=2'],
  media: [
    { file: 'ab'.repeat(32), format: 'jpeg', width: 300, height: 200, alt: label },
    { url: 'https://museum.example/a.jpg?x=1&y=2', rights: 'http://creativecommons.org/licenses/by/4.0/' },
  ],
};
