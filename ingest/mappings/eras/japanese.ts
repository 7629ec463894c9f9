import { partOf } from '../dates/parse-century.ts';
import { type Span, years } from '../dates/span.ts';
import { hanDigits, hanNumber } from './han-number.ts';

/** Eras (nengō) from 1394 on, and the year in which each began; the last year of one is the first of the next. */
const begins =
  '応永1394 正長1428 永享1429 嘉吉1441 文安1444 宝徳1449 享徳1452 康正1455 長禄1457 寛正1460 文正1466 応仁1467 文明1469 長享1487 延徳1489 明応1492 文亀1501 永正1504 大永1521 享禄1528 天文1532 弘治1555 永禄1558 元亀1570 天正1573 文禄1592 慶長1596 元和1615 寛永1624 正保1644 慶安1648 承応1652 明暦1655 万治1658 寛文1661 延宝1673 天和1681 貞享1684 元禄1688 宝永1704 正徳1711 享保1716 元文1736 寛保1741 延享1744 寛延1748 宝暦1751 明和1764 安永1772 天明1781 寛政1789 享和1801 文化1804 文政1818 天保1830 弘化1844 嘉永1848 安政1854 万延1860 文久1861 元治1864 慶応1865 明治1868 大正1912 昭和1926 平成1989 令和2019'
    .split(' ')
    .map((entry): [string, number] => [entry.slice(0, -4), Number(entry.slice(-4))]);
const eras = new Map(
  begins.map(([name, begin], at) => [name, { begin, end: begins[at + 1]?.[1] ?? begin + 99 }] as const),
);
const old: Record<string, string> = {
  應: '応',
  寶: '宝',
  德: '徳',
  祿: '禄',
  龜: '亀',
  萬: '万',
  寬: '寛',
  曆: '暦',
  保: '保',
  國: '国',
};
const modern = (text: string): string => [...text].map((character) => old[character] ?? character).join('');

/** Periods, by what they are commonly dated to. The names of eras of their own are there with 時代 alone. */
const periods: Record<string, readonly [number, number]> = {
  縄文: [-13999, -399],
  弥生: [-399, 250],
  古墳: [250, 592],
  飛鳥: [592, 710],
  奈良: [710, 794],
  平安: [794, 1185],
  鎌倉: [1185, 1333],
  南北朝: [1336, 1392],
  室町: [1336, 1573],
  戦国: [1467, 1590],
  安土桃山: [1573, 1603],
  桃山: [1573, 1603],
  江戸: [1603, 1868],
  明治: [1868, 1912],
  大正: [1912, 1926],
  昭和: [1926, 1989],
  平成: [1989, 2019],
};
const parts: Record<string, readonly [number, number]> = {
  初期: [0, 1 / 3],
  前期: [0, 1 / 3],
  中期: [1 / 3, 2 / 3],
  後期: [2 / 3, 1],
  末期: [2 / 3, 1],
};

function parsePeriod(text: string): Span | undefined {
  const match = /^(.{2,4}?)時代(初期|前期|中期|後期|末期)?$/.exec(text);
  const known = match && periods[match[1]!];
  if (!match || !known) return undefined;
  const [from, to] = known;
  const part = match[2] === undefined ? undefined : parts[match[2]]!;
  if (!part) return years(from, to);
  const at = (share: number) => Math.round(from + (to - from) * share);
  return years(at(part[0]), at(part[1]), '~');
}

const names = [...eras.keys()].join('|');
const yearIn = new RegExp(
  `^(${names}) ?(${hanDigits}) ?年?(?: ?\\((\\d{4})年?\\))?(?: ?(${hanDigits}) ?月(?: ?(${hanDigits}) ?日)?)?$`,
);
const span = new RegExp(
  `^(${names}) ?(${hanDigits}) ?年?(?:[-–~〜]|から) ?(?:(${names}) ?)?(${hanDigits}) ?年?$`,
);
const alone = new RegExp(`^(${names})(?:年間|期|の頃)?(初期|前期|中期|後期|末期|初年|末年)?$`);
const several = new RegExp(`^(${names})(?:[-–~〜・]|から)(${names})(?:年間|期|時代)?$`);

function yearOf(era: string, number: string): number | undefined {
  const known = eras.get(era)!;
  const count = hanNumber(number);
  if (count === undefined || count < 1 || known.begin + count - 1 > known.end) return undefined;
  return known.begin + count - 1;
}

/**
 * A year, stretch or period of Japan: `明治20年`, `昭和五年`, `慶長元年–元和3年`, `文政年間`, `江戸時代後期`. Years before 1873 are those of the calendar of the time, which
 * began some weeks after January, and are given as the year that they mostly lie in.
 */
export function parseJapanese(given: string): Span | undefined {
  const text = modern(given).replace(/^日本[、, ]?/, '');
  const period = parsePeriod(text);
  if (period) return period;
  let match = yearIn.exec(text);
  if (match) {
    const year = yearOf(match[1]!, match[2]!);
    if (year === undefined || (match[3] !== undefined && Number(match[3]) !== year)) return undefined;
    const month = match[4] === undefined ? undefined : hanNumber(match[4]);
    const day = match[5] === undefined ? undefined : hanNumber(match[5]);
    // Months are those of the common calendar from 1873 on.
    if (month === undefined || year < 1873 || month > 12 || (day ?? 1) > 31) return years(year);
    const two = (n: number) => String(n).padStart(2, '0');
    return { ...years(year), form: `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}` };
  }
  match = span.exec(text);
  if (match) {
    const from = yearOf(match[1]!, match[2]!);
    const to = yearOf(match[3] ?? match[1]!, match[4]!);
    return from === undefined || to === undefined || to < from ? undefined : years(from, to);
  }
  match = several.exec(text);
  if (match) return years(eras.get(match[1]!)!.begin, eras.get(match[2]!)!.end);
  match = alone.exec(text);
  if (!match) return undefined;
  const { begin, end } = eras.get(match[1]!)!;
  if (match[2] === undefined) return years(begin, end);
  const length = end - begin + 1;
  const part = /初|前/.test(match[2]) ? 0 : /中/.test(match[2]) ? 1 : 2;
  if (length < 9) return years(begin, end, '~');
  const share = partOf(0, 100, part === 0 ? [0, 33, true] : part === 1 ? [34, 66, true] : [67, 99, true]);
  const at = (value: number) => begin + Math.round((value / 99) * (length - 1));
  return years(at(share.from!), at(share.to!), '~');
}
