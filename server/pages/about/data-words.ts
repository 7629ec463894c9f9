import type { InterfaceLanguage } from '../../../vocab/record/language-map.ts';

/** The headings of the page about data. What stands below them is in English, and says so. */
export type DataWords = {
  title: string;
  lead: string;
  forms: string;
  agreement: string;
  difference: string;
  dispute: string;
  record: string;
  exchange: string;
  harvest: string;
  losses: string;
  identifiers: string;
  rights: string;
  /** Of the table of forms. */
  form: string;
  ending: string;
  mediaType: string;
  field: string;
};

const words: Record<InterfaceLanguage, DataWords> = {
  en: {
    title: 'How the data say who says what',
    lead: 'Every item and record is given in many forms. This page shows how each tells who claims something, where partners differ, and what is disputed. The example below is made up, and written by the same program as the data.',
    forms: 'Forms and addresses',
    agreement: 'What partners agree on',
    difference: 'Where partners differ',
    dispute: 'What is disputed',
    record: 'One partner’s record',
    exchange: 'In the models of museums, libraries and the web',
    harvest: 'In harvests',
    losses: 'What each form has no place for',
    identifiers: 'Identifiers that last',
    rights: 'Rights',
    form: 'Form',
    ending: 'Ending',
    mediaType: 'Media type and profile',
    field: 'Field',
  },
  fr: {
    title: 'Comment les données indiquent qui dit quoi',
    lead: 'Chaque objet et chaque notice existent sous plusieurs formes. Cette page montre comment chacune indique qui affirme une chose, où les partenaires divergent et ce qui est contesté. L’exemple est inventé et écrit par le même programme que les données. Le texte qui suit est en anglais.',
    forms: 'Formes et adresses',
    agreement: 'Ce sur quoi les partenaires s’accordent',
    difference: 'Là où les partenaires divergent',
    dispute: 'Ce qui est contesté',
    record: 'La notice d’un partenaire',
    exchange: 'Dans les modèles des musées, des bibliothèques et du web',
    harvest: 'Dans les moissonnages',
    losses: 'Ce qui n’a pas de place dans chaque forme',
    identifiers: 'Des identifiants durables',
    rights: 'Droits',
    form: 'Forme',
    ending: 'Suffixe',
    mediaType: 'Type de média et profil',
    field: 'Champ',
  },
  es: {
    title: 'Cómo indican los datos quién dice qué',
    lead: 'Cada objeto y cada ficha se ofrecen en varias formas. Esta página muestra cómo cada una indica quién afirma algo, en qué difieren los socios y qué se disputa. El ejemplo es inventado y lo escribe el mismo programa que los datos. El texto que sigue está en inglés.',
    forms: 'Formas y direcciones',
    agreement: 'En qué coinciden los socios',
    difference: 'En qué difieren los socios',
    dispute: 'Qué se disputa',
    record: 'La ficha de un socio',
    exchange: 'En los modelos de museos, bibliotecas y la web',
    harvest: 'En las recolecciones',
    losses: 'Lo que no tiene lugar en cada forma',
    identifiers: 'Identificadores que perduran',
    rights: 'Derechos',
    form: 'Forma',
    ending: 'Sufijo',
    mediaType: 'Tipo de medio y perfil',
    field: 'Campo',
  },
  ar: {
    title: 'كيف تبيّن البيانات مَن يقول ماذا',
    lead: 'تُقدَّم كل قطعة وكل سجل بأشكال عدّة. تبيّن هذه الصفحة كيف يذكر كل شكل مَن يقول الشيء، وأين يختلف الشركاء، وما هو موضع نزاع. المثال أدناه مُختلَق ويكتبه البرنامج نفسه الذي يكتب البيانات. النص التالي بالإنجليزية.',
    forms: 'الأشكال والعناوين',
    agreement: 'ما يتفق عليه الشركاء',
    difference: 'ما يختلف فيه الشركاء',
    dispute: 'ما هو موضع نزاع',
    record: 'سجل شريك واحد',
    exchange: 'في نماذج المتاحف والمكتبات والويب',
    harvest: 'في الحصاد',
    losses: 'ما لا مكان له في كل شكل',
    identifiers: 'معرّفات تدوم',
    rights: 'الحقوق',
    form: 'الشكل',
    ending: 'اللاحقة',
    mediaType: 'نوع الوسائط والملف التعريفي',
    field: 'الحقل',
  },
  zh: {
    title: '数据如何说明谁说了什么',
    lead: '每件藏品和每条记录都以多种形式提供。本页说明每种形式如何表明谁作出陈述、伙伴在何处有分歧、什么存在争议。下面的例子是虚构的，由写出数据的同一程序写出。以下正文为英文。',
    forms: '形式与地址',
    agreement: '伙伴一致之处',
    difference: '伙伴分歧之处',
    dispute: '存在争议之处',
    record: '一位伙伴的记录',
    exchange: '博物馆、图书馆和网络的模型',
    harvest: '收割',
    losses: '各形式容纳不下的内容',
    identifiers: '持久的标识符',
    rights: '权利',
    form: '形式',
    ending: '后缀',
    mediaType: '媒体类型与配置',
    field: '字段',
  },
  sw: {
    title: 'Jinsi data zinavyosema nani anasema nini',
    lead: 'Kila kitu na kila rekodi hutolewa kwa namna nyingi. Ukurasa huu unaonyesha jinsi kila namna inavyosema nani anadai jambo, wapi washirika wanatofautiana, na nini kinabishaniwa. Mfano ulio hapa chini ni wa kubuniwa, na umeandikwa na programu ileile inayoandika data. Maandishi yanayofuata ni ya Kiingereza.',
    forms: 'Namna na anwani',
    agreement: 'Yale washirika wanayokubaliana',
    difference: 'Pale washirika wanapotofautiana',
    dispute: 'Kinachobishaniwa',
    record: 'Rekodi ya mshirika mmoja',
    exchange: 'Katika miundo ya makumbusho, maktaba na wavuti',
    harvest: 'Katika uvunaji',
    losses: 'Kisicho na nafasi katika kila namna',
    identifiers: 'Vitambulisho vinavyodumu',
    rights: 'Haki',
    form: 'Namna',
    ending: 'Kiambishi',
    mediaType: 'Aina ya midia na wasifu',
    field: 'Sehemu',
  },
};

export const dataWordsIn = (language: InterfaceLanguage): DataWords => words[language];
