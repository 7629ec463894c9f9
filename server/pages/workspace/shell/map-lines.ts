import { isLanguageTag, type LanguageMap } from '../../../../vocab/record/language-map.ts';

/** A language map as lines that people write: `en: Mask`, one text a line; a line that begins with a space goes on with the text above. */
export const writeLines = (map: LanguageMap | undefined): string =>
  Object.entries(map ?? {})
    .flatMap(([tag, texts]) => texts.map((text) => `${tag}: ${text.replaceAll('\n', '\n  ')}`))
    .join('\n');

const tagged = /^\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\s*[:：]\s*(.*)$/;

/** Such lines as a language map; a text without a tag is in the language `language`. Undefined where there is no text. */
export function readLines(lines: string, language: string): LanguageMap | undefined {
  const entries: [tag: string, text: string][] = [];
  for (const line of lines.replaceAll('\r\n', '\n').split('\n')) {
    if (/^\s/.test(line) && entries.length) {
      entries.at(-1)![1] += `\n${line.trim()}`;
      continue;
    }
    if (line.trim() === '') continue;
    const [, tag, text] = tagged.exec(line) ?? [];
    // “Note: ...” is a text that begins so, unless its beginning could be the tag of a language.
    if (tag !== undefined && isLanguageTag(tag) && (tag.length < 4 || tag.includes('-')))
      entries.push([tag, text!]);
    else entries.push([language, line.trim()]);
  }
  const map: Record<string, string[]> = {};
  for (const [tag, text] of entries) if (text.trim()) map[tag] = [...(map[tag] ?? []), text.trim()];
  return Object.keys(map).length ? map : undefined;
}
