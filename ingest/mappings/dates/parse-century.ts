import { type Span, years } from './span.ts';

const roman: Record<string, number> = { i: 1, v: 5, x: 10 };

function romanNumber(word: string): number | undefined {
  // Russian writes XIX with letters of either script.
  const text = word.replace(/[хi\u0456]/g, (letter) => (letter === 'х' ? 'x' : 'i'));
  if (!/^[ivx]{1,6}$/.test(text)) return undefined;
  let total = 0;
  for (let at = 0; at < text.length; at++) {
    const value = roman[text[at]!]!;
    total += value < (roman[text[at + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first'.split(
    ' ',
  );
const arabicOrdinals =
  'الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي_عشر الثاني_عشر الثالث_عشر الرابع_عشر الخامس_عشر السادس_عشر السابع_عشر الثامن_عشر التاسع_عشر العشرين الحادي_والعشرين'.split(
    ' ',
  );

function numberOf(text: string): number | undefined {
  const word = text.trim();
  const digits = /^(\d{1,2})(?:st|nd|rd|th|e|è|ème|eme|er|º|ª|°|\.|-lea|-a|de|ste|ኛው|ኛ)?$/.exec(word);
  if (digits) return Number(digits[1]);
  const spelled = ordinals.indexOf(word);
  if (spelled !== -1) return spelled + 1;
  const arabic = arabicOrdinals.indexOf(word.replace(' ', '_'));
  if (arabic !== -1) return arabic + 1;
  return romanNumber(word.replace(/(?:e|ème|eme|er|-lea|º|\.)$/, ''));
}

type Part = readonly [first: number, last: number, about: boolean];
const half = (n: 1 | 2): Part => (n === 1 ? [0, 49, false] : [50, 99, false]);
const quarter = (n: number): Part => [(n - 1) * 25, n * 25 - 1, false];
const third = (n: number): Part => [(n - 1) * 33 + (n > 1 ? 1 : 0), n === 3 ? 99 : n * 33, true];

/** Parts of a century or decade, by the words that name them; years from its beginning, in hundredths. */
const parts: [RegExp, Part][] = [
  [
    /^(?:first|1st|early) half(?: of)?(?: the)? |^1\. hälfte(?: des)? |^erste hälfte(?: des)? |^(?:1ère|1re|première|premiere) moitié(?: du| des)? |^(?:primera|1ª|1a) mitad(?: del)? |^prima metà del |^eerste helft |^prima jumătate a |^النصف الأول من |^первая половина |^1-я половина |^1-я пол\. |^первой половины /,
    half(1),
  ],
  [
    /^(?:second|2nd|latter|last|later) half(?: of)?(?: the)? |^2\. hälfte(?: des)? |^zweite hälfte(?: des)? |^(?:2e|2ème|seconde|deuxième|deuxieme) moitié(?: du| des)? |^(?:segunda|2ª|2a) mitad(?: del)? |^seconda metà del |^tweede helft |^a doua jumătate a |^النصف الثاني من |^вторая половина |^2-я половина |^2-я пол\. /,
    half(2),
  ],
  [
    /^(?:first|1st) quarter(?: of)?(?: the)? |^(?:1\.|erstes) viertel(?: des)? |^(?:1er|premier) quart(?: du)? |^primer cuarto(?: del)? |^الربع الأول من |^первая четверть |^1er quart |^primo quarto del |^primul sfert al /,
    quarter(1),
  ],
  [
    /^(?:second|2nd) quarter(?: of)?(?: the)? |^(?:2\.|zweites) viertel(?: des)? |^(?:2e|deuxième) quart(?: du)? |^segundo cuarto(?: del)? |^الربع الثاني من |^вторая четверть |^secondo quarto del |^al doilea sfert al /,
    quarter(2),
  ],
  [
    /^(?:third|3rd) quarter(?: of)?(?: the)? |^(?:3\.|drittes) viertel(?: des)? |^(?:3e|troisième) quart(?: du)? |^tercer cuarto(?: del)? |^الربع الثالث من |^третья четверть |^3e quart |^terzo quarto del |^al treilea sfert al /,
    quarter(3),
  ],
  [
    /^(?:fourth|4th|last) quarter(?: of)?(?: the)? |^(?:4\.|viertes|letztes) viertel(?: des)? |^(?:4e|quatrième|dernier) quart(?: du)? |^último cuarto(?: del)? |^الربع الأخير من |^последняя четверть |^четвертая четверть |^4e quart |^ultimo quarto del |^ultimul sfert al /,
    quarter(4),
  ],
  [/^early(?: to |[-–/])mid[- ]/, [0, 66, true]],
  [/^mid(?: to |[-–/])late /, [34, 99, true]],
  [
    /^(?:early|beginning of|start of)(?: the)? |^(?:frühes |anfang(?: des)? |beginn(?: des)? )|^début(?: du| des)? |^(?:principios|comienzos|inicios) del |^inizio(?: del)? |^begin |^începutul |^(?:أوائل|بداية|مطلع) |^اوایل |^начало |^нач\. |^początek /,
    third(1),
  ],
  [
    /^(?:mid-|mid |middle of|middle)(?: the)? ?|^mitte(?: des)? |^(?:milieu|mi-)(?: du| des)? ?|^mediados del |^metà(?: del)? |^midden |^mijlocul |^(?:منتصف|أواسط) |^اواسط |^середина |^сер\. |^połowa /,
    third(2),
  ],
  [
    /^(?:late|end of|later)(?: the)? |^(?:spätes |ende(?: des)? )|^fin(?: du| des)? |^(?:finales|fines) del |^fine(?: del)? |^eind |^sf[âî]r[șş]itul |^(?:أواخر|نهاية) |^اواخر |^конец |^кон\. |^koniec /,
    third(3),
  ],
];
/** The same behind a century, as in Chinese and Japanese. */
const partsBehind: [RegExp, Part][] = [
  [/(?:前半|上半叶|上半葉|前期|前葉| ?전반| ?전기|(?:[ıi]n)? ilk yarısı)$/, half(1)],
  [/(?:後半|后半|下半叶|下半葉|後期|后期| ?후반| ?후기|(?:[ıi]n)? ikinci yarısı)$/, half(2)],
  [/(?:初頭|初期|初葉|初叶|初| ?초| başı| başları)$/, third(1)],
  [/(?:中頃|中葉|中叶|中期|半ば| ?중엽| ?중기| ortası| ortaları)$/, third(2)],
  [/(?:末期|末葉|末叶|末| ?말| sonu| sonları)$/, third(3)],
];

export function takePart(text: string): { rest: string; part?: Part } {
  for (const [words, part] of parts)
    if (words.test(text)) return { rest: text.replace(words, '').trim(), part };
  for (const [words, part] of partsBehind)
    if (words.test(text)) return { rest: text.replace(words, '').trim(), part };
  return { rest: text };
}

const word =
  '(?:century|centuries|cent\\.?|c\\.?|jahrhunderts?|jahrhunderte|jhdts?\\.?|jhds?\\.?|jhs?\\.?|siècles?|siecles?|s\\.|siglos?|secolo|sec\\.|secolul(?:ui)?|eeuw|século|世紀|世纪|세기|ክፍለ ዘመን|قرن|wiek|wieku|вв?\\.?|века?|столетия?|ст\\.|y[uü]zy[ıi]l|yy\\.?)';
const name =
  '(\\d{1,2}(?:st|nd|rd|th|e|è|ème|eme|er|º|°|\\.|de|ste|ኛው|ኛ)?|[ivxх\u0456]{1,6}(?:e|ème|eme|er|-lea|º)?|[a-z]+(?:-first)?)';
const behind = new RegExp(`^${name}(?: ?(?:[-–/]|to|and|bis|und|et|y|au|or) ?${name})?[ -]?${word}$`);
const ahead =
  /^(?:the )?(?:siglos?|s\.|secolo|secoli|sec\.|secolul(?:ui)?|secolele|século|karne ya|القرنين|القرن|قرن)(?: al)? ([\p{L}\d]+(?: عشر| والعشرين)?(?:-lea)?)(?: ?(?:[-–/]|a|al|y|e|و) ?([\p{L}\d]+(?: عشر)?(?:-lea)?))?(?: ?(?:الميلادي|ميلادي|میلادی|م))?$/u;

/** The years of a part of what begins with `start` and has `length` years. */
export function partOf(start: number, length: 10 | 100, [first, last, about]: Part): Span {
  const scale = length / 100;
  const from = start + Math.floor(first * scale);
  const to = start + (last === 99 ? length - 1 : Math.floor(last * scale));
  return years(from, to, about ? '~' : '');
}

const startOf = (century: number, bc: boolean): number => (bc ? 1 - century * 100 : (century - 1) * 100);

/** Centuries: `19th century`, `17.–18. Jh.`, `XIXe siècle`, `siglo XIX`, `القرن التاسع عشر`, `19世紀後半`, `early 19th century`. `18XX` has the years from 1800. */
export function parseCentury(text: string, bc = false): Span | undefined {
  const { rest, part } = takePart(text);
  const match = behind.exec(rest) ?? ahead.exec(rest);
  const first = match ? numberOf(match[1]!) : undefined;
  if (!match || first === undefined || first < 1 || first > 30) return undefined;
  const last = match[2] === undefined ? first : numberOf(match[2]);
  if (last === undefined || last > 30 || (bc ? last > first : last < first)) return undefined;
  const start = startOf(first, bc);
  if (first !== last) return part ? undefined : years(start, startOf(last, bc) + 99);
  if (part) return partOf(start, 100, part);
  return bc
    ? years(start, start + 99)
    : { ...years(start, start + 99), form: `${String(first - 1).padStart(2, '0')}XX` };
}
