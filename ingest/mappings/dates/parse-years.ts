import { parseCentury, partOf, takePart } from './parse-century.ts';
import { type Ambiguous, parseDay } from './parse-day.ts';
import { takeQualifiers } from './qualifiers.ts';
import { qualify, type Span, years } from './span.ts';

const bcWords =
  / ?(?:b\.? ?c\.?(?: ?e\.?)?|v\. ?chr\.?|v\. ?u\. ?z\.?|av(?:ant|\.)? j\.?[- ]?c\.?|a\. ?c\.|a\. ?de ?c\.|î\. ?c?hr\.?|î\. ?e\. ?n\.?|ق\.? ?م\.?|قبل الميلاد|bk)$/;
const bcBefore = /^(?:紀元前|公元前|西元前|前(?=\d))/;
const adWords =
  / ?(?:a\.? ?d\.?|c\.? ?e\.?|n\. ?chr\.?|apr(?:ès|\.)? j\.?[- ]?c\.?|d\. ?c\.|[dp]\. ?c?hr\.?|م|ميلادي|ميلادية|میلادی|bk)$/;
const adBefore = /^(?:a\.? ?d\.? ?(?=\d)|紀元|公元|西元|西暦)/;

type Era = 'bc' | 'ad' | undefined;

function takeEra(text: string): { rest: string; era: Era } {
  if (bcWords.test(text)) return { rest: text.replace(bcWords, ''), era: 'bc' };
  if (bcBefore.test(text)) return { rest: text.replace(bcBefore, ''), era: 'bc' };
  if (adBefore.test(text)) return { rest: text.replace(adBefore, ''), era: 'ad' };
  if (/\d ?(?:a\.? ?d\.?|c\.? ?e\.?)$|chr\.?$|apr|d\. ?c\.$|[dp]\. ?c?hr|م$|ميلاد|میلاد/.test(text))
    return { rest: text.replace(adWords, ''), era: 'ad' };
  return { rest: text, era: undefined };
}

const yearOf = (digits: string, era: Era): number | undefined => {
  // A number of one to three digits is a year only where an era says so.
  if (era === undefined && digits.length !== 4) return undefined;
  return era === 'bc' ? 1 - Number(digits) : Number(digits);
};

