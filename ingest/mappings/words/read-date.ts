import { edtfBounds } from '../../../vocab/edtf.ts';
import { saysNoDate } from '../dates/no-date.ts';
import type { Ambiguous } from '../dates/parse-day.ts';
import { parseYears } from '../dates/parse-years.ts';
import { plainDate } from '../dates/plain-digits.ts';
import { takeQualifiers } from '../dates/qualifiers.ts';
import { edtfOfSpan, qualify, type Span } from '../dates/span.ts';
import { parseChinese } from '../eras/chinese.ts';
import { parseEthiopian } from '../eras/ethiopian.ts';
import { hanDigits, hanNumber } from '../eras/han-number.ts';
import { parseHijri } from '../eras/hijri.ts';
import { parseJapanese } from '../eras/japanese.ts';

/**
 * What a date in words comes to. `date`: EDTF (https://www.loc.gov/standards/datetime/). `none`: the words say that there is none. `ambiguous`: two readings are as good.
 * `unknown`: it is no date that is known here. In all but the second the words are worth keeping.
 */
export type ReadDate =
  | { kind: 'date'; edtf: string }
  | { kind: 'none' }
  | { kind: 'ambiguous'; reason: string }
  | { kind: 'unknown' };

/** Longer texts are no dates, and would take long to look through. */
const longest = 200;

