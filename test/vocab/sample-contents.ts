import type { RecordContent } from '../../vocab/fields.ts';

/** A thing described with every field, in several scripts. */
export const bowl: RecordContent = {
  title: { en: ['Bowl with a "crane"'], ja: ['鶴文鉢'], ar: ['وعاء عليه كركي'] },
  alternativeTitle: { gez: ['ጻሕል'] },
  identifier: [
    { value: 'A-12', kind: 'accession' },
    { value: '99', kind: 'local' },
  ],
  nature: ['tangible'],
  type: [
    { label: { en: ['bowl'], ja: ['鉢'] } },
    { id: 'http://vocab.getty.edu/aat/300133025', label: { en: ['artwork'] } },
  ],
  creator: [
    {
      agent: { label: { en: ['Ogata'], ja: ['尾形'] }, kind: 'person' },
      role: { label: { en: ['potter'] } },
    },
    { agent: { id: 'agent/kyoto-kiln', label: { en: ['Kyoto kiln'] }, kind: 'group' } },
  ],
  date: [{ edtf: '1712/1731', display: { en: ['about 1712–31'], ja: ['正徳・享保年間'] } }],
  place: [{ label: { en: ['Kyoto'] } }],
  period: [{ label: { en: ['Edo period'] } }],
  culture: [{ label: { en: ['Japanese'] } }],
  technique: [{ label: { en: ['throwing'] } }],
  material: [{ label: { en: ['stoneware'] } }],
  medium: { en: ['Stoneware under iron glaze'] },
  dimension: [
    { kind: 'height', value: 7.5, unit: 'cm' },
    { kind: 'diameter', value: 142, unit: 'mm', part: { en: ['rim'] } },
  ],
  extent: { en: ['one bowl'] },
  description: { en: ['A bowl.\nWith a second line and a \\ sign.'], hi: ['एक कटोरा'] },
  inscription: { ja: ['乾山'] },
  subject: [{ label: { en: ['cranes'] } }],
  depicted: [{ label: { en: ['crane'] } }],
  provenance: [{ edtf: '1901', text: { en: ['Bought in Osaka'] } }],
  owner: [{ label: { en: ['Museum of the Bay'] }, kind: 'group' }],
  location: [{ label: { en: ['Room 4'] } }],
  creditLine: { en: ['Given by friends'] },
  language: ['ja'],
  rights: ['http://creativecommons.org/publicdomain/mark/1.0/'],
  mediaRights: ['http://creativecommons.org/licenses/by/4.0/'],
  metadataRights: ['http://creativecommons.org/publicdomain/zero/1.0/'],
  source: ['https://example.org/a-12'],
  media: [
    {
      file: 'ab'.repeat(32),
      format: 'jpeg',
      width: 3000,
      height: 2000,
      alt: { en: ['A bowl seen from above'] },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
    },
  ],
};

/** A song: intangible, with performers, occasion and transmission. */
export const song: RecordContent = {
  title: { am: ['የመኸር ዘፈን'], en: ['Harvest song'] },
  nature: ['intangible'],
  type: [{ label: { en: ['song'] } }],
  creator: [{ agent: { label: { en: ['Village of Gera'] }, kind: 'group' } }],
  date: [{ edtf: '18XX', display: { en: ['19th century'] } }],
  performer: [
    { agent: { label: { en: ['women of Gera'] }, kind: 'group' }, role: { label: { en: ['singers'] } } },
  ],
  occasion: [{ label: { en: ['harvest'] } }],
  transmission: { en: ['From mother to daughter'] },
  language: ['am'],
};
