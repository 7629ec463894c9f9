import { type Span, years } from '../dates/span.ts';
import { hanDigits, hanNumber } from './han-number.ts';

/** Reigns of Ming and Qing, in simplified characters, with their first and last year. */
const reigns: Record<string, readonly [number, number, '明' | '清']> = {
  洪武: [1368, 1398, '明'],
  建文: [1399, 1402, '明'],
  永乐: [1403, 1424, '明'],
  洪熙: [1425, 1425, '明'],
  宣德: [1426, 1435, '明'],
  正统: [1436, 1449, '明'],
  景泰: [1450, 1456, '明'],
  天顺: [1457, 1464, '明'],
  成化: [1465, 1487, '明'],
  弘治: [1488, 1505, '明'],
  正德: [1506, 1521, '明'],
  嘉靖: [1522, 1566, '明'],
  隆庆: [1567, 1572, '明'],
  万历: [1573, 1620, '明'],
  泰昌: [1620, 1620, '明'],
  天启: [1621, 1627, '明'],
  崇祯: [1628, 1644, '明'],
  顺治: [1644, 1661, '清'],
  康熙: [1662, 1722, '清'],
  雍正: [1723, 1735, '清'],
  乾隆: [1736, 1795, '清'],
  嘉庆: [1796, 1820, '清'],
  道光: [1821, 1850, '清'],
  咸丰: [1851, 1861, '清'],
  同治: [1862, 1874, '清'],
  光绪: [1875, 1908, '清'],
  宣统: [1909, 1911, '清'],
};
const dynasties: Record<string, readonly [number, number]> = {
  商: [-1599, -1045],
  西周: [-1045, -770],
  东周: [-769, -255],
  春秋: [-769, -475],
  战国: [-474, -220],
  秦: [-220, -205],
  西汉: [-205, 8],
  东汉: [25, 220],
  汉: [-205, 220],
  三国: [220, 280],
  晋: [265, 420],
  北魏: [386, 534],
  隋: [581, 618],
  唐: [618, 907],
  五代: [907, 960],
  辽: [916, 1125],
  北宋: [960, 1127],
  南宋: [1127, 1279],
  宋: [960, 1279],
  金: [1115, 1234],
  元: [1271, 1368],
  明: [1368, 1644],
  清: [1644, 1911],
};
const simple: Record<string, string> = {
  樂: '乐',
  統: '统',
  順: '顺',
  慶: '庆',
  萬: '万',
  曆: '历',
  歷: '历',
  啟: '启',
  啓: '启',
  禎: '祯',
  豐: '丰',
  緒: '绪',
  東: '东',
  戰: '战',
  國: '国',
  漢: '汉',
  晉: '晋',
  遼: '辽',
  間: '间',
  葉: '叶',
  後: '后',
};
const simplified = (text: string): string =>
  [...text].map((character) => simple[character] ?? character).join('');

const reign = new RegExp(
  `^(?:([明清])(?:代|朝)?[·.,、 ]?)?(${Object.keys(reigns).join('|')})(?:皇帝)?(?:(?:年间|朝|年制|年製|款|时期|帝)|(?: ?(${hanDigits}) ?年(?: ?\\((\\d{4})年?\\))?))?$`,
);
const dynasty = new RegExp(
  `^(${Object.keys(dynasties).join('|')})(?:代|朝|时期|時期|王朝)(早期|前期|初期|初|中期|晚期|后期|末期|末)?$`,
);
/** Dynasties whose name alone, in a column of dates, is nothing else. */
const alone = /^(?:唐|宋|元|明|清|北宋|南宋|西汉|东汉|北魏|战国|春秋|西周|东周)$/;
const republic = new RegExp(
  `^(?:中华|中華)?民国(?: ?(${hanDigits}) ?年(?:(${hanDigits})月)?(?: ?\\((\\d{4})年?\\))?|(?:时期|年间|初年)?)$`,
);
const shares: Record<string, readonly [number, number]> = {
  早: [0, 1 / 3],
  前: [0, 1 / 3],
  初: [0, 1 / 3],
  中: [1 / 3, 2 / 3],
  晚: [2 / 3, 1],
  后: [2 / 3, 1],
  末: [2 / 3, 1],
};

/** Reigns whose name is a Japanese era’s too; without their dynasty nobody can know which is meant. */
const shared = new Set(['弘治']);

/** A year or stretch of China: `乾隆`, `清乾隆五十年`, `明萬曆`, `光緒年間`, `清代`, `民國二十年`. `ambiguous` where a Japanese era has the same name. */
export function parseChinese(given: string): Span | { ambiguous: string } | undefined {
  const text = simplified(given).replace(/^中国[、, ]?/, '');
  let match = reign.exec(text);
  if (match) {
    const [from, to, of] = reigns[match[2]!]!;
    if (match[1] !== undefined && match[1] !== of) return undefined;
    if (shared.has(match[2]!) && match[1] === undefined)
      return { ambiguous: 'a Japanese era has the name of this Chinese reign' };
    if (match[3] === undefined) return years(from, to);
    const year = from + (hanNumber(match[3]) ?? 0) - 1;
    // The last year of a reign and the first of the next are often the same.
    if (year < from || year > to + 1 || (match[4] !== undefined && Number(match[4]) !== year))
      return undefined;
    return years(year);
  }
  match = republic.exec(text);
  if (match) {
    if (match[1] === undefined) return years(1912, 1949);
    const count = hanNumber(match[1]);
    return count === undefined || count < 1 || count > 200 ? undefined : years(1911 + count);
  }
  match = dynasty.exec(alone.test(text) ? `${text}代` : text);
  if (!match) return undefined;
  const [from, to] = dynasties[match[1]!]!;
  const share = match[2] === undefined ? undefined : shares[match[2][0]!];
  if (!share) return years(from, to);
  const at = (part: number) => Math.round(from + (to - from) * part);
  return years(at(share[0]), at(share[1]), '~');
}
