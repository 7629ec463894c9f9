/** The letters that each language writes most, by which a decoding is known to be right. */
const common = {
  ja: 'のにをはがでとたしるもいなれりらあかきくすせてつまめよわんアイウエカキクサシスタテトナニノハフマミムメラリルレロンー年月日大小中人本国山川田上下木金銀色絵紙絹布土石作品物名者所時代明治大正昭和江戸資料番号高幅径長寸法町村市県寺神社館家書画文字',
  'zh-Hans':
    '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严瓷瓶玉铜藏清宋元代',
  'zh-Hant':
    '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭書畫瓷瓶玉銅藏清宋元代',
  ko: '이의을를은는가에서로한고도다기사지시대자인수장정조성전화품유물명번호국박관관리년월일문신상동경주부산서울도자제질크작설명백청나무금속종',
  ar: 'اليمنورتبةعد',
  ru: 'оеаинтсрвлк',
  el: 'αοιετσνηυρςίό',
  he: 'יוהלאמרתבשנ',
} as const;

type Candidate = { label: string; says: string; common: ReadonlySet<string>; letters: RegExp };
const candidate = (
  label: string,
  says: string,
  letters: RegExp,
  ...languages: (keyof typeof common)[]
): Candidate => ({
  label,
  says,
  letters,
  common: new Set(languages.flatMap((language) => [...common[language]])),
});

/** Encodings that a file may be in without saying so, beside UTF-8 and those of Western Europe; by the Encoding Standard's labels. */
const candidates: readonly Candidate[] = [
  candidate(
    'shift_jis',
    'Shift_JIS (Japanese)',
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    'ja',
  ),
  candidate('euc-jp', 'EUC-JP (Japanese)', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'),
  candidate('gb18030', 'GB 18030 (Chinese)', /\p{Script=Han}/u, 'zh-Hans'),
  candidate('big5', 'Big5 (Chinese)', /\p{Script=Han}/u, 'zh-Hant'),
  candidate('euc-kr', 'EUC-KR (Korean)', /[\p{Script=Hangul}\p{Script=Han}]/u, 'ko'),
  candidate('windows-1256', 'Windows-1256 (Arabic)', /\p{Script=Arabic}/u, 'ar'),
  candidate('iso-8859-6', 'ISO 8859-6 (Arabic)', /\p{Script=Arabic}/u, 'ar'),
  candidate('windows-1251', 'Windows-1251 (Cyrillic)', /\p{Script=Cyrillic}/u, 'ru'),
  candidate('koi8-r', 'KOI8-R (Russian)', /\p{Script=Cyrillic}/u, 'ru'),
  candidate('windows-1253', 'Windows-1253 (Greek)', /\p{Script=Greek}/u, 'el'),
  candidate('windows-1255', 'Windows-1255 (Hebrew)', /\p{Script=Hebrew}/u, 'he'),
];

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    // The last character may be cut.
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** How well a decoding fits: of what is not ASCII, the share that is letters of its script, and that its language writes often; less for capitals within words. */
function fits(text: string, { common, letters }: Candidate): number {
  let high = 0;
  let script = 0;
  let usual = 0;
  for (const letter of text) {
    if (letter <= '\x7f') continue;
    high++;
    if (letters.test(letter)) script++;
    if (common.has(letter.toLowerCase())) usual++;
  }
  if (high < 4) return 0;
  const upper = (text.match(/[ά-ώа-яё][Α-ΩА-ЯЁ]/gu) ?? []).length / high;
  return (script / high) * 0.4 + (usual / high) * 0.6 - upper;
}

/** Signs that stand within words only where letters of Central Europe were read as those of the West: `Bucureºti`, `Wroc³aw`. */
const strange = /(?<=\p{L})[ºª¹³¿¼¾£¥¶±¦µ](?=\p{Ll})|(?<=\p{Ll})[ºª¹³¿¼¾¶±¦µþð](?![\p{N}])|þ(?=\p{Ll})/gu;
const count = (text: string): number => text.match(strange)?.length ?? 0;

function centralEuropean(bytes: Uint8Array): Candidate['label'] | undefined {
  const western = decode(bytes, 'windows-1252');
  if (western === undefined || count(western) < 2) return undefined;
  const [windows, latin] = ['windows-1250', 'iso-8859-2'].map((label) => {
    const text = decode(bytes, label);
    return text === undefined || /[\u0080-\u009f]/.test(text)
      ? undefined
      : { label, odd: (text.match(/(?<=\p{L})[¶¦ˇ±¬µĽľ¥»](?=\p{Ll})/gu) ?? []).length };
  });
  const best = [windows, latin].filter((one) => one !== undefined).sort((a, b) => a.odd - b.odd)[0];
  return best && best.odd < count(western) ? best.label : undefined;
}

/**
 * The encoding of bytes that are no UTF-8, by what language comes out; undefined where Western European fits as well. A guess: whoever reads by it says so.
 */
export function guessEncoding(bytes: Uint8Array): { label: string; says: string } | undefined {
  const scored = candidates
    .flatMap((one) => {
      const text = decode(bytes, one.label);
      return text === undefined ? [] : [{ one, score: fits(text, one) }];
    })
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  // Western letters stand alone among ASCII ones, those of other alphabets together; the second byte of a Chinese character may be an ASCII one.
  const text = Buffer.from(bytes).toString('latin1');
  const high = text.match(/[\x80-\xff]/g)?.length ?? 0;
  const together = (text.match(/[\x80-\xff]{2}/g)?.length ?? 0) * 2 > high * 0.6;
  if (
    first &&
    first.score > 0.5 &&
    first.score - (second?.score ?? 0) > 0.03 &&
    (together || !/^(?:windows|iso|koi8)/.test(first.one.label))
  )
    return { label: first.one.label, says: first.one.says };
  // Letters of Central Europe stand alone too.
  if (together) return undefined;
  const central = centralEuropean(bytes);
  if (central === undefined) return undefined;
  return {
    label: central,
    says: `${central === 'iso-8859-2' ? 'ISO 8859-2' : 'Windows-1250'} (Central European)`,
  };
}
