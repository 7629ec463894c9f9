import type { Places } from './crosswalks/places.ts';
import type { InterfaceLanguage } from './record/language-map.ts';
import type { Values, ValueType } from './record/record.ts';
import { aat } from './terms/namespaces.ts';

/**
 * How the same property of two partners compares. `single`: one normalised value is right, so others differ; `set`: an addition is no
 * difference; `text`: as `single`, within a language; `narrative`: each tells it in its own words, which never differ.
 */
export type Comparison = 'single' | 'set' | 'text' | 'narrative';

/** Where a field stands in Linked Art 1.0 (https://linked.art/model/): the place, and the AAT class of the node there. */
export type LinkedArtPlace = {
  at:
    | 'identified_by'
    | 'classified_as'
    | 'referred_to_by'
    | 'carried_out_by'
    | 'timespan'
    | 'took_place_at'
    | 'technique'
    | 'made_of'
    | 'dimension'
    | 'about'
    | 'represents'
    | 'current_owner'
    | 'current_location'
    | 'language'
    | 'representation'
    | 'subject_to';
  class?: string;
};

export type DublinCore =
  | 'title'
  | 'creator'
  | 'contributor'
  | 'date'
  | 'type'
  | 'format'
  | 'subject'
  | 'coverage'
  | 'description'
  | 'identifier'
  | 'publisher'
  | 'rights'
  | 'language'
  | 'relation'
  | 'source';

export type Field = {
  type: ValueType;
  compares: Comparison;
  label: Record<InterfaceLanguage, string>;
  /** Shown among the filters of search. */
  facet?: true;
  /** Searched, with this weight: 1 first. */
  search?: 1 | 2 | 3;
  /** Element of simple Dublin Core (https://www.dublincore.org/specifications/dublin-core/dces/). */
  dc?: DublinCore;
  linkedArt?: LinkedArtPlace;
  /** Where it stands in further models. */
  places?: Places;
  /** Values allowed, for `choice`. */
  choices?: readonly string[];
  required?: true;
};

const l = (en: string, fr: string, es: string, ar: string, zh: string, sw: string) => ({
  en,
  fr,
  es,
  ar,
  zh,
  sw,
});
const statement = (id: number): LinkedArtPlace => ({ at: 'referred_to_by', class: aat(id) });

