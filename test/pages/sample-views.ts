import type { Collection, ItemState, Partner, RecordState } from '../../server/archive/archive.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import type { ItemView } from '../../server/curation/view.ts';
import type { PageImage, PagesArchive } from '../../server/pages/ports.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Term } from '../../vocab/record/record.ts';

const cc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const term = (label: LanguageMap, id?: string): Term => ({ label, ...(id && { id }) });

export const samplePartners: Partner[] = [
  {
    id: 'kumasi',
    kind: 'museum',
    name: { en: ['Kumasi Museum of Weaving'] },
    country: 'GH',
    homepage: 'https://kumasi.example/',
  },
  { id: 'lyon', kind: 'library', name: { fr: ['Bibliothèque des Tissus de Lyon'] }, country: 'FR' },
  {
    id: 'dimashq',
    kind: 'archive',
    name: { ar: ['أرشيف دمشق للحرف'], en: ['Damascus Archive of Crafts'] },
    country: 'SY',
  },
  {
    id: 'kyoto',
    kind: 'university',
    name: { ja: ['京都工芸大学資料館'], en: ['Kyoto Craft University'] },
    country: 'JP',
  },
  {
    id: 'gondar',
    kind: 'community',
    name: { am: ['የጎንደር ሊቃውንት ማኅበር'], en: ['Gondar Scholars'] },
    country: 'ET',
  },
];

export const sampleCollections: Collection[] = [
  {
    id: 'threads',
    name: { en: ['Threads across the sea'], fr: ['Des fils par-delà la mer'], ar: ['خيوط عبر البحر'] },
    description: { en: ['Cloths that travelled, described where they were made and where they are kept.'] },
    partners: ['kumasi', 'lyon', 'dimashq', 'kyoto', 'gondar'],
    agreement: defaultAgreement,
    licence: cc0,
  },
];

function record(
  item: string,
  partner: string,
  content: RecordContent,
  time = '2025-03-14T09:30:00Z',
): RecordState {
  return {
    item,
    name: partner,
    partner,
    collection: 'threads',
    sourceId: `${partner}-${item}`,
    revision: 1,
    deposit: 1,
    time,
    content: { metadataRights: [cc0], ...content },
  };
}

const silk = term({ en: ['silk'], fr: ['soie'], ar: ['حرير'], ja: ['絹'] });
const cotton = term({ en: ['cotton'], fr: ['coton'] });
const weaving = term({ en: ['strip weaving'], fr: ['tissage en bandes'] });

/** A cloth that three partners describe in three scripts, and on which they differ. */
export const cloth: ItemState = {
  id: 'kente1',
  records: [
    record('kente1', 'kumasi', {
      title: { en: ['Cloth of the golden stool'] },
      identifier: [{ value: 'KMW 1987.14', kind: 'accession' }],
      nature: ['tangible'],
      type: [term({ en: ['kente cloth'], fr: ['pagne kente'] })],
      creator: [
        {
          agent: { label: { en: ['Nana Akua Mensah'] }, dates: '1871–1939' },
          role: term({ en: ['weaver'], fr: ['tisserande'] }),
        },
      ],
      date: [{ edtf: '1895~' }],
      place: [term({ en: ['Bonwire'] }, 'place/bonwire')],
      culture: [term({ en: ['Asante'] })],
      technique: [weaving],
      material: [silk, cotton],
      dimension: [
        { kind: 'height', value: 312, unit: 'cm' },
        { kind: 'width', value: 198.5, unit: 'cm' },
      ],
      description: {
        en: [
          'Twenty-four strips, woven on a narrow loom and sewn edge to edge. The pattern is called “my skill is exhausted”: the weaver used every motif that she knew. It was worn at the enstoolment of a queen mother, and lent again whenever the household needed its luck.',
        ],
      },
      provenance: [
        { text: { en: ['Woven for the royal household at Manhyia.'] }, edtf: '1895~' },
        { text: { en: ['Returned on long-term loan to Kumasi.'] }, edtf: '2019' },
      ],
      owner: [{ label: { en: ['Manhyia household'] }, kind: 'group' }],
      rights: ['http://rightsstatements.org/vocab/NKC/1.0/'],
      mediaRights: ['http://creativecommons.org/licenses/by/4.0/'],
      relation: [{ target: 'item/song1', label: { en: ['Song of the loom'] } }],
    }),
    record(
      'kente1',
      'lyon',
      {
        title: { fr: ['Pagne royal à vingt-quatre bandes'], en: ['Royal cloth of twenty-four strips'] },
        identifier: [{ value: 'BTL 22.118', kind: 'accession' }],
        nature: ['tangible'],
        type: [term({ en: ['kente cloth'], fr: ['pagne kente'] })],
        creator: [
          { agent: { label: { fr: ['Atelier de Bonwire'], en: ['Bonwire workshop'] }, kind: 'group' } },
        ],
        date: [{ edtf: '1910/1920', display: { fr: ['Premier quart du XXe siècle'] } }],
        place: [term({ en: ['Bonwire'] }, 'place/bonwire')],
        technique: [weaving],
        material: [silk],
        dimension: [
          { kind: 'height', value: 3.12, unit: 'm' },
          { kind: 'width', value: 200, unit: 'cm' },
        ],
        description: {
          fr: [
            'Soie de Lyon détissée puis retissée : la trame rouge provient de rubans importés vers 1912. L’analyse des colorants confirme une alizarine de synthèse.',
          ],
        },
        provenance: [
          {
            text: {
              fr: ['Acquis à Accra par la maison Gourdiat.'],
              en: ['Bought in Accra by the house of Gourdiat.'],
            },
            edtf: '1922',
          },
        ],
        source: ['https://lyon.example/notices/22118'],
      },
      '2025-06-02T11:00:00Z',
    ),
    record(
      'kente1',
      'dimashq',
      {
        title: { ar: ['قماش العرش الذهبي'] },
        type: [term({ ar: ['قماش كينتي'], en: ['kente cloth'] })],
        date: [{ edtf: '1895~' }],
        material: [silk],
        description: {
          ar: [
            'قماش من أربعة وعشرين شريطًا خيطت حواشيها بعضها إلى بعض، وحريره الأحمر من دمشق كما تذكر دفاتر التجار.',
          ],
        },
      },
      '2025-09-20T08:00:00Z',
    ),
  ],
};

