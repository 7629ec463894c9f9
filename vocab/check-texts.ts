import type { Problem } from './problem.ts';
import { isLanguageTag, type LanguageMap } from './record/language-map.ts';

const longest = 100_000;
// Control characters that XML 1.0 (section 2.2) has no way to write, and halves of surrogate pairs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Checks a language map at `path`; texts are trimmed, brought to NFC and freed of what no format can write. */
export function checkTexts(map: LanguageMap, path: string, problems: Problem[]): LanguageMap | undefined {
  const checked: Record<string, string[]> = {};
  for (const [tag, texts] of Object.entries(map)) {
    if (!isLanguageTag(tag)) {
      problems.push({
        code: 'language.tag',
        severity: 'error',
        path: `${path}.${tag}`,
        value: tag,
        message: `“${tag}” is no language tag (BCP 47).`,
        remedy: 'Write a tag such as ar, zh-Hant or sw; use und where the language is not known.',
      });
      continue;
    }
    const kept: string[] = [];
    for (const text of texts) {
      const clean = text.toWellFormed().replace(unwritable, '').normalize('NFC').trim();
      if (clean !== text.normalize('NFC').trim())
        problems.push({
          code: 'text.characters',
          severity: 'warning',
          path: `${path}.${tag}`,
          value: text.slice(0, 80),
          message: 'The text holds control characters or broken surrogates, which were left out.',
          remedy: 'Export the source again, as UTF-8.',
        });
      if (clean.length > longest) {
        problems.push({
          code: 'text.length',
          severity: 'error',
          path: `${path}.${tag}`,
          value: `${clean.slice(0, 80)}…`,
          message: `The text has ${clean.length} characters; ${longest} are allowed.`,
          remedy: 'Shorten it, or put it in a file of its own.',
        });
      } else if (clean !== '') kept.push(clean);
    }
    if (kept.length) checked[tag] = kept;
  }
  return Object.keys(checked).length ? checked : undefined;
}