/** Every property of a record, once, in the order in which a page shows them. */
export const fields = {
  title: {
    type: 'text',
    compares: 'text',
    label: l('Title', 'Titre', 'Título', 'العنوان', '名称', 'Jina'),
    search: 1,
    dc: 'title',
    linkedArt: { at: 'identified_by', class: aat(300404670) },
    required: true,
    places: { edm: 'dc:title', lido: 'title', mods: 'title', schemaOrg: 'name' },
  },
  alternativeTitle: {
    type: 'text',
    compares: 'narrative',
    label: l('Other titles', 'Autres titres', 'Otros títulos', 'عناوين أخرى', '其他名称', 'Majina mengine'),
    search: 1,
    dc: 'title',
    linkedArt: { at: 'identified_by', class: aat(300264273) },
    places: {
      edm: 'dcterms:alternative',
      lido: 'alternativeTitle',
      mods: 'alternativeTitle',
      schemaOrg: 'alternateName',
    },
  },
  identifier: {
    type: 'identifier',
    compares: 'set',
    label: l('Identifier', 'Identifiant', 'Identificador', 'المعرّف', '编号', 'Kitambulisho'),
    search: 2,
    dc: 'identifier',
    linkedArt: { at: 'identified_by', class: aat(300312355) },
    places: { edm: 'dc:identifier', lido: 'identifier', mods: 'identifier', schemaOrg: 'identifier' },
  },
  nature: {
    type: 'choice',
    compares: 'single',
    label: l(
      'Kind of heritage',
      'Nature du patrimoine',
      'Tipo de patrimonio',
      'نوع التراث',
      '遗产类别',
      'Aina ya urithi',
    ),
    facet: true,
    choices: ['tangible', 'intangible'],
    places: { edm: 'dc:type', lido: 'category', mods: 'typeOfResource', schemaOrg: 'additionalType' },
  },
  type: {
    type: 'term',
    compares: 'set',
    label: l('Type', 'Type', 'Tipo', 'النوع', '类型', 'Aina'),
    facet: true,
    search: 2,
    dc: 'type',
    linkedArt: { at: 'classified_as' },
    places: { edm: 'dc:type', lido: 'workType', mods: 'genre', schemaOrg: 'artform' },
  },
  creator: {
    type: 'credit',
    compares: 'single',
    label: l('Creator', 'Auteur', 'Autor', 'المُبدع', '作者', 'Muumbaji'),
    facet: true,
    search: 1,
    dc: 'creator',
    linkedArt: { at: 'carried_out_by' },
    places: { edm: 'dc:creator', lido: 'maker', mods: 'name', schemaOrg: 'creator' },
  },
  date: {
    type: 'date',
    compares: 'single',
    label: l('Date', 'Date', 'Fecha', 'التاريخ', '年代', 'Tarehe'),
    search: 3,
    dc: 'date',
    linkedArt: { at: 'timespan' },
    places: { edm: 'dcterms:created', lido: 'made', mods: 'dateCreated', schemaOrg: 'dateCreated' },
  },
  place: {
    type: 'term',
    compares: 'single',
    label: l('Place', 'Lieu', 'Lugar', 'المكان', '地点', 'Mahali'),
    facet: true,
    search: 2,
    dc: 'coverage',
    linkedArt: { at: 'took_place_at' },
    places: { edm: 'dcterms:spatial', lido: 'madeAt', mods: 'originPlace', schemaOrg: 'locationCreated' },
  },
  period: {
    type: 'term',
    compares: 'set',
    label: l('Period', 'Période', 'Período', 'الحقبة', '时期', 'Kipindi'),
    facet: true,
    search: 3,
    dc: 'coverage',
    linkedArt: { at: 'classified_as' },
    places: { edm: 'dcterms:temporal', lido: 'period', mods: 'temporal', schemaOrg: 'temporalCoverage' },
  },
  culture: {
    type: 'term',
    compares: 'set',
    label: l('Culture', 'Culture', 'Cultura', 'الثقافة', '文化', 'Utamaduni'),
    facet: true,
    search: 2,
    dc: 'coverage',
    linkedArt: { at: 'classified_as' },
    places: { edm: 'dc:coverage', lido: 'culture', mods: 'subject', schemaOrg: 'keywords' },
  },
  technique: {
    type: 'term',
    compares: 'set',
    label: l('Technique', 'Technique', 'Técnica', 'التقنية', '工艺', 'Mbinu'),
    facet: true,
    search: 2,
    dc: 'format',
    linkedArt: { at: 'technique' },
    places: { edm: 'dc:format', lido: 'technique', mods: 'form', schemaOrg: 'keywords' },
  },
  material: {
    type: 'term',
    compares: 'set',
    label: l('Material', 'Matériau', 'Material', 'المادة', '材质', 'Nyenzo'),
    facet: true,
    search: 2,
    dc: 'format',
    linkedArt: { at: 'made_of' },
    places: { edm: 'dcterms:medium', lido: 'material', mods: 'form', schemaOrg: 'material' },
  },
  medium: {
    type: 'text',
    compares: 'narrative',
    label: l(
      'Medium',
      'Matière et technique',
      'Materia y técnica',
      'المادة والتقنية',
      '材质与工艺',
      'Nyenzo na mbinu',
    ),
    search: 3,
    dc: 'format',
    linkedArt: statement(300435429),
    places: { edm: 'dcterms:medium', lido: 'displayMaterials', mods: 'form', schemaOrg: 'artMedium' },
  },
  dimension: {
    type: 'dimension',
    compares: 'single',
    label: l('Dimensions', 'Dimensions', 'Dimensiones', 'الأبعاد', '尺寸', 'Vipimo'),
    dc: 'format',
    linkedArt: { at: 'dimension' },
    places: { edm: 'dcterms:extent', lido: 'measurement', mods: 'extent', schemaOrg: 'size' },
  },
  extent: {
    type: 'text',
    compares: 'narrative',
    label: l('Extent', 'Étendue', 'Extensión', 'الحجم', '规格', 'Ukubwa'),
    dc: 'format',
    linkedArt: statement(300435430),
    places: { edm: 'dcterms:extent', lido: 'displayMeasurement', mods: 'extent', schemaOrg: 'size' },
  },
  description: {
    type: 'text',
    compares: 'narrative',
    label: l('Description', 'Description', 'Descripción', 'الوصف', '描述', 'Maelezo'),
    search: 3,
    dc: 'description',
    linkedArt: statement(300435416),
    places: { edm: 'dc:description', lido: 'description', mods: 'abstract', schemaOrg: 'description' },
  },
  inscription: {
    type: 'text',
    compares: 'narrative',
    label: l('Inscription', 'Inscription', 'Inscripción', 'النقش', '铭文', 'Maandishi'),
    search: 3,
    dc: 'description',
    linkedArt: statement(300435414),
    places: { edm: 'dc:description', lido: 'inscription', mods: 'note', schemaOrg: 'text' },
  },
  performer: {
    type: 'credit',
    compares: 'set',
    label: l('Performer', 'Interprète', 'Intérprete', 'المؤدّي', '表演者', 'Mtendaji'),
    facet: true,
    search: 2,
    dc: 'contributor',
    linkedArt: { at: 'referred_to_by' },
    places: { edm: 'dc:contributor', lido: 'performance', mods: 'name', schemaOrg: 'contributor' },
  },
  occasion: {
    type: 'term',
    compares: 'set',
    label: l('Occasion', 'Occasion', 'Ocasión', 'المناسبة', '场合', 'Tukio'),
    facet: true,
    search: 3,
    dc: 'subject',
    linkedArt: { at: 'about' },
    places: { edm: 'dc:subject', lido: 'subject', mods: 'subject', schemaOrg: 'about' },
  },
  transmission: {
    type: 'text',
    compares: 'narrative',
    label: l('Transmission', 'Transmission', 'Transmisión', 'التوارث', '传承', 'Urithishaji'),
    search: 3,
    dc: 'description',
    linkedArt: statement(300027200),
    places: { edm: 'dc:description', lido: 'description', mods: 'note', schemaOrg: 'description' },
  },
  subject: {
    type: 'term',
    compares: 'set',
    label: l('Subject', 'Sujet', 'Tema', 'الموضوع', '主题', 'Mada'),
    facet: true,
    search: 2,
    dc: 'subject',
    linkedArt: { at: 'about' },
    places: { edm: 'dc:subject', lido: 'subject', mods: 'subject', schemaOrg: 'about' },
  },
  depicted: {
    type: 'term',
    compares: 'set',
    label: l('Depicted', 'Représenté', 'Representado', 'المُصوَّر', '描绘内容', 'Kilichochorwa'),
    search: 2,
    dc: 'subject',
    linkedArt: { at: 'represents' },
    places: { edm: 'dc:subject', lido: 'subject', mods: 'subject', schemaOrg: 'about' },
  },
  provenance: {
    type: 'event',
    compares: 'narrative',
    label: l('Provenance', 'Provenance', 'Procedencia', 'سجل المِلكية', '来源', 'Asili ya umiliki'),
    dc: 'description',
    linkedArt: statement(300435438),
    places: { edm: 'dcterms:provenance', lido: 'provenance', mods: 'note', schemaOrg: 'description' },
  },
  owner: {
    type: 'agent',
    compares: 'single',
    label: l('Owner', 'Propriétaire', 'Propietario', 'المالك', '所有者', 'Mmiliki'),
    dc: 'publisher',
    linkedArt: { at: 'current_owner' },
    places: { edm: 'dcterms:provenance', lido: 'owner', mods: 'physicalLocation', schemaOrg: 'owner' },
  },
  location: {
    type: 'term',
    compares: 'single',
    label: l('Location', 'Localisation', 'Ubicación', 'موقع الحفظ', '收藏地', 'Mahali pa sasa'),
    dc: 'coverage',
    linkedArt: { at: 'current_location' },
    places: {
      edm: 'edm:currentLocation',
      lido: 'location',
      mods: 'physicalLocation',
      schemaOrg: 'itemLocation',
    },
  },
  creditLine: {
    type: 'text',
    compares: 'narrative',
    label: l('Credit line', 'Mention de crédit', 'Línea de crédito', 'سطر الاعتماد', '致谢信息', 'Shukrani'),
    dc: 'rights',
    linkedArt: statement(300026687),
    places: { edm: 'dc:rights', lido: 'creditLine', mods: 'accessCondition', schemaOrg: 'creditText' },
  },
  language: {
    type: 'language',
    compares: 'set',
    label: l('Language', 'Langue', 'Lengua', 'اللغة', '语言', 'Lugha'),
    facet: true,
    dc: 'language',
    linkedArt: { at: 'language' },
    places: { edm: 'dc:language', lido: 'classification', mods: 'language', schemaOrg: 'inLanguage' },
  },
  rights: {
    type: 'uri',
    compares: 'single',
    label: l(
      'Rights in the object',
      'Droits sur l’objet',
      'Derechos sobre el objeto',
      'حقوق القطعة',
      '实物权利',
      'Haki za kitu',
    ),
    facet: true,
    dc: 'rights',
    linkedArt: { at: 'subject_to' },
    places: { edm: 'dc:rights', lido: 'rights', mods: 'accessCondition', schemaOrg: 'license' },
  },
  mediaRights: {
    type: 'uri',
    compares: 'single',
    label: l(
      'Rights in the images',
      'Droits sur les images',
      'Derechos sobre las imágenes',
      'حقوق الصور',
      '图像权利',
      'Haki za picha',
    ),
    facet: true,
    places: { edm: 'rights', lido: 'resourceRights', mods: 'resourceRights', schemaOrg: 'imageLicense' },
  },
  metadataRights: {
    type: 'uri',
    compares: 'set',
    label: l(
      'Licence of the description',
      'Licence de la notice',
      'Licencia de la ficha',
      'ترخيص الوصف',
      '描述许可',
      'Leseni ya maelezo',
    ),
    places: { lido: 'recordRights', mods: 'recordRights', schemaOrg: 'sdLicense' },
  },
  relation: {
    type: 'relation',
    compares: 'set',
    label: l('Related', 'En relation', 'Relacionado', 'ذو صلة', '相关', 'Vinavyohusiana'),
    dc: 'relation',
    places: { edm: 'dc:relation', lido: 'related', mods: 'related', schemaOrg: 'mentions' },
  },
  source: {
    type: 'uri',
    compares: 'set',
    label: l('Source', 'Source', 'Fuente', 'المصدر', '出处', 'Chanzo'),
    dc: 'source',
    places: { edm: 'dc:source', lido: 'recordLink', mods: 'recordSource', schemaOrg: 'sameAs' },
  },
  media: {
    type: 'media',
    compares: 'set',
    label: l('Images', 'Images', 'Imágenes', 'الصور', '图像', 'Picha'),
    linkedArt: { at: 'representation' },
    places: { edm: 'view', lido: 'resource', mods: 'url', schemaOrg: 'image' },
  },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];

/** The declaration of a field, its optional parts visible. */
export const field = (name: FieldName): Field => fields[name];

/** What one partner says of an item: each field's values; a text field is one language map. */
export type RecordContent = {
  [F in FieldName]?: (typeof fields)[F]['type'] extends 'text'
    ? Values['text']
    : Values[(typeof fields)[F]['type']][];
};