/** A song, with those who sing it and how it is passed on. */
export const song: ItemState = {
  id: 'song1',
  records: [
    record('song1', 'gondar', {
      title: { am: ['የሸማኔ መዝሙር'], en: ['Song of the loom'] },
      nature: ['intangible'],
      type: [term({ en: ['work song'], am: ['የሥራ ዘፈን'] })],
      language: ['am'],
      place: [term({ en: ['Gondar'], am: ['ጎንደር'] })],
      dimension: [{ kind: 'duration', value: 7, unit: 'min' }],
      performer: [{ agent: { label: { am: ['የሸማኔዎች ማኅበር'], en: ['Weavers’ fellowship'] }, kind: 'group' } }],
      occasion: [term({ en: ['first thread of the year'] })],
      transmission: {
        en: ['Taught at the loom, line by line, from the eldest weaver to the youngest.'],
        am: ['ከአንጋፋው ሸማኔ ወደ ታናሹ በቃል ይተላለፋል።'],
      },
      description: {
        am: ['ሸማኔዎች የመጀመሪያውን ክር ሲዘረጉ የሚዘምሩት መዝሙር ነው።'],
        en: ['Sung while the first thread is laid.'],
      },
    }),
  ],
};

/** A woodcut with several pictures, titled in Japanese alone. */
export const print: ItemState = {
  id: 'print1',
  records: [
    record('print1', 'kyoto', {
      title: { ja: ['波間の織姫'] },
      type: [term({ en: ['woodblock print'], ja: ['木版画'] })],
      date: [{ edtf: '1831-05-04' }],
      material: [term({ ja: ['和紙'], en: ['washi paper'] })],
      description: { ja: ['織姫が波の上に糸を渡す場面を描く。'] },
    }),
    record('print1', 'lyon', {
      title: { fr: ['La tisserande sur les vagues'] },
      date: [{ edtf: '1830/1835' }],
    }),
  ],
};

/** Texts made to break out of a page. */
export const hostile: ItemState = {
  id: 'bad"><script>',
  records: [
    record('bad"><script>', 'kumasi', {
      title: { en: ['<script>alert(1)</script> "quoted" & \u202Egnp.exe'] },
      type: [term({ en: ['<img src=x onerror=alert(1)>'] }, 'javascript:alert(1)')],
      date: [{ display: { und: ['"><svg onload=alert(1)>'] } }],
      description: { en: ['</main></body><script>alert(2)</script>'] },
      source: ['javascript:alert(3)'],
      relation: [{ target: 'javascript:alert(4)', label: { en: ['click'] } }],
      rights: ['javascript:alert(5)'],
    }),
  ],
};

export const sampleItems = [cloth, song, print, hostile];

export const sampleView = (item: ItemState): ItemView => ({ id: item.id, records: item.records });

/** The archive's reading side over the samples: plain look-ups. */
export const sampleArchive: PagesArchive = {
  partners: () => samplePartners,
  partner: (id) => samplePartners.find((partner) => partner.id === id),
  collections: () => sampleCollections,
  collection: (id) => sampleCollections.find((collection) => collection.id === id),
  item: (id) => sampleItems.find((item) => item.id === id),
  items: (ids) => sampleItems.filter((item) => ids.includes(item.id)),
};

/** Pictures of the samples; the last of the print's is still being made. */
export function sampleImages(view: ItemView): PageImage[] {
  const image = (id: string, alt: LanguageMap, ready = true): PageImage => ({
    id,
    width: 3000,
    height: 2000,
    alt,
    rights: 'http://creativecommons.org/licenses/by/4.0/',
    ready,
  });
  if (view.id === 'kente1')
    return [
      image('kente1a', {
        en: ['Strips of gold, green and red silk'],
        fr: ['Bandes de soie or, vertes et rouges'],
      }),
    ];
  if (view.id === 'print1')
    return [
      image('print1a', { ja: ['波の上に立つ織姫'] }),
      image('print1b', { ja: ['版元の印'] }),
      image('print1c', {}, false),
    ];
  if (view.id.startsWith('bad')) return [image('bad"id', { en: ['" onerror="alert(6)'] })];
  return [];
}
