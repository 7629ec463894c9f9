import type { Named } from './field-of-heading.ts';

/**
 * Headings as collection systems and museums write them, beside the labels of manifests: in lower case, with single spaces for what stands between words. What comes
 * first counts.
 */
const words: Partial<Record<Named['is'], string>> = {
  id: 'object id|record id|item id|system number|systemnumber|o id|legacy id|tms id|objekt id|objectid|列品番号|référence|mimsy id|emu irn|irn|priref|лот|شناسه|record key|notice id|ark id|unique id|uid',
  identifier:
    'accession number|accession no|accessionnumber|objectnumber|main reference number|reference code|reference number|object number|inventory number|inventory no|catalogue number|catalog number|registration number|museum number|control number|isbn|objekt inventarnr|inventarnr|inventar nr|inv nr|signatur|objectnummer|inventarisnummer|n° inventaire|n° d inventaire|numéro inventaire|nº inventario|nº de inventario|nº inv|nº de inventário|número de inventário|numero inventario|numero di inventario|nr inventar|număr inventar|număr de inventar|инвентарный номер|номер|инв №|envanter no|envanter numarası|شماره اموال|شماره ثبت|شماره|رقم القطعة|رقم الجرد|رقم السجل|رقم التسجيل|መለያ ቁጥር|ቁጥር|機関管理番号|登録番号|藏品编号|藏品編號|文物编号|登记号|总登记号|소장품번호|유물번호|관리번호|dc identifier|identifier other|call number|shelfmark',
  title:
    'title|primary title|main title|object title|display title|preferred label|preferred labels|label|o title|dc title|dcterms title|titre|titre de l œuvre|appellation|titel|werktitel|objekttitel|objekt name|objektname|bezeichnung|título|titulo|título de la obra|titolo|titolo opera|titel object|titlu|titlul|название|наименование|заглавие|eser adı|adı|başlık|عنوان|العنوان|عنوان العمل|اسم القطعة|عنوان اثر|نام اثر|نام|ርዕስ|名称|作品名|作品名称|資料名|資料名称|タイトル|藏品名称|文物名称|题名|题目|명칭|제목|유물명|작품명',
  alternativeTitle:
    'alternate title|alternate titles|alternative title|alternative titles|alt title|alt titles|other title|other titles|subtitle|untertitel|autre titre|otros títulos|ふりがな|読み|名称よみ|資料名よみ|タイトルよみ|別名|別称|異名|又名|别名|이명|العنوان البديل|عنوان دیگر',
  type: 'object type|objecttype|object name|objectname|objname|work type|worktype|worktypes|artwork type title|artwork type|genre|category|classification|classifications|object category|level of description|dc type|domaine|dénomination|catégorie|type d objet|objektbezeichnung|objektart|objekttyp|sachgruppe|gattung|systematik|objeto|nombre del objeto|tipo de objeto|clasificación|clasificación genérica|denominación|oggetto|definizione|tipologia|classe|categoria|denominação|supercategoria|objectnaam|objectcategorie|denumire|tip|tip obiect|categorie|clasificare|тип|вид|категория|типология|eser türü|tür|türü|نوع اثر|نوع|النوع|نوع القطعة|التصنيف|الفئة|طبقه بندی|አይነት|ዓይነት|分野|分類|種別|種類|品目|類別|类别|类型|文物类别|器物类型|분류|종류|유형',
  creator:
    'artist|artists|artist name|artist display|artist display name|artist title|maker|makers|creator|creators|primary maker|display name|author|authors|people|person|persons|constituents|constituent|participants|related entities|entities|event actors|dc creator|dc contributor author|dcterms creator|contributor author|künstler|künstler in|urheber|hersteller|herstellung durch|autor|autorin|verfasser|auteur|auteurs|artiste|créateur|fabricant|auteur exécutant|autor a|autor es|artista|creador|autore|autori|vervaardiger|kunstenaar|maker vervaardiger|autorul|artist plastic|meșter|автор|художник|мастер|sanatçı|yapan|usta|هنرمند|سازنده|پدیدآورنده|نویسنده|خطاط|الصانع|الفنان|المؤلف|الخطاط|ደራሲ|ሠዓሊ|ጸሐፊ|作者|作家|作者名|作家名|製作者|制作者|制作人|画家|艺术家|작가|작자|제작자',
  date: 'date|dated|time|date text|date display|display date|creation date|date created|date made|object date|production date|date of production|date issued|dc date|dc date issued|dc date created|dcterms date|dcterms created|event dates|primary date|datierung|entstehungszeit|entstehungsdatum|herstellungsdatum|zeit|date de création|millésime de création|millésime|datation|date création|fecha|datación|fecha de creación|cronología|datazione|cronologia|secolo|datação|data de criação|datering|vervaardigingsdatum|datare|data|datarea|secol|дата|дата создания|датировка|время создания|год создания|tarih|tarihi|yapım tarihi|تاریخ|تاریخ ساخت|تاریخ اثر|قدمت|سال|التاريخ|التاريخ الهجري|التاريخ الميلادي|تاريخ الصنع|سنة الصنع|ቀን|ዘመን|年代|制作年|製作年|製作年代|制作年代|成立年代|時代 世紀|時代・世紀|制作时间|创作时间|创作年代|제작연도|제작시기|연대',
  firstYear:
    'date begin|datebegin|date start|year start|creation date earliest|date earliest|earliest date|object begin date|begin date|production date start|datierung von|von|date min|datare minimă|datare minima|année début',
  lastYear:
    'date end|dateend|year end|creation date latest|date latest|latest date|object end date|end date|production date end|datierung bis|bis|date max|datare maximă|datare maxima|année fin',
  period:
    'period|dynasty|era|epoch|style|styles|style titles|epoche|stil|période|période de création|époque|época|período|periodo|epoca|stijl|periode|epocă|perioadă|perioada|эпоха|период|стиль|dönem|dönemi|دوره|دوره تاریخی|العصر|الفترة|الحقبة|العهد|時代|時代区分|朝代|时代|年代朝代|국적 시대|시대|국적/시대',
  culture:
    'culture|culture group|ethnic group|people culture|kultur|kulturkreis|ethnie|école|école pays|peuple|contexto cultural|cultura|ambito culturale|cultuur|etnie|культура|народ|kültür|فرهنگ|الثقافة|文化圏|民族|文化',
  material:
    'material|materials|material titles|materials list|support materials|materialien|material s|matériau|matériaux|materia soporte|materia|materiales|matéria|materiale|materiais|materiaal|materialen|материал|материалы|malzeme|malzemesi|جنس|مواد|ماده|المادة|المواد|مادة الصنع|ቁሳቁስ|材質|素材|材料|質地|质地|재질',
  technique:
    'technique|techniques|technique titles|technik|techniken|técnica|técnicas|tecnica|tecniche|techniek|technieken|tehnică|tehnica|техника|teknik|tekniği|تکنیک|روش ساخت|التقنية|أسلوب الصنع|تقنية|技法|技術|工艺|工藝|기법',
  medium:
    'medium|medium display|material technique|dc medium|dcterms medium|dc format medium|physical medium|materials and techniques|material technik|objekt material technik|material und technik|matériaux et techniques|matière et technique|technique et matière|materia e tecnica|materiales y técnicas|material y técnica|materiaal techniek|material și tehnică|материал техника|материал и техника|المادة والتقنية|مواد و تکنیک|品質形状|品質・形状|材質技法|材質・技法|形状|質地工艺',
  dimension:
    'dimension|dimensions|measurements|size|dimension text|maße|masse|objekt ausmasse|ausmasse|abmessungen|mesures|format|dimensiones|medidas|misure|dimensioni|dimensões|dimensões cm|afmetingen|formaat|dimensiuni|dimensiunile|размер|размеры|габариты|boyut|boyutlar|boyutu|ölçüler|ölçüleri|ابعاد|اندازه|الأبعاد|القياسات|المقاسات|法量|寸法|大きさ|サイズ|尺寸|规格|크기|dimnotes',
  extent:
    'extent|extent and medium|physical description|dc format extent|dcterms extent|format extent|umfang|collation|員数|数量|點數|件数|ብዛት|መጠን|የገጽ ብዛት',
  description:
    'description|descriptions|descrip|short description|long description|web description|label text|object description|scope and content|abstract|summary|dc description|dcterms description|dc description abstract|description abstract|notes|remarks|beschreibung|objekt beschreibung|objektbeschreibung|kurzbeschreibung|descriptif|descripción|descrição|descrizione|beschrijving|descriere|descrierea|описание|аннотация|açıklama|tanım|توضیحات|توضیح|شرح|الوصف|وصف|وصف القطعة|ملاحظات|መግለጫ|解説|説明|内容|備考|作品解説|描述|介绍|说明|설명|해설|digital description',
  inscription:
    'inscription|inscriptions|signed|inscribed|markings|marks|signature|signature and marks|inschrift|inschriften|beschriftung|signatur und beschriftung|marques|opschrift|opschriften|firma|firmas|inscripciones|iscrizioni|iscrizione|inscrições|inscripție|inscripții|надписи|надпись|yazıt|kitabe|کتیبه|نوشته|النقش|الكتابات|銘文|銘文等|銘|款識|款识|铭文|명문',
  subject:
    'subject|subjects|subject titles|subject access points|name access points|keywords|keyword|tags|tag|topics|dc subject|dcterms subject|schlagwort|schlagworte|schlagwörter|themen|sujet|sujets|mots clés|palabras clave|materias|soggetto|soggetti|parole chiave|palavras chave|assunto|trefwoord|trefwoorden|onderwerp|cuvinte cheie|subiect|ключевые слова|тема|anahtar kelimeler|konu|کلیدواژه|کلیدواژه ها|موضوع|الموضوع|الكلمات المفتاحية|キーワード|主題|件名|关键词|主题|주제|핵심어',
  depicted:
    'depicted|depicts|people depicted|sitter|sujet représenté|iconography|iconografía|iconografia|dargestellt|dargestellte person|représenté|描かれた人物|被写体',
  place:
    'place|places|place of origin|place made|place created|production place|primary place|origin|origin place|country|city|geography|region|country name|woe country name|place access points|related places|dc coverage spatial|dcterms spatial|coverage spatial|spatial|entstehungsort|herstellungsort|ort|fundort|herkunftsort|lieu de création|lieu création|lieu de production|lieu de découverte|lieu d exécution|lugar de producción|lugar de creación|lugar|lugar de procedencia|luogo di produzione|luogo|local de produção|local de execução|local|vervaardigingsplaats|vindplaats|plaats|loc de descoperire|loc descoperire|loc de producere|loc producere|localitate|место создания|место производства|место находки|yer|yapım yeri|buluntu yeri|محل ساخت|محل کشف|محل|مکان|مكان الصنع|مكان الاكتشاف|مكان العثور|مكان|ቦታ|出土地|制作地|製作地|産地|使用地|採集地|产地|出土地点|출토지|제작지',
  provenance:
    'provenance|provenance text|archival history|custodial history|ownership history|history of ownership|object history|provenienz|herkunft und geschichte|ancienne appartenance|historique|anciens propriétaires|historia del objeto|procedencia|storia|provenienza|proveniência|historial|herkomst|proveniență|provenienta|происхождение|история|köken|geliş|تاریخچه|تاريخ الملكية|المصدر|伝来|来歴|来源|传承|流传经历|입수경위',
  creditLine:
    'credit line|creditline|credit|credits|copyright|copyright notice|copyright holder|droits d auteur|access conditions|rights holder|rights statement text|danksagung|creditos|créditos|寄贈者|クレジット|捐赠者|ミュージアム',
  owner:
    'owner|repository|institution|institution name|museum|holding institution|data provider|owner name|lieu de conservation|propriétaire|musée|besitzer|eigentümer|einrichtung|institución|museo|propietario|istituzione|museu|instituição|deținător|deținătorul|muzeu|muzeul|музей|владелец|müze|موزه|مالک|المتحف|المالك|المؤسسة|所蔵者|所蔵館|所蔵|收藏单位|收藏机构|소장처|소장기관|소장품기관',
  location:
    'location|current location|home location|homeloc|gallery|standort|aufbewahrungsort|ubicación|luogo di conservazione|collocazione|localização|standplaats|locatie|местонахождение|место хранения|bulunduğu yer|محل نگهداری|مكان الحفظ|موقع الحفظ|موقع القطعة|収蔵場所|保管場所|展示場所|收藏地|보관처',
  language:
    'language|languages|dc language|dc language iso|dcterms language|language iso|sprache|langue|idioma|lengua|lingua|taal|limba|limbă|язык|dil|زبان|اللغة|لغة|ቋንቋ|言語|语言|언어',
  rights:
    'rights|rights uri|dc rights|dc rights uri|dcterms rights|dcterms license|license|licence|license uri|share license status|license url|usage rights|rechte|lizenz|droits|licencia|derechos|licenza|diritti|licença|direitos|licentie|rechten|drepturi|licență|лицензия|права|lisans|مجوز|الحقوق|الترخيص|利用条件|ライセンス|許諾|授权|라이선스|공공누리',
  source:
    'url|object url|record url|web url|permalink|link|link resource|website|uri|item url|source url|dc identifier uri|identifier uri|dc source|persistent url|reference url|objekt url|webseite|lien|enlace|collegamento|ссылка|پیوند|الرابط|リンク|链接',
  media:
    'image|images|image url|imageurl|primary image url|primaryimageurl|primary image|image file|imagefile|image link|thumbnail|thumbnail url|media|photo|picture|digital object uri|reproduction reference|bild|bilder|bilddatei|bild url|objekt bilder|foto|fotos|photographie|imagen|imágenes|immagine|immagini|imagem|imagens|afbeelding|afbeeldingen|imagine|imagini|изображение|фото|görsel|fotoğraf|تصویر|تصاویر|عکس|صورة|الصورة|صور|ምስል|画像|画像 url|画像url|图片|圖片|影像|이미지|사진',
  relation: 'related|related objects|related works|related items|manifest|iiif manifest|iiif',
};

/** Words of a heading that say who acquired, catalogued or counts something: nothing that a record says of the thing. */
export const ofOtherThings =
  /(?:nationality|nationalité|gender|birth|death|begin date|end date|ulan|wikidata|constituent ?id|bio$|role$|^is |highlight|acqui|accession ?year|zugang|erwerb|verwerving|recipient|catalog(?:u)?ed|last updated|timestamp|department|rank$|count$|condition|stare de conservare|zustand|価格|評価|insurance|価額|status juridique|statut juridique|public domain|指定|収集年月日|طريقة الاقتناء|نحوه|duration|gallery number|portfolio|reign|مالیت)/;

const known = new Map<string, Named['is']>();
for (const [is, list] of Object.entries(words) as [Named['is'], string][])
  for (const word of list.split('|'))
    if (!known.has(word.normalize('NFC'))) known.set(word.normalize('NFC'), is);

/** What a heading in words (lower case, single spaces) names. */
export const fieldOfWords = (heading: string): Named['is'] | undefined =>
  known.get(heading) ?? known.get(heading.replace(/s$/, ''));
