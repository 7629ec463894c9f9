const digits: Record<string, number> = Object.fromEntries(
  [...'〇一二三四五六七八九'].map((digit, value) => [digit, value] as const),
);
Object.assign(digits, {
  零: 0,
  元: 1,
  兩: 2,
  两: 2,
  廿: 20,
  卅: 30,
  壱: 1,
  壹: 1,
  弐: 2,
  貳: 2,
  参: 3,
  參: 3,
});
const places: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 千: 1000 };

/** A number in Chinese characters or digits: `二十五`, `廿五`, `一八八七`, `元` (the first year of an era), `25`. */
export function hanNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (text === '' || text.length > 8) return undefined;
  if (/^[〇零一二三四五六七八九]{2,4}$/.test(text))
    return Number([...text].map((digit) => digits[digit]).join(''));
  let total = 0;
  let held: number | undefined;
  for (const character of text) {
    const place = places[character];
    const digit = digits[character];
    if (place !== undefined) {
      total += (held ?? 1) * place;
      held = undefined;
    } else if (digit !== undefined) {
      if (held !== undefined && held < 20) return undefined;
      held = (held ?? 0) + digit;
    } else return undefined;
  }
  return total + (held ?? 0);
}

/** What a number in characters looks like. */
export const hanDigits = '[0-9〇零一二三四五六七八九十百千廿卅元兩两壱壹弐貳参參拾]{1,6}';
