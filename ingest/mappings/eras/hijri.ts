import { parseYears } from '../dates/parse-years.ts';
import { type Span, years } from '../dates/span.ts';

/** The Julian day on which a year of the tabular Islamic calendar begins (civil epoch, 16 July 622). It may be a day or two off what was observed. */
const firstDay = (year: number): number => Math.floor((11 * year + 3) / 30) + 354 * year + 1_948_086;

/** The Gregorian year of a Julian day; Julian before October 1582, as sources count. */
const yearOfDay = (day: number): number => {
  const gregorian = new Date((day - 2_440_587.5) * 86_400_000).getUTCFullYear();
  if (day >= 2_299_161) return gregorian;
  return Math.floor((day - 1_721_423.5) / 365.25) + 1;
};

/** The first and last year of the common era that a year of the Hijra (AH) touches. */
export const hijriYears = (year: number): readonly [number, number] => [
  yearOfDay(firstDay(year)),
  yearOfDay(firstDay(year + 1) - 1),
];

const solar =
  /(?:^| )(?:هـ? ?\.? ?ش\.?|هجری شمسی|هجري شمسي|شمسی|خورشیدی|ش\.?|s\.? ?h\.?|a\.? ?h\.? ?s\.?|a\.p\.|solar hijri|shamsi)(?= |$)|(?<=\d) ?(?:هـ? ?\.? ?ش\.?|ش)(?= |$)|^sh (?=\d)/;
const lunar =
  /(?:^| )(?:a\.? ?h\.?|anno hegirae|هجري(?:ة)?(?: قمري)?|هجری(?: قمری)?|قمری|هـ?\.? ?ق\.?|للهجرة|هـ|ه|h\.?|hijri|hicri|hijriyya)(?= |$|\.)|(?<=\d) ?(?:هـ?\.? ?ق\.?|هـ|ه|h\.?|a\.?h\.?|ق)(?= |$)|^(?:ah|a\.h\.|h\.?) ?(?=\d)/;
const common = / ?(?:م|ميلادي|ميلادية|میلادی|a\.?d\.?|c\.?e\.?)$/;

function take(text: string): { calendar: 'lunar' | 'solar'; rest: string } | undefined {
  for (const [calendar, marks] of [
    ['solar', solar],
    ['lunar', lunar],
  ] as const)
    if (marks.test(text))
      return {
        calendar,
        rest: text
          .replace(marks, ' ')
          .replace(/(?:^| )(?:سنة|عام|سال|year) /, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      };
  return undefined;
}

/** Months of the Hijra’s years, which are left aside: a year is what a search needs, and the original stays. */
const months =
  /^(?:(\d{1,2}) )?(?:محرم|صفر|ربيع الأول|ربيع الاول|ربيع الثاني|ربيع الآخر|ربیع الاول|ربیع الثانی|جمادى الأولى|جمادى الآخرة|جمادى الثانية|جمادی الاول|جمادی الثانی|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|muharram|safar|rabi' (?:i|ii|al-awwal|al-thani)|jumada (?:i|ii|al-ula|al-akhira)|rajab|sha'ban|ramadan|shawwal|dhu'l-qa'da|dhu'l-hijja) ?/;

/**
 * A date of the Hijra: `AH 1303`, `1303 H`, `١٣٠٣ هـ`, `1300–1310 AH`, `القرن 13 هـ`, `1303 AH/1886`; solar ones where it is said (`۱۳۱۰ ش`). Where a year of the common era
 * stands beside it, that is taken. `text` in the form of `plainDate`.
 */
export function parseHijri(text: string): Span | undefined {
  if (text.length > 100) return undefined;
  const beside = /^(.+?) ?(?:\/|=|\(| – |;|,|الموافق) ?(.+?)\)?$/.exec(text);
  if (beside && (take(beside[1]!) || take(beside[2]!))) {
    const [, a, b] = beside as unknown as [string, string, string];
    const other = take(a) ? (take(b) ? undefined : b) : a;
    const span = other === undefined ? undefined : parseYears(other.replace(common, ''));
    if (span && !('ambiguous' in span) && (span.from ?? 0) > 600) return span;
  }
  const taken = take(text);
  if (!taken) return undefined;
  const rest = taken.rest.replace(months, '');
  // Years of the Hijra have one to four digits; the grammar of the common era wants four.
  const padded = rest.replace(/(?<!\d)\d{1,3}(?!\d|th|st|nd|rd)/g, (digits) =>
    /القرن|قرن|cent/.test(rest) ? digits : digits.padStart(4, '0'),
  );
  const span = parseYears(padded);
  if (!span || 'ambiguous' in span) return undefined;
  const { from, to, marks } = span;
  const outer = Math.max(from ?? 1, to ?? 1);
  if (outer > 1600 || Math.min(from ?? 1, to ?? 1) < 0) return undefined;
  if (taken.calendar === 'solar')
    return { ...years(from === null ? null : from + 621, to === null ? null : to + 622), marks };
  return {
    from: from === null ? null : hijriYears(Math.max(1, from))[0],
    to: to === null ? null : hijriYears(Math.max(1, to))[1],
    marks,
  };
}
