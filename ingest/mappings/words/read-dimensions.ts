import type { DimensionKind, Unit } from '../../../vocab/record/record.ts';
import { plainDigits } from '../dates/plain-digits.ts';

type Measure = { kind: DimensionKind; value: number; unit: Unit };
/** Measurements of one part of a thing (`frame`, `image`); of the whole where `part` is empty. */
export type MeasuredPart = { part: string; measures: Measure[] };

const kindWords: Record<DimensionKind, string> = {
  height:
    'height|high|ht|h|höhe|hoch|hauteur|haut|alto|altura|altezza|alt|hoogte|înălțime|înălţime|ارتفاع|الارتفاع|高さ|高度|高|縦|竪|たて|天地|urefu wa juu|kimo|ቁመት|îlt|высота|выс|в|yükseklik|yük|높이|세로|بلندی|înalt|înălțimea',
  width:
    'width|wide|w|breite|breit|b|br|largeur|larg|lg|ancho|anchura|larghezza|breedte|lățime|lăţime|عرض|العرض|幅|宽|寬|横|よこ|左右|upana|ስፋት|ширина|шир|ш|genişlik|en|너비|폭|가로|پهنا|latime|lățimea',
  depth:
    'depth|deep|d|tiefe|tief|t|profondeur|prof|profundidad|profondità|fondo|diepte|adâncime|thickness|thick|dicke|épaisseur|ép|espesor|grosime|عمق|العمق|سمك|السمك|奥行き|奥行|厚さ|厚|深さ|深|kina|глубина|толщина|derinlik|kalınlık|깊이|두께|ضخامت|عمق',
  diameter:
    'diameter|diam|dia|durchmesser|dm|ø|φ|⌀|∅|diamètre|diámetro|diametro|diametru|قطر|القطر|直径|直徑|径|口径|口徑|胴径|底径|kipenyo|диаметр|диам|çap|çapı|지름|입지름|밑지름|diametrul',
  length:
    'length|long|len|l|länge|lang|longueur|long|largo|longitud|lunghezza|lengte|lungime|طول|الطول|長さ|長|长度|长|全長|ርዝመት|urefu|длина|дл|uzunluk|boy|길이|درازا|lungimea',
  weight:
    'weight|wt|gewicht|gew|poids|peso|gewicht|greutate|وزن|الوزن|重さ|重量|重|uzito|ክብደት|вес|масса|ağırlık|무게|وزن',
  duration: 'duration|running time|dauer|laufzeit|durée|duración|durata|المدة|時間|时长|muda',
};
const kinds = new Map(
  (Object.entries(kindWords) as [DimensionKind, string][]).flatMap(([kind, words]) =>
    words.split('|').map((word): [string, DimensionKind] => [word, kind]),
  ),
);
const unitWords: Record<Unit, string> = {
  mm: 'mm|мм|میلی[ \u200c]?متر|millimet(?:er|re)s?|مم|ملم|毫米|ミリ|㎜',
  cm: 'cms?|см|سانتی[ \u200c]?متر|سانتيمترا|centimet(?:er|re)s?|centimètres?|centímetros?|سم|سنتيمتر|厘米|公分|センチ(?:メートル)?|㎝|sm',
  m: 'm|м|met(?:er|re)s?|mètres?|metros?|متر|米|メートル',
  in: 'in|inch(?:es)?|"|″|”|po|pouces?|zoll|pulgadas?|بوصة|英寸|インチ',
  g: 'g|гр?|گرم|gr|grams?|gramm|grammes?|gramos?|غ|جم|غرام|克|グラム',
  kg: 'kgs?|кг|کیلو[ \u200c]?گرم|kilos?|kilograms?|kilogramm|kilogrammes?|كغ|كجم|公斤|キロ(?:グラム)?|㎏',
  s: 'secs?|seconds?|秒',
  min: 'mins?|minutes?|分',
  h: 'hrs?|hours?|時間',
};
const unitForm = Object.values(unitWords).join('|');
const unitForms = (Object.entries(unitWords) as [Unit, string][]).map(
  ([unit, form]) => [unit, new RegExp(`^(?:${form})$`, 'i')] as const,
);
const unitsKnown = new Map<string, Unit | undefined>();
/** The unit of a word; the few that there are come again and again. */
const unitOf = (word: string): Unit | undefined => {
  if (!unitsKnown.has(word) && unitsKnown.size < 1000)
    unitsKnown.set(word, unitForms.find(([, form]) => form.test(word))?.[0]);
  return unitsKnown.get(word);
};

