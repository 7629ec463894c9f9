/**
 * How the engine must cut a text into words. Locales matter where a script has no spaces, or (Arabic) an article joined to the word; all
 * else is cut alike, so that no language is guessed. Keys of {@link Texts}; values are locales that the engine takes.
 */
export const cutters = {
  other: 'eng',
  ar: 'ara',
  zh: 'cmn',
  ja: 'jpn',
  ko: 'kor',
  th: 'tha',
  km: 'khm',
} as const;
export type Cutter = keyof typeof cutters;

/** Texts by the way in which they are cut. */
export type Texts = { [C in Cutter]?: string[] };

const chinese = new Set(['zh', 'yue', 'wuu', 'nan', 'hak', 'lzh', 'cmn', 'gan', 'hsn']);
const han = /\p{sc=Han}/u;
const others: [RegExp, Cutter][] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/u, 'ja'],
  [/\p{sc=Hangul}/u, 'ko'],
  [/\p{sc=Arabic}/u, 'ar'],
  [/\p{sc=Thai}/u, 'th'],
  [/\p{sc=Khmer}/u, 'km'],
];
/** Beyond Latin, Greek and Cyrillic, which are most texts. */
const beyond = /[\u0530-\u1fff\u2300-\u{10ffff}]/u;

/**
 * The ways to cut a text. Han characters are cut as the language says; where it says nothing of the kind (an English record with a Japanese
 * title, a query), as Chinese and as Japanese: 浮世絵 is found by the one alone, 青花瓷 by the other.
 */
export function cuttersOf(text: string, language?: string): Cutter[] {
  if (!beyond.test(text)) return ['other'];
  const primary = language?.split('-')[0] ?? '';
  if (han.test(text)) {
    if (chinese.has(primary)) return ['zh'];
    if (primary === 'ja' || primary === 'ko') return [primary];
  }
  const other = others.find(([script]) => script.test(text));
  if (other) return [other[1]];
  return han.test(text) ? ['zh', 'ja'] : ['other'];
}
