import { type InterfaceLanguage, interfaceLanguages } from '../../../vocab/record/language-map.ts';
import { rightsName } from '../../../vocab/rights.ts';

type Row = [en: string, fr: string, es: string, ar: string, zh: string, sw: string];

/** What the rights statements say, in short (https://rightsstatements.org/page/1.0/); licences keep their names. */
const statements: Record<string, Row> = {
  InC: [
    'In copyright',
    'Protégé par le droit d’auteur',
    'Protegido por derecho de autor',
    'محمي بحقوق المؤلف',
    '受版权保护',
    'Ina hakimiliki',
  ],
  'InC-OW-EU': [
    'In copyright, EU orphan work',
    'Protégé, œuvre orpheline (UE)',
    'Protegido, obra huérfana (UE)',
    'محمي، مصنف يتيم (الاتحاد الأوروبي)',
    '受版权保护，欧盟孤儿作品',
    'Ina hakimiliki, kazi yatima (EU)',
  ],
  'InC-EDU': [
    'In copyright, educational use permitted',
    'Protégé, usage éducatif autorisé',
    'Protegido, uso educativo permitido',
    'محمي، يُسمح بالاستخدام التعليمي',
    '受版权保护，允许教育使用',
    'Ina hakimiliki, matumizi ya elimu yanaruhusiwa',
  ],
  'InC-NC': [
    'In copyright, non-commercial use permitted',
    'Protégé, usage non commercial autorisé',
    'Protegido, uso no comercial permitido',
    'محمي، يُسمح بالاستخدام غير التجاري',
    '受版权保护，允许非商业使用',
    'Ina hakimiliki, matumizi yasiyo ya kibiashara yanaruhusiwa',
  ],
  'InC-RUU': [
    'In copyright, rights-holder unknown',
    'Protégé, titulaire inconnu',
    'Protegido, titular desconocido',
    'محمي، صاحب الحق غير معروف',
    '受版权保护，权利人不明',
    'Ina hakimiliki, mwenye haki hajulikani',
  ],
  'NoC-CR': [
    'No copyright, contractual restrictions',
    'Libre de droit d’auteur, restrictions contractuelles',
    'Sin derecho de autor, restricciones contractuales',
    'بلا حقوق مؤلف، قيود تعاقدية',
    '无版权，受合同限制',
    'Haina hakimiliki, vizuizi vya mkataba',
  ],
  'NoC-NC': [
    'No copyright, non-commercial use only',
    'Libre de droit d’auteur, usage non commercial seulement',
    'Sin derecho de autor, solo uso no comercial',
    'بلا حقوق مؤلف، للاستخدام غير التجاري فقط',
    '无版权，仅限非商业使用',
    'Haina hakimiliki, matumizi yasiyo ya kibiashara tu',
  ],
  'NoC-OKLR': [
    'No copyright, other legal restrictions',
    'Libre de droit d’auteur, autres restrictions légales',
    'Sin derecho de autor, otras restricciones legales',
    'بلا حقوق مؤلف، قيود قانونية أخرى',
    '无版权，另有法律限制',
    'Haina hakimiliki, vizuizi vingine vya kisheria',
  ],
  'NoC-US': [
    'No copyright in the United States',
    'Libre de droit d’auteur aux États-Unis',
    'Sin derecho de autor en Estados Unidos',
    'بلا حقوق مؤلف في الولايات المتحدة',
    '在美国无版权',
    'Haina hakimiliki nchini Marekani',
  ],
  CNE: [
    'Copyright not evaluated',
    'Droit d’auteur non évalué',
    'Derecho de autor no evaluado',
    'حقوق المؤلف غير مقيَّمة',
    '版权状况未评估',
    'Hakimiliki haijatathminiwa',
  ],
  UND: [
    'Copyright undetermined',
    'Droit d’auteur indéterminé',
    'Derecho de autor indeterminado',
    'حقوق المؤلف غير محددة',
    '版权状况未确定',
    'Hakimiliki haijabainishwa',
  ],
  NKC: [
    'No known copyright',
    'Pas de droit d’auteur connu',
    'Sin derecho de autor conocido',
    'لا حقوق مؤلف معروفة',
    '无已知版权',
    'Hakuna hakimiliki inayojulikana',
  ],
};

/** The name of a rights statement in the reader's language, or of a licence as it names itself; an unknown address as it stands. */
export function rightsInWords(reader: { language: InterfaceLanguage }, uri: string): string {
  const code = /^https?:\/\/rightsstatements\.org\/vocab\/([A-Za-z-]+)\//.exec(uri)?.[1];
  const row = code === undefined ? undefined : statements[code];
  if (row) return row[interfaceLanguages.indexOf(reader.language)] ?? row[0];
  return /^https?:\/\/creativecommons\.org\//.test(uri) ? rightsName(uri) : uri;
}