const number = String.raw`(\d+(?:[.,٫]\d+)?(?: \d{1,2}\/\d{1,3})?|\d{1,2}\/\d{1,3})`;
const unit = String.raw`(?:(${unitForm})\.?(?![\p{L}]))?`;
const kindForm = [...kinds.keys()].sort((a, b) => b.length - a.length).join('|');
const labelled = new RegExp(
  String.raw`(?<![\p{L}])(${kindForm})\.?(?: ?\([^)]{0,30}\))? ?[:：=]? ?${number} ?${unit}`,
  'giu',
);
const after = String.raw`(?: ?\(?(${kindForm})\.?\)?(?![\p{L}]))?`;
const side = `${number} ?${unit}${after}`;
const sides = new RegExp(
  String.raw`(?<![\d.,/])${side} ?[x×✕*хΧ] ?${side}(?: ?[x×✕*хΧ] ?${side})?(?![\d,/]|\.\d)`,
  'iu',
);
const single = new RegExp(String.raw`(?<![\d.,/])${side}(?![\d,/]|\.\d)`, 'iu');

/** A number with decimals behind a point or comma, or with a fraction (`23 11/16`); undefined where a comma may as well part thousands (`1,250`). */
function numberOf(text: string): number | undefined {
  const [, whole = '0', top, bottom] = /^(?:([\d.,٫]+))?(?: ?(\d{1,2})\/(\d{1,3}))?$/.exec(text) ?? [];
  const plain = whole.replace('٫', '.');
  if (/^\d+,\d{3}$/.test(plain)) return undefined;
  const base = Number(plain.replace(',', '.'));
  if (top === undefined || bottom === undefined) return base;
  return Number(bottom) === 0 ? undefined : Number((base + Number(top) / Number(bottom)).toFixed(4));
}

const massBeside = new RegExp(String.raw`(?<![\d.,/])${number} ?(kg|g)\b`, 'i');

const massOrTime: Partial<Record<Unit, DimensionKind>> = {
  kg: 'weight',
  g: 'weight',
  s: 'duration',
  min: 'duration',
  h: 'duration',
};

/** Measurements that name their kind: `H. 12,5 cm; B. 3 cm`, `φ12.0cm`, `縦12.0 横34.0cm`. A unit that is missing is that of the next. */
function readLabelled(text: string, known: Unit | undefined): Measure[] {
  const found = [...text.matchAll(labelled)].map(([, word, digits, written]) => ({
    kind: kinds.get(word!.toLowerCase())!,
    value: numberOf(digits!),
    unit: written === undefined ? undefined : unitOf(written),
  }));
  return found.flatMap(({ kind, value, unit: stated }, at) => {
    const used = stated ?? found.slice(at + 1).find((next) => next.unit !== undefined)?.unit ?? known;
    const fits = used !== undefined && (massOrTime[used] ?? kind) === kind;
    return value === undefined || !fits ? [] : [{ kind, value, unit: used }];
  });
}

/** Sides with a cross between them; none where one of them is in doubt. */
function readSides(text: string, order: readonly DimensionKind[], known: Unit | undefined): Measure[] {
  const match = sides.exec(text);
  if (
    !match ||
    [match[1], match[4], match[7]].some((digits) => digits !== undefined && numberOf(digits) === undefined)
  )
    return [];
  const [, a, unitA, kindA, b, unitB, kindB, c, unitC, kindC] = match;
  const stated = unitC ?? unitB ?? unitA;
  const used = stated === undefined ? known : unitOf(stated);
  if (used === undefined || massOrTime[used]) return [];
  return [
    [a, unitA, kindA],
    [b, unitB, kindB],
    [c, unitC, kindC],
  ].flatMap(([digits, written, word], at) => {
    const value = digits === undefined ? undefined : numberOf(digits);
    const kind = word === undefined ? order[at] : kinds.get(word.toLowerCase());
    return value === undefined || kind === undefined
      ? []
      : [{ kind, value, unit: (written && unitOf(written)) || used }];
  });
}

