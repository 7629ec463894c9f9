import type { DimensionKind, Unit } from '../../vocab/record/record.ts';

/** Words for units, in lower case: what the six languages of the archive, Japanese and Korean write. */
const unitWords: Record<Unit, string> = {
  mm: 'mm millimetre millimetres millimeter millimeters milímetros مم ملم 毫米 公厘 ミリ ㎜',
  cm: 'cm centimetre centimetres centimeter centimeters centimètres centímetros sm سم 厘米 公分 センチ ㎝',
  m: 'm metre metres meter meters mètre mètres metro metros mita م متر 米 公尺 メートル',
  in: 'in in. inch inches " ″ ” po pouces pulgadas بوصة 英寸 インチ',
  g: 'g gram grams gramme grammes gramos غ غرام جم 克 公克 グラム',
  kg: 'kg kilo kilos kilogram kilograms kilogrammes kilogramos كغ كجم 公斤 千克 キロ ㎏',
  s: 's s. sec sec. secs second seconds seconde secondes segundos sekunde ث ثانية 秒',
  min: 'min min. mins minute minutes minutos dakika د دقيقة 分 分钟 分鐘',
  h: 'h h. hr hr. hrs hour hours heure heures horas saa س ساعة 小时 小時 時間',
};
const units = new Map(
  (Object.entries(unitWords) as [Unit, string][]).flatMap(([unit, words]) =>
    words.split(' ').map((word): [string, { unit: Unit; times: number }] => [word, { unit, times: 1 }]),
  ),
);
// The archive counts no days; feasts last some.
for (const word of 'd day days jour jours día días siku يوم أيام 天 日'.split(' '))
  units.set(word, { unit: 'h', times: 24 });

/** Longer texts are no measurements, and would take long to look through. */
const longest = 500;

/** Digits of decimal scripts as ASCII: Arabic, Persian, Devanagari, Bengali, Thai and full-width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
const asciiDigits = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  /^[\x00-\x7f]*$/.test(text)
    ? text
    : text.replace(/\p{Nd}/gu, (digit) => {
        const code = digit.codePointAt(0)!;
        const zero = zeros.find((z) => code >= z && code <= z + 9);
        return zero === undefined ? digit : String(code - zero);
      });

/** A number with a point or comma before its decimals; undefined where a comma or point may as well part the thousands (`1,250`). */
function parseNumber(text: string): number | undefined {
  const plain = text.replace('٫', '.');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  return /^\d+,(?:\d{1,2}|\d{4,})$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

/** `12.5 cm` -> value and unit; several (`2 h 30 min`) are added up in the smallest. Undefined for what is no measurement. */
export function parseMeasure(text: string, unit?: Unit): { value: number; unit: Unit } | undefined {
  if (text.length > longest) return undefined;
  const plain = asciiDigits(text).trim();
  const pieces = [...plain.matchAll(/([\d.,٫]*\d)\s*([^\d\s,]*)[\s,]*/gu)];
  if (pieces.length === 0 || pieces.map(([all]) => all).join('') !== plain) return undefined;
  const measures = pieces.flatMap(([, digits, word]) => {
    const value = parseNumber(digits!);
    const known = word === '' ? unit && { unit, times: 1 } : units.get(word!.toLowerCase());
    return value === undefined || !known ? [] : [{ value: value * known.times, unit: known.unit }];
  });
  const last = measures.at(-1);
  if (!last || measures.length < pieces.length) return undefined;
  if (measures.length === 1) return last;
  const seconds: Partial<Record<Unit, number>> = { s: 1, min: 60, h: 3600 };
  if (measures.some((m) => seconds[m.unit] === undefined)) return undefined;
  const total = measures.reduce((sum, m) => sum + m.value * seconds[m.unit]!, 0);
  return { value: Number((total / seconds[last.unit]!).toFixed(3)), unit: last.unit };
}

export type MeasuredLine = { part: string; measures: { kind: DimensionKind; value: number; unit: Unit }[] };

const number = String.raw`(\d+(?:[.,]\d{1,2}(?!\d)|\.\d+)?)\s*(mm|cm|m|in)?`;
const sides = new RegExp(
  String.raw`${number}\s*[x×]\s*${number}(?:\s*[x×]\s*${number})?(?![\d.,]\d|\d)`,
  'i',
);
// A number whose beginning is cut off (750 of “15,750 kg”) is none.
const weight = /(?<!\d[.,]?)(\d+(?:\.\d+)?)\s*(kg|g)\b/i;
const time = /(?<!\d[.,]?)(\d+)\s*min\b\.?(?:[,\s]*(\d+)\s*sec\b)?/i;

/** The sides of `394 x 419 mm` or `12 x 5 x 3,5`, in the order given. */
function readSides(text: string, { order, unit }: Lines): MeasuredLine['measures'] {
  const found = sides.exec(text);
  if (!found) return [];
  // A unit that stands nowhere is taken as known only where nothing stands before the numbers (“10 ft x 20 x 10” is no line of millimetres).
  const known = text.slice(0, found.index).trim() === '' ? unit : undefined;
  const stated = (found[6] ?? found[4] ?? found[2])?.toLowerCase() as Unit | undefined;
  const used = stated ?? known;
  if (used === undefined) return [];
  return [found[1], found[3], found[5]].flatMap((digits, at) => {
    const kind = order[at];
    return digits === undefined || !kind
      ? []
      : [{ kind, value: Number(digits.replace(',', '.')), unit: used }];
  });
}

export type Lines = { order: readonly DimensionKind[]; unit?: Unit | undefined };

/**
 * Text of measurements, a part a line: `support: 394 x 419 mm`, `frame: 30 x 20 x 5 cm, 3 kg`, `duration: 3 min, 20 sec`. The numbers stand in
 * `order`, in `unit` where none stands with them. What is not of this form gives no measure.
 */
export function parseMeasuredLines(text: string, lines: Lines): MeasuredLine[] {
  return text.split(/[\r\n]+/).flatMap((line) => {
    if (line.length > longest) return [];
    // A colon after numbers does not end the name of a part (“28 x 225 mm Weight:0.8 kg”).
    const named = /^[^:]*?\d\s*[x×]\s*\d/i.test(line) ? -1 : line.indexOf(':');
    const part = line.slice(0, Math.max(0, named)).trim().toLowerCase();
    const rest = line.slice(named + 1);
    const measures = readSides(rest, lines);
    const mass = weight.exec(rest);
    if (mass) measures.push({ kind: 'weight', value: Number(mass[1]), unit: mass[2]!.toLowerCase() as Unit });
    const span = time.exec(rest);
    if (span)
      measures.push(
        span[2] === undefined
          ? { kind: 'duration', value: Number(span[1]), unit: 'min' }
          : { kind: 'duration', value: Number(span[1]) * 60 + Number(span[2]), unit: 's' },
      );
    return measures.length ? [{ part, measures }] : [];
  });
}
