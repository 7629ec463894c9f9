/** Scripts that one language alone is written in, of those that heritage is described in. Chinese characters alone may be Chinese, Japanese, Korean or Vietnamese. */
const certain: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Greek}{3}/u, 'el'],
];

/** The language that the letters of a text leave no doubt about; undefined where they do. */
export const languageOfScript = (text: string): string | undefined =>
  certain.find(([letters]) => letters.test(text))?.[1];
