/** Words for a line of `metadata`, by the field that it is; as manifests of many institutions write them, in lower case. */
const words: Record<string, string> = {
  title:
    'title|titel|titre|título|titolo|titlu|العنوان|عنوان|タイトル|書名|資料名|標題|题名|題名|标题|名称|名稱|作品名|jina|ርዕስ',
  alternativeTitle:
    'alternative title|other title|variant title|uniform title|別書名|その他のタイトル|alternativtitel|autre titre|título alternativo|sous-titre|untertitel|subtitle|副題|عنوان آخر',
  creator:
    'creator|author|artist|maker|painter|photographer|creators|authors|autor|verfasser|urheber|künstler|auteur|créateur|artiste|peintre|autor|artista|creador|autore|creatore|المؤلف|مؤلف|الفنان|نویسنده|作者|著者|作成者|製作者|制作者|責任者|作家|編著者|撮影者|絵師|责任者|mwandishi|mchoraji|artist/maker|artist / maker',
  date: 'date|dates|date created|date of creation|creation date|year|datum|entstehungszeit|datierung|erscheinungsjahr|date de création|année|datation|fecha|año|data|datazione|an|التاريخ|تاريخ|年代|日付|作成日|制作年|制作年代|成立年|出版年|刊行年|書写年|時代|年月日|日期|创作年代|tarehe|ቀን|date statement|issued|date issued|published',
  type: 'type|object type|work type|resource type|genre|form|category|classification|objekttyp|gattung|art|type de document|tipo|género|categoría|النوع|種別|分類|資料種別|ジャンル|类型|類型|分类|aina',
  medium:
    'medium|materials|material|technique|materials and techniques|technik|material und technik|technique et matériaux|matière|matériaux|técnica|materiales|tecnica|materia|materiale|المادة|التقنية|材質|技法|材料|材质|素材|品質形状|形状|material / technique|physical medium|support',
  extent:
    'extent|dimensions|size|physical description|format|measurements|maße|masse|umfang|dimension|format et dimensions|dimensiones|medidas|dimensioni|القياسات|الأبعاد|寸法|大きさ|法量|サイズ|数量|員数|尺寸|規格|规格|ukubwa|number of pages|pages|形態',
  description:
    'description|summary|abstract|note|notes|beschreibung|anmerkung|zusammenfassung|résumé|descripción|resumen|nota|descrizione|descriere|الوصف|وصف|ملاحظات|説明|解説|概要|注記|備考|内容|内容記述|描述|摘要|说明|maelezo|comment|comments|remarks',
  place:
    'place|place of origin|origin|place of publication|place created|ort|herkunft|entstehungsort|lieu|lieu de création|origine|lugar|procedencia|luogo|loc|المكان|مكان|産地|場所|製作地|制作地|出版地|地域|地点|产地|mahali',
  culture: 'culture|ethnic group|kultur|cultura|الثقافة|文化',
  period:
    'period|era|style|epoch|epoche|époque|période|período|epoca|perioadă|الفترة|العصر|時代区分|时代|朝代',
  subject:
    'subject|subjects|topic|keywords|keyword|tags|schlagwort|schlagworte|thema|sujet|sujets|mots-clés|tema|materias|soggetto|subiect|الموضوع|موضوع|主題|件名|キーワード|主题|关键词|mada',
  depicted: 'depicted|people depicted|sitter|dargestellt|personnes représentées|描かれた人物|被写体',
  accession:
    "identifier|accession number|inventory number|shelfmark|shelf mark|call number|signature|object number|identifiers|id|inventarnummer|signatur|cote|numéro d’inventaire|numéro d'inventaire|identifiant|signatura|número de inventario|segnatura|numero di inventario|cotă|رقم الحفظ|المعرف|رقم|識別子|請求記号|資料番号|管理番号|登録番号|番号|编号|索书号|館藏號|kitambulisho|manuscript",
  owner:
    'repository|owner|holding institution|institution|contributing institution|library|museum|location|current location|bibliothek|besitzer|aufbewahrungsort|standort|institution de conservation|propriétaire|lieu de conservation|institución|propietario|istituzione|instituție|المالك|المؤسسة|所蔵者|所蔵|所蔵館|所蔵機関|提供者|收藏者|收藏单位|mmiliki|holding library|provider',
  creditLine: 'credit line|credit|acknowledgement|attribution|quelle|bildnachweis|crédit|crédito|来源说明',
  rights:
    'rights|license|licence|rights statement|copyright|terms of use|usage terms|lizenz|rechte|nutzungsbedingungen|droits|licence d’utilisation|derechos|licencia|diritti|licenza|drepturi|الحقوق|الترخيص|ライセンス|利用条件|権利|权利|haki',
  language: 'language|languages|sprache|langue|idioma|lengua|lingua|limbă|اللغة|لغة|言語|语言|語言|lugha|ቋንቋ',
  provenance:
    'provenance|ownership history|provenienz|provenienzgeschichte|procedencia histórica|provenienza|proveniență|المصدر التاريخي|来歴|伝来|流传',
  inscription:
    'inscription|inscriptions|inschrift|iscrizione|inscripción|inscripție|النقش|銘文|落款|铭文|印記|奥書',
  source:
    'source|link|url|permalink|persistent identifier|permanent link|doi|ark|uri|dauerhafte adresse|lien|enlace|リンク',
  collection:
    'collection|sammlung|fonds|colección|collezione|colecție|المجموعة|コレクション|文庫|馆藏|part of|series',
};

const fields = new Map(
  Object.entries(words).flatMap(([field, list]) =>
    list.split('|').map((word): [string, string] => [word.normalize('NFC'), field]),
  ),
);

/** The field that a line of `metadata` is, by the words of its label in any language; `other` for one that is not known. */
export function fieldOfLabel(labels: readonly string[]): string {
  for (const label of labels) {
    const plain = label
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s:：.]+$/, '')
      .replace(/\s*[(（][^)）]*[)）]$/, '')
      .replace(/\(s\)$/, '')
      .trim();
    const field = fields.get(plain) ?? fields.get(plain.replace(/s$/, ''));
    if (field !== undefined) return field;
  }
  return 'other';
}