function parseDecade(text: string): Span | undefined {
  const { rest, part } = takePart(text);
  const match =
    /^(?:the )?(\d{3})0(?:s|'s|er(?:[- ]jahren?)?|-luku|er jahre|年代|-an)$/.exec(rest) ??
    /^(?:années|annees|los años|años|anos|anii|década de|decada de|anni|jaren|miaka ya|عقد|دهه) (?:de )?(\d{3})0(?:-an)?$/.exec(
      rest,
    );
  if (!match) return undefined;
  const start = Number(match[1]) * 10;
  // “The 1800s” may be ten years or a hundred.
  if (/00$/.test(String(start)) && !/年代$/.test(rest))
    return part ? undefined : { ...years(start, start + 99), form: '' };
  return part ? partOf(start, 10, part) : { ...years(start, start + 9), form: `${match[1]}X` };
}

/** `1762–1787`, `1762/63`, `1901–5`. With a plain hyphen `1901-05` may be a month. */
function parsePair(text: string, era: Era): Span | Ambiguous | undefined {
  const match = /^(\d{1,4}) ?([-–/~〜]|\.\.) ?(\d{1,4})$/.exec(text);
  if (!match) return undefined;
  const [, begin, between, end] = match as unknown as [string, string, string, string];
  const from = yearOf(begin, era);
  if (from === undefined) return undefined;
  const short = begin.length === 4 && end.length <= 2;
  if (era === undefined && short && between === '-' && !/ /.test(text) && /^(?:0[1-9]|1[0-2])$/.test(end)) {
    if (Number(end) > from % 100) return { ambiguous: 'it may be a month, or the last year of several' };
    return { ...years(from), form: `${begin}-${end}` };
  }
  const whole = short ? begin.slice(0, 4 - end.length) + end : end;
  const to = yearOf(whole, era);
  return to === undefined || to < from ? undefined : years(from, to);
}

/** One moment or stretch, without words around it. */
function parsePoint(text: string, era: Era): Span | Ambiguous | undefined {
  const year = /^(\d{1,4})(?: ?(?:年|년|гг?\.?|год[ау]?|yılı|yıl))?$/.exec(text);
  if (year) {
    const value = yearOf(year[1]!, era);
    return value === undefined ? undefined : years(value);
  }
  // Cataloguers' forms of a decade and a century: 185-, 18--.
  const open = /^(\d{2})(?:(\d)[-–_]|[-–_]{2})$/.exec(text);
  if (open) {
    const decade = open[2] !== undefined;
    const start = Number(open[1]) * 100 + Number(open[2] ?? 0) * 10;
    return {
      ...years(start, start + (decade ? 9 : 99)),
      form: decade ? `${open[1]}${open[2]}X` : `${open[1]}XX`,
    };
  }
  return parseCentury(text, era === 'bc') ?? parseDecade(text) ?? parseDay(text);
}

const pair =
  /^(?:between |zwischen |entre |tra |fra |tussen |între |بين |from |von |de |du |del |desde |dal |van |din |من |kati ya )?(.+?)(?: ?[–~〜] ?| - | ?-(?=[^\d]) ?| (?:to|until|till|through|and|bis|und|à|au|et|a|al|y|hasta|e|tot|en|până în|și|إلى|حتى|و|na|hadi) )(.+)$/;
const either = /^(\d{4}) ?(?:or|oder|ou|o|of|sau|أو|或|または) ?(\d{4})$/;

function parseBetween(text: string, era: Era): Span | undefined {
  const match = pair.exec(text);
  if (!match) return undefined;
  const first = parseQualified(match[1]!.trim(), era);
  const last = parseQualified(match[2]!.trim(), era);
  if (!first || !last || 'ambiguous' in first || 'ambiguous' in last) return undefined;
  if (first.from === null || last.to === null || last.to < first.from) return undefined;
  const single = (span: Span) => span.from === span.to && span.form !== undefined;
  const marks = [first.marks[0], last.marks[1]] as const;
  if (!single(first) && !single(last)) return { from: first.from, to: last.to, marks };
  const form = (span: Span, year: number | null) => span.form ?? String(year).padStart(4, '0');
  return { from: first.from, to: last.to, marks, form: `${form(first, first.from)}/${form(last, last.to)}` };
}

function parseQualified(text: string, outer: Era): Span | Ambiguous | undefined {
  const { rest, about, doubtful, bound } = takeQualifiers(text);
  const own = takeEra(rest);
  const era = own.era ?? outer;
  const span =
    parsePair(own.rest, era) ??
    parsePoint(own.rest, era) ??
    (bound ? undefined : parseBetween(own.rest, era));
  if (!span || 'ambiguous' in span) return span;
  const said = qualify(span, about, doubtful);
  if (bound === undefined) return said;
  const { form: _, ...plain } = said;
  return bound === 'before' ? { ...plain, from: null } : { ...plain, to: null, from: span.to };
}

/** What archives add where some of the papers have no date. */
const partlyDated = /(?<=\d)(?:,| and| &) (?:undated|n\.?d\.?|o\. ?j\.|s\.d\.)$/;

/** Several years and stretches, all of which are meant: `1862, 1864–1870`. */
function parseSeveral(text: string): Span | undefined {
  if (!/^\d{4}(?: ?[-–] ?\d{4})?(?:(?:, ?|; ?| and | & | und | et | y )\d{4}(?: ?[-–] ?\d{4})?)+$/.test(text))
    return undefined;
  const numbers = [...text.matchAll(/\d{4}/g)].map(Number);
  if (numbers.some((year, at) => at > 0 && year <= numbers[at - 1]!)) return undefined;
  const whole = years(numbers[0]!, numbers.at(-1)!);
  // The parser of EDTF takes a set that ends in a stretch for shorter than it is, so that those are given from first to last.
  return /[-–]/.test(text) ? whole : { ...whole, form: `{${numbers.join(',')}}` };
}

/** Of two centuries the first often goes without the word: “late 19th–early 20th century”. */
const halfSaid =
  /^((?:early|mid|late|first half|second half)[ -](?:of the )?\d{1,2}(?:st|nd|rd|th)) ?(?:[-–/]|to) ?((?:early|mid|late|first half|second half)[ -].*centur.*)$/;

/** Years, days, decades and centuries of the common era as people write them; `text` in the form of `plainDate`. Undefined for what is none of these. */
export function parseYears(given: string): Span | Ambiguous | undefined {
  const text = given.replace(halfSaid, '$1 century–$2').replace(partlyDated, '');
  const several = parseSeveral(text);
  if (several) return several;
  const alternatives = either.exec(text);
  if (alternatives) {
    const [, a, b] = alternatives as unknown as [string, string, string];
    return a < b ? { ...years(Number(a), Number(b)), form: `[${a},${b}]` } : undefined;
  }
  const open = /^(\d{4}) ?[-–]$/.exec(text);
  if (open) return years(Number(open[1]), null);
  const span = parseQualified(text, undefined);
  if (span && !('ambiguous' in span) && span.form === '')
    return { ambiguous: 'it may be a decade or a century' };
  return span;
}
