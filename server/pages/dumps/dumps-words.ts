import { type InterfaceLanguage, interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { type Row, table } from '../workspace/words/row.ts';

const rows = table({
  title: [
    'Dumps',
    'Jeux de données complets',
    'Conjuntos de datos completos',
    'مجموعات البيانات الكاملة',
    '完整数据集',
    'Data yote kwa pamoja',
  ],
  lead: [
    'Everything that is public, to take away whole: made anew every night, each file with its checksum.',
    'Tout ce qui est public, à emporter en entier : refait chaque nuit, chaque fichier avec sa somme de contrôle.',
    'Todo lo que es público, para llevar completo: rehecho cada noche, cada archivo con su suma de verificación.',
    'كل ما هو متاح للعموم لأخذه كاملًا: يُعاد إعداده كل ليلة، ومع كل ملف مجموع التحقق الخاص به.',
    '所有公开内容的完整下载：每晚重新生成，每个文件附有校验和。',
    'Yote yaliyo wazi kwa umma, kuchukuliwa kwa ukamilifu: hutengenezwa upya kila usiku, kila faili na hesabu yake ya uhakiki.',
  ],
  none: [
    'No dump has been made yet. The first follows by itself.',
    'Aucun jeu n’a encore été produit. Le premier vient de lui-même.',
    'Todavía no se ha generado ninguno. El primero llega por sí solo.',
    'لم تُعدّ أي مجموعة بعد. ستُعدّ الأولى تلقائيًا.',
    '尚未生成数据集，第一份会自动生成。',
    'Bado hakuna iliyotengenezwa. Ya kwanza itakuja yenyewe.',
  ],
  made: ['Made', 'Produit le', 'Generado', 'أُعدّت في', '生成时间', 'Imetengenezwa'],
  holds: [
    '{records} descriptions of {items} items; {quads} quads',
    '{records} descriptions de {items} objets ; {quads} quads',
    '{records} descripciones de {items} piezas; {quads} quads',
    '{records} وصفًا لـ {items} قطعة؛ {quads} رباعية',
    '{items} 件条目的 {records} 条描述；{quads} 个四元组',
    'Maelezo {records} ya vitu {items}; quads {quads}',
  ],
  all: [
    'All collections',
    'Toutes les collections',
    'Todas las colecciones',
    'كل المجموعات',
    '全部馆藏',
    'Mikusanyo yote',
  ],
  context: [
    'Concepts, decisions, disputes and deposits',
    'Concepts, décisions, différends et dépôts',
    'Conceptos, decisiones, disputas y depósitos',
    'المفاهيم والقرارات والنزاعات والإيداعات',
    '概念、决定、争议与提交',
    'Dhana, maamuzi, migogoro na amana',
  ],
  file: ['File', 'Fichier', 'Archivo', 'الملف', '文件', 'Faili'],
  form: ['Form', 'Forme', 'Formato', 'الصيغة', '格式', 'Muundo'],
  size: ['Size', 'Taille', 'Tamaño', 'الحجم', '大小', 'Ukubwa'],
  checksum: ['SHA-256', 'SHA-256', 'SHA-256', 'SHA-256', 'SHA-256', 'SHA-256'],
  bag: [
    'As a bag, with pictures (BagIt)',
    'En sac, avec les images (BagIt)',
    'Como bolsa, con imágenes (BagIt)',
    'حزمة مع الصور (BagIt)',
    '打包并附图片（BagIt）',
    'Kama mfuko, pamoja na picha (BagIt)',
  ],
  releases: ['Releases', 'Versions', 'Versiones', 'الإصدارات', '发布版本', 'Matoleo'],
  releasesText: [
    'A release stays as it is, so that a query can be run again against what was asked then.',
    'Une version ne change plus : une requête peut être reposée aux mêmes données.',
    'Una versión no cambia: una consulta puede repetirse sobre los mismos datos.',
    'يبقى الإصدار كما هو، بحيث يمكن إعادة الاستعلام على البيانات نفسها.',
    '发布版本保持不变，可对当时的数据重复查询。',
    'Toleo halibadiliki, ili swali liweze kuulizwa tena juu ya data ileile.',
  ],
  recalled: [
    'Taken back: it held something that is no longer public.',
    'Retirée : elle contenait quelque chose qui n’est plus public.',
    'Retirada: contenía algo que ya no es público.',
    'سُحب: كان يحتوي على ما لم يعد متاحًا للعموم.',
    '已撤回：其中含有不再公开的内容。',
    'Limeondolewa: lilikuwa na kitu ambacho si cha umma tena.',
  ],
  cite: ['Cite as', 'À citer ainsi', 'Citar como', 'للاستشهاد', '引用格式', 'Nukuu kama'],
  guide: [
    'How to use these files',
    'Comment utiliser ces fichiers',
    'Cómo usar estos archivos',
    'كيفية استخدام هذه الملفات',
    '如何使用这些文件',
    'Jinsi ya kutumia faili hizi',
  ],
} satisfies Record<string, Row>);

export type DumpsWords = Record<keyof typeof rows, string>;

/** The words of the pages about dumps, in one language. */
export const dumpsWordsIn = (language: InterfaceLanguage): DumpsWords => {
  const at = interfaceLanguages.indexOf(language);
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row[at]])) as DumpsWords;
};
