import { type Sample, table } from '../sample.ts';

/** Tables in Japanese, Chinese, Korean, Arabic, Persian and Amharic, with their own digits, eras and calendars. */
export const easternTables: readonly Sample[] = [
  table('博物館の所蔵品目録', [
    ['列品番号', 'id', ['A-10569', 'A-10570', 'A-10571']],
    ['機関管理番号', 'identifier', ['TNM-001', 'TNM-002', 'TNM-003']],
    ['指定', '-', ['重要文化財', '', '']],
    ['分野', 'type', ['絵画', '書跡', '漆工']],
    ['名称', 'title', ['紅葉狩図屏風', '消息', '蒔絵硯箱']],
    ['ふりがな', 'alternativeTitle', ['もみじがりずびょうぶ', 'しょうそく', '']],
    ['員数', 'extent', ['1隻', '1幅', '1合']],
    ['作者', 'creator', ['狩野秀頼筆', '伝小野道風筆', ''], '狩野秀頼'],
    ['時代・世紀', 'date', ['室町時代・16世紀', '平安時代・10世紀', '江戸時代・17世紀'], '15XX'],
    ['品質形状', 'medium', ['紙本着色', '紙本墨書', '木製漆塗']],
    ['法量', 'dimension', ['縦149.2cm 横364.0cm', '', ''], '"value":364'],
    ['銘文等', 'inscription', ['朱文方印「秀頼」', '', '']],
    ['出土地', 'place', ['京都府', '', '']],
    ['伝来', 'provenance', ['福岡家伝来', '', '']],
    ['所蔵者', 'owner', ['東京の博物館', '', '']],
    ['解説', 'description', ['秋の一日を楽しむ人々を描く。', '', '']],
    ['画像URL', 'media', ['https://example.org/images/A-10569.jpg', '', '']],
    ['利用条件', 'rights', ['CC BY 4.0', 'CC BY 4.0', 'CC BY 4.0'], 'licenses/by/4.0'],
  ]),
  table(
    '郷土資料館（和暦）',
    [
      ['資料番号', 'id', ['民-0001', '民-0002']],
      ['資料名', 'title', ['唐箕', '千歯扱き']],
      ['資料名（英語）', 'title', ['Winnowing machine', 'Threshing comb']],
      ['分類', 'type', ['農具', '農具']],
      ['年代', 'date', ['明治20年', '昭和初期'], '1887'],
      ['材質', 'material', ['木', '鉄']],
      ['寸法(cm)', 'dimension', ['高さ120 幅60 奥行80', ''], '"value":120'],
      ['使用地', 'place', ['長野県', '']],
      ['寄贈者', 'creditLine', ['山田太郎', '']],
      ['収集年月日', '-', ['昭和55年4月1日', '']],
      ['備考', 'description', ['一部破損', '']],
    ],
    { encode: (text) => shiftJis(text) },
  ),
  table('馆藏文物', [
    ['藏品编号', 'id', ['故00145', '故00146']],
    ['藏品名称', 'title', ['青花缠枝莲纹瓶', '白玉杯']],
    ['年代', 'date', ['清乾隆', '明永乐'], '1736'],
    ['作者', 'creator', ['佚名', '']],
    ['质地', 'material', ['瓷', '玉']],
    ['工艺', 'technique', ['青花', '雕刻']],
    ['尺寸', 'dimension', ['高32.5厘米，口径8厘米', ''], '"value":32.5'],
    ['类别', 'type', ['瓷器', '玉器']],
    ['来源', 'provenance', ['旧藏', '']],
    ['描述', 'description', ['瓶撇口，长颈。', '']],
    ['收藏单位', 'owner', ['故宫', '']],
    ['产地', 'place', ['景德镇', '']],
  ]),
  table('소장품 목록', [
    ['소장품번호', 'id', ['본관1', '본관2']],
    ['명칭', 'title', ['백자 달항아리', '청자 상감 매병']],
    ['국적/시대', 'period', ['조선', '고려']],
    ['재질', 'material', ['도자기', '도자기']],
    ['크기', 'dimension', ['높이 41.0cm, 입지름 20.0cm', ''], '"value":41'],
    ['작가', 'creator', ['작가 미상', '']],
    ['설명', 'description', ['둥근 항아리이다.', '']],
    ['출토지', 'place', ['경기도 광주', '']],
  ]),
  table('سجل المتحف', [
    ['رقم القطعة', 'id', ['م-١٢٣', 'م-١٢٤']],
    ['العنوان', 'title', ['مصحف شريف', 'إبريق']],
    ['النوع', 'type', ['مخطوط', 'معدن']],
    ['الصانع', 'creator', ['الخطاط ياقوت', '']],
    ['التاريخ الهجري', 'date', ['٦٨١ هـ', 'القرن السابع الهجري'], '1282'],
    ['المادة', 'material', ['ورق', 'نحاس']],
    ['التقنية', 'technique', ['تذهيب', 'تكفيت']],
    ['الأبعاد', 'dimension', ['الارتفاع ٣٥ سم، العرض ٢٥ سم', ''], '"value":35'],
    ['الوصف', 'description', ['مصحف بخط النسخ.', '']],
    ['مكان الصنع', 'place', ['بغداد', 'الموصل']],
    ['العصر', 'period', ['العباسي', '']],
    ['مكان الحفظ', 'location', ['القاعة ٣', '']],
    ['طريقة الاقتناء', '-', ['شراء', '']],
    ['الكلمات المفتاحية', 'subject', ['خط، قرآن', ''], 'قرآن'],
  ]),
  table('فهرست موزه', [
    ['شماره اموال', 'id', ['۱۲۳۴', '۱۲۳۵']],
    ['عنوان', 'title', ['قالی شکارگاه', 'کاسه زرین‌فام']],
    ['نوع اثر', 'type', ['قالی', 'سفال']],
    ['هنرمند', 'creator', ['غیاث‌الدین جامی', '']],
    ['تاریخ', 'date', ['۹۴۹ ق', '۱۳۰۵ ش'], '1542'],
    ['دوره', 'period', ['صفوی', 'قاجار']],
    ['جنس', 'material', ['پشم', 'سفال']],
    ['تکنیک', 'technique', ['بافت', 'لعاب']],
    ['ابعاد', 'dimension', ['طول ۶۹۲ سانتی‌متر؛ عرض ۳۶۰ سانتی‌متر', ''], '"value":692'],
    ['توضیحات', 'description', ['صحنه شکار با سواران.', '']],
    ['محل ساخت', 'place', ['تبریز', '']],
    ['محل نگهداری', 'location', ['تهران', '']],
    ['کلیدواژه', 'subject', ['شکار', '']],
  ]),
  table('የብራና መጻሕፍት ዝርዝር', [
    ['መለያ ቁጥር', 'id', ['EMML-1', 'EMML-2']],
    ['ርዕስ', 'title', ['ተአምረ ማርያም', 'ገድለ ተክለ ሃይማኖት']],
    ['ደራሲ', 'creator', ['ያልታወቀ', '']],
    ['ቋንቋ', 'language', ['ግዕዝ', 'ግዕዝ'], 'gez'],
    ['ቀን', 'date', ['፲፰፻፹ ዓ.ም.', '1900 ዓ.ም.'], '1887'],
    ['ቦታ', 'place', ['ጎንደር', '']],
    ['መግለጫ', 'description', ['በብራና ላይ የተጻፈ።', '']],
    ['ቁሳቁስ', 'material', ['ብራና', '']],
    ['መጠን', 'extent', ['120 ቅጠሎች', '']],
  ]),
];

/** Shift_JIS has a writer nowhere in the platform: its letters are found by reading all of it. */
export function shiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis');
  const bytes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfc; lead++)
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const [letter, ...more] = decoder.decode(Uint8Array.of(lead, trail));
      if (letter && more.length === 0 && letter !== '\ufffd' && !bytes.has(letter))
        bytes.set(letter, [lead, trail]);
    }
  return Uint8Array.from(
    [...text].flatMap((letter) => (letter < '\x7f' ? [letter.charCodeAt(0)] : (bytes.get(letter) ?? [0x3f]))),
  );
}