function readOne(text: string, order: readonly DimensionKind[], known: Unit | undefined): Measure[] {
  const crossed = /[x×✕*х]/i.test(text) && sides.test(text);
  const pairs = crossed ? readSides(text, order, known) : [];
  if (crossed && pairs.length === 0) return [];
  const named = pairs.length ? [] : readLabelled(text, known);
  const measures = [...pairs, ...named];
  if (measures.length === 0) {
    const [, digits, written, word] = single.exec(text) ?? [];
    const used = written === undefined ? undefined : unitOf(written);
    const kind = word === undefined ? used && massOrTime[used] : kinds.get(word.toLowerCase());
    const value = digits === undefined ? undefined : numberOf(digits);
    if (kind && used && value !== undefined) measures.push({ kind, value, unit: used });
  } else if (pairs.length) {
    const mass = /\dk?g\b| k?g\b/i.test(text) ? massBeside.exec(text.replace(sides, ' ')) : null;
    const value = mass ? numberOf(mass[1]!) : undefined;
    if (value !== undefined) measures.push({ kind: 'weight', value, unit: mass![2]!.toLowerCase() as Unit });
  }
  return measures;
}

const metric = /(?:\d|\b)(?:mm|cm|m|سم|厘米|センチ|㎝)\b|㎝|㎜|cm/i;

/** Of the same measurement in two systems, the one outside brackets, unless only the other is metric. */
function readSegment(text: string, order: readonly DimensionKind[], known: Unit | undefined): Measure[] {
  const outside = text.replace(/\((?=[^)]*\d)[^)]*\)/g, ' ').replace(/\s+/g, ' ');
  const inside = [...text.matchAll(/\((?=[^)]*\d)([^)]*)\)/g)].map(([, within]) => within!);
  const first = readOne(outside, order, known);
  if (first.length && (inside.length === 0 || metric.test(outside))) return first;
  const other = inside.map((part) => readOne(part, order, undefined)).find((measures) => measures.length);
  return other && (first.length === 0 || metric.test(inside.join(' '))) ? other : first;
}

/** Longer texts are no measurements, and would take long to look through. */
const longest = 1000;

/** Letters before a colon that name a part (`Image: …`), and not what is measured (`Height: …`). */
const partBefore = /^\s*((?=\p{L})[^:：;\d]{2,60}?)\s*[:：]\s*(.*)$/su;
const partBehind = /^(.*\d[^,]*?\)?),\s*((?=\p{L})[\p{L} /()-]{2,40})$/su;

function splitParts(text: string): string[] {
  const breaks = text.replace(
    /\s{2,}(?=\p{L}[^:;]{1,40}:)|(?<=\)|\d ?cm|\d ?mm|\d ?in)[,.]? (?=\p{Lu}[\p{L} /]{1,40}:)/gu,
    '\n',
  );
  const lines = breaks.split(/[\r\n]+/);
  // A semicolon parts what is named (`H. 12 cm; B. 3 cm`) as well as parts; only before a part’s name it ends one.
  return lines.flatMap((line) => line.split(/;\s*(?=\p{L}[^:;\d]{1,40}:\s*\d)/u));
}

/**
 * Reads measurements as museums write them: `60.1 x 48.2cm (23 11/16 x 19")`, `Image: 60 x 48 cm  Sheet: 70 x 50 cm`, `33.8cm x 27.2cm (13 5/16" x 10 11/16"), Image`, `H. 12,5 cm; B. 3
 * cm`, `φ12.0cm`, `高さ 12.5cm`. Numbers without a word of their own stand in `order`, in `unit` where none is written. What is not certain gives nothing.
 */
export function readDimensions(
  text: string,
  { order, unit: known }: { order: readonly DimensionKind[]; unit?: Unit | undefined },
): MeasuredPart[] {
  if (text.length > longest) return [];
  return splitParts(plainDigits(text.normalize('NFC'))).flatMap((line) => {
    const before = partBefore.exec(line);
    const named =
      before && !kinds.has(before[1]!.trim().toLowerCase().replace(/\.$/, '')) ? before : undefined;
    const behind = named ? undefined : partBehind.exec(line);
    const isPart = behind && !kinds.has(behind[2]!.trim().toLowerCase());
    const part = (named?.[1] ?? (isPart ? behind[2]! : '')).trim();
    const measures = readSegment(named ? named[2]! : isPart ? behind[1]! : line, order, known);
    return measures.length ? [{ part, measures }] : [];
  });
}
