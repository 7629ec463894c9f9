import { type InterfaceLanguage, interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { type Row, table } from '../workspace/words/row.ts';

const rows = table({
  guides: ['Guides', 'Guides', 'Guías', 'أدلة', '指南', 'Miongozo'],
  harvesting: [
    'For harvesters',
    'Pour ceux qui moissonnent',
    'Para quienes recolectan',
    'لمن يحصد البيانات',
    '数据采集指南',
    'Kwa wavunaji wa data',
  ],
  research: [
    'For researchers',
    'Pour la recherche',
    'Para la investigación',
    'للباحثين',
    '研究者指南',
    'Kwa watafiti',
  ],
  development: [
    'For developers',
    'Pour le développement',
    'Para el desarrollo',
    'للمطورين',
    '开发者指南',
    'Kwa waendelezaji',
  ],
  harvestingLead: [
    'Take everything, and keep it up to date.',
    'Tout prendre, et rester à jour.',
    'Llévese todo y manténgalo al día.',
    'خذ كل شيء وأبقه محدَّثًا.',
    '获取全部数据并保持更新。',
    'Chukua yote, na uyaweke ya kisasa.',
  ],
  researchLead: [
    'Ask questions of the whole, and let others ask them again.',
    'Interroger l’ensemble, et permettre à d’autres de reposer la question.',
    'Pregunte al conjunto y permita que otros repitan la pregunta.',
    'اطرح أسئلة على المجموع، ودع غيرك يعيد طرحها.',
    '对全部数据提问，并让他人能够重复提问。',
    'Uliza maswali juu ya yote, na wengine waweze kuyauliza tena.',
  ],
  developmentLead: [
    'Read and write from your own programs.',
    'Lire et écrire depuis vos propres programmes.',
    'Lea y escriba desde sus propios programas.',
    'اقرأ واكتب من برامجك.',
    '用您自己的程序读写。',
    'Soma na andika kutoka programu zako.',
  ],
  inEnglish: [
    'The commands can be copied as they stand.',
    'Ce guide est en anglais ; les commandes se copient telles quelles.',
    'Esta guía está en inglés; las órdenes se copian tal cual.',
    'هذا الدليل بالإنجليزية؛ ويمكن نسخ الأوامر كما هي.',
    '本指南以英文撰写；命令可直接复制使用。',
    'Mwongozo huu uko kwa Kiingereza; amri zinaweza kunakiliwa kama zilivyo.',
  ],
} satisfies Record<string, Row>);

export type GuideWords = Record<keyof typeof rows, string>;

/** The words around guides, in one language. */
export const guideWordsIn = (language: InterfaceLanguage): GuideWords => {
  const at = interfaceLanguages.indexOf(language);
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row[at]])) as GuideWords;
};
