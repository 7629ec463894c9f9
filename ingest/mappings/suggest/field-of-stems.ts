import type { Named } from './field-of-heading.ts';

/**
 * Parts of words by which a heading is known that is none of the usual ones: `Bildtitel`, `タイトルヨミ`, `تاریخ کتابت`. In this order, since `Place name` is no name and
 * `Artist’s date of birth` no date of the thing.
 */
const stems: readonly [Named['is'], RegExp][] = [
  [
    'alternativeTitle',
    /ヨミ$|よみ$|かな$|地方名|別名|俗称|alternat|variant|autre|other (?:name|title)|weitere(?:r)? titel|(?:neben|unter)titel|traducido|translated title/,
  ],
  [
    'media',
    /image|bild(?:er|datei|url)|photo(?:s| file| url)|foto(?:s|graf[ií]a)|imagen|imagem|immagin|afbeelding|изображ|تصویر|صورة|画像|写真|图片|이미지|görsel|thumbnail|picture/,
  ],
  ['rights', /licen[cs]|lizenz|licenc|лиценз|ライセンス|ترخيص|مجوز|rights ?statement/],
  ['relation', /manifest|マニフェスト/],
  ['source', /(?:^| )(?:url|uri|link|permalink|persistent identifier|handle)$|ссылк|リンク|رابط/],
  [
    'identifier',
    /(?:inventa|accession|catalog|katalog|regist|objekt|object|datensatz|negativ|aufnahme|standard).{0,12}(?:nr|num|no\b|№|id$)|^inv\b|signatur$|^cote\b|segnatura|shelf|請求記号|番号$|编号$|編號$|번호$|^رقم|^شماره|номер|numarası$|ቁጥር$/,
  ],
  [
    'place',
    /place|(?:aufnahme|fund|herstellungs|entstehungs|druck)ort|(?<!supp)ort$|lieu|lugar|luogo|plaats|locul|localit|geograph|ursprung|origin(?!al)|مكان|محل|場所|産地|[集土作用]地$|地$|место|yeri?$|ቦታ|country|region|provinc|출토|長野/,
  ],
  [
    'creator',
    /artist|maker|creator|author|k[üu]nstler|fotograf|photograph|auteur|autor|verfasser|hersteller|urheber|producteur|producer|مؤلف|مولف|کاتب|ناسخ|فنان|صانع|رسام|نقاش|作者|著者|製作者|制作者|撮影者|編者|автор|художник|мастер|sanatç|ressam|vervaardig|maestro|artífice|meșter|작가|ደራሲ/,
  ],
  [
    'date',
    /dat(?:um|e|ed|ing|ier|ation|ering|ar[ei]|azione|ción|ação)|(?:^| )jahr|year|fecha|année|millésime|cronolog|siècle|تاريخ|تاریخ|سنة|年代|[成版作写]年|年月日|時期|дата|датир|год(?: |$)|tarih|ዘመን|연대|연도|(?:^| )made$/,
  ],
  ['period', /period|epoch|epoca|época|epoque|dynast|العصر|الفترة|فترة|دوره|時代|朝代|시대|dönem|стил|эпох/],
  ['culture', /cultur|kultur|ethni|people|الثقاف|فرهنگ|文化|民族|культур|народ/],
  [
    'extent',
    /extent|umfang|étendue|importance matérielle|extens|形態|数量|員数|件数|pages|folios?|برگ|أوراق|ብዛት/,
  ],
  [
    'medium',
    /medium|mati[èe]re.{0,6}techni|mat[eé]ria[lu].{0,8}t[eé][ch]|werkstoff.{0,8}techn|[材素]質?.{0,3}技[法術]|المادة والتقنية/,
  ],
  ['material', /materi|matéri|werkstoff|مادة|مواد|جنس|材質|材料|素材|质地|質地|재질|malzeme|материал/],
  ['technique', /techni|técnic|tecnic|tehnic|техник|teknik|技法|技術|工艺|تقني|تکنیک|기법/],
  [
    'dimension',
    /maß|dimens|mesure|medid|misur|afmeting|размер|габарит|boyut|ölçü|ابعاد|أبعاد|اندازه|قياس|寸法|法量|尺寸|크기|measure|size|abmess/,
  ],
  [
    'inscription',
    /inscri|inschr|beschrift|iscriz|opschrift|надпис|كتاب(?:ة|ات)|کتیبه|銘|款|奥書|markings|marks?$/,
  ],
  [
    'description',
    /beschreib|descri|opis|описан|وصف|نبذة|توضیح|شرح|説明|解説|注記|備考|方法|描述|介绍|설명|açıklam|observa|remark|notes?$|notiz|bemerk|anmerk|présentation|contenu|scope|abstract|summary|መግለጫ/,
  ],
  [
    'subject',
    /keyword|schlagw|schlagwort|stichwort|themen|sujet|temat|tema$|subject|topic|件名|主題|キーワード|موضوع|کلیدواژه|tags?$|mots|onderwerp|trefwoord|тематик|주제/,
  ],
  ['depicted', /depict|dargestellt|représent|被写体|描か/],
  [
    'provenance',
    /provenan|provenien|herkunft|procedencia|来歴|伝来|vorbesitz|history|historia|historique|storia/,
  ],
  ['creditLine', /credit|copyright|nachweis|crédit|寄贈|捐赠/],
  [
    'owner',
    /owner|eigent|besitz|museum|museo|musée|muzeu|institution|repositor|متحف|موزه|所蔵|收藏|музей|소장|müze|held by|deținător/,
  ],
  ['location', /location|standort|ubicac|gallery|saal|room|magazin|収蔵|保管|展示場|местонахожд/],
  ['language', /sprache|langue|language|idioma|lingua|язык|言語|语言|زبان|لغة|ቋንቋ/],
  [
    'type',
    /objekt ?art|object ?type|kategor|categor|catégor|classif|klassif|gattung|sachgruppe|genre|type$|^type |тип|вид$|категор|نوع|تصنيف|種別|種類|分類|类别|類別|分类|유형|분류|tür[üu]?$|tip(?:ul)?(?: |$)/,
  ],
  [
    'title',
    /tit(?:el|le|re|ulo|olo|lu)|títul|título|intitul|nombre|denumir|denominat|bezeichnung|benennung|عنوان|اسم|назван|наименован|[称稱]$|名$|题名|題名|명칭|제목|(?:eser|nesne) adı|adı$|ርዕስ|(?:^| )names?$/,
  ],
];
/** What a name belongs to that is no thing. */
const others = /file|datei|user|donor|department|sammler|collector|lender|vendor|recipient|species|folder/;

/** What a heading in words (lower case, single spaces) is about by a part of one of them; a guess that its values may weaken. */
export const fieldOfStems = (heading: string): Named['is'] | undefined =>
  others.test(heading) ? undefined : stems.find(([, form]) => form.test(heading))?.[0];