/** Numbers in characters, where a word behind them says that they count: 十九世紀, 一九二九年五月. */
const hanCount = new RegExp(`(${hanDigits})(?=世紀|世纪|年|月|日)`, 'g');
const ofEast = /[\u3400-\u9fff]/;
/** What follows is about another making of the same work (a print, a cast), or repeats the date in words. */
const aside =
  /^(.*?\d.*?) ?(?:[;,]|\(| –)? ?(?:\(?(?:re)?printed|\(?cast|\(?re-?issued|\(?published|\(?publ\.|\(?date of publication|\(?after|\(?copyright|\(?gedruckt|\(?guss|\(?abzug|\(?tirage|\(?fonte|\(?édité|\(?imprim|\(?impres|\(?inscribed|\(?medal)\b.*$/;

function readHan(text: string): Span | Ambiguous | undefined {
  const { rest, about, doubtful, bound } = takeQualifiers(text);
  const read = (words: string) => parseJapanese(words) ?? parseChinese(words);
  const ambiguous = parseChinese(rest);
  const found = ambiguous && 'ambiguous' in ambiguous ? ambiguous : (read(rest) ?? read(text));
  if (!found || 'ambiguous' in found) return found;
  const span = qualify(found, about, doubtful);
  const { form: _, ...plain } = span;
  return bound === 'before'
    ? { ...plain, from: null }
    : bound === 'after'
      ? { ...plain, from: span.to, to: null }
      : span;
}

const readPlain = (text: string): Span | Ambiguous | undefined =>
  ofEast.test(text)
    ? (readHan(text) ??
      parseYears(text.replace(hanCount, (all, digits: string) => String(hanNumber(digits) ?? all))))
    : (parseEthiopian(text) ?? parseHijri(text) ?? parseYears(text));

/** The text in its brackets, beside it or alone: `[1850?]`, `明治20年(1887)`, `1887 (明治20年)`. */
function readBracketed(text: string): Span | Ambiguous | undefined {
  const whole = /^[[({]([^[\](){}]+)[\])}]$/.exec(text);
  if (whole) return readPlain(whole[1]!);
  const match = /^(.+?) ?[[(]([^[\]()]+)[\])]$/.exec(text);
  if (!match) return undefined;
  const main = readPlain(match[1]!.trim());
  const inner = readPlain(match[2]!.trim());
  if (!main || 'ambiguous' in main) return /\d/.test(match[1]!) || inner === undefined ? main : undefined;
  // A year beside it that is not within it is another date, and nobody says which is meant.
  if (!inner) return /\d{4}/.test(match[2]!) ? undefined : main;
  if ('ambiguous' in inner) return main;
  const within = (a: Span, b: Span) => (a.from ?? 0) >= (b.from ?? 0) - 1 && (a.to ?? 0) <= (b.to ?? 0) + 1;
  if (within(inner, main)) return inner;
  return within(main, inner) ? main : { ambiguous: 'the date in brackets is another one' };
}

/** From one era to another, each as it stands alone: `大正〜昭和初期`. */
function readEras(text: string): Span | undefined {
  const [first, last, ...more] = text.split(/[〜~–～]|から/).map((side) => readHan(side.trim()));
  if (more.length > 0 || !first || !last || 'ambiguous' in first || 'ambiguous' in last) return undefined;
  if (first.from === null || last.to === null || last.to < first.from) return undefined;
  return { from: first.from, to: last.to, marks: [first.marks[0], last.marks[1]] };
}

/** A period and the century that it is known more closely by, as Japanese catalogues write: `室町時代・16世紀`, `江戸時代 18世紀`. */
function readNarrower(text: string): Span | Ambiguous | undefined {
  const parts = /^([^\d・/、,]*(?:時代|时代|期|朝|代))[・/、, ]\s*(.+)$/.exec(text);
  return parts ? readPlain(parts[2]!) : undefined;
}

function read(text: string): Span | Ambiguous | undefined {
  const plain =
    readPlain(text) ??
    readBracketed(text) ??
    (ofEast.test(text) ? (readEras(text) ?? readNarrower(text)) : undefined);
  if (plain) return plain;
  const before = aside.exec(text)?.[1];
  return before === undefined ? undefined : (readPlain(before.trim()) ?? readBracketed(before.trim()));
}

/** The same dates come again and again in a source. */
const known = new Map<string, ReadDate>();
const kept = 20_000;

/** Calendars that a source may have throughout, without saying so with each date. */
export const calendars = ['hijri', 'solar-hijri', 'ethiopian'] as const;
export type Calendar = (typeof calendars)[number];
const marks: Record<Calendar, string> = { hijri: ' ah', 'solar-hijri': ' ش', ethiopian: ' ዓ.ም' };

/**
 * Reads a date as people write it in any of the languages and calendars that the archive knows. What may mean two things (`01/02/1850`) is not guessed. `calendar`: the one
 * of all dates of the source.
 */
export function readDate(words: string, calendar?: Calendar): ReadDate {
  if (words.length > longest) return { kind: 'unknown' };
  const key = calendar === undefined ? words : `${calendar} ${words}`;
  const old = known.get(key);
  if (old) return old;
  const reading = readWords(words, calendar);
  if (known.size >= kept) known.clear();
  known.set(key, reading);
  return reading;
}

function readWords(words: string, calendar: Calendar | undefined): ReadDate {
  const text = plainDate(calendar === undefined || !/\p{N}/u.test(words) ? words : words + marks[calendar])
    .replace(/^©\s?/, '')
    .replace(/(?<=\d|\w{3,})[.,;]$/, '');
  if (text === '' || saysNoDate(text)) return { kind: 'none' };
  // What is EDTF already, but for a year and two digits, which people write for several years.
  const plain = words.trim();
  if (
    calendar === undefined &&
    /[X~%?/[{]|^-?\d{4}-\d\d-\d\d$|^-?\d{4}$|^Y/.test(plain) &&
    !/^\d{4}\/\d{1,2}$|^[[{]\d+[\]}]$/.test(plain) &&
    edtfBounds(plain)
  )
    return { kind: 'date', edtf: plain };
  const span = read(text);
  if (span === undefined) return { kind: 'unknown' };
  if ('ambiguous' in span) return { kind: 'ambiguous', reason: span.ambiguous };
  const edtf = edtfOfSpan(span);
  return edtfBounds(edtf) ? { kind: 'date', edtf } : { kind: 'unknown' };
}
