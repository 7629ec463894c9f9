import type { Problem } from './problem.ts';
import { isLanguageTag, type LanguageMap } from './record/language-map.ts';

const longest = 100_000;
// Control characters that XML 1.0 (section 2.2) has no way to write, and halves of surrogate pairs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Printable ASCII, as most texts of most sources are: nothing in it to mend. */
const harmless = /^[\x20-\x7e]*$/;
const cleaned = (text: string): string => text.toWellFormed().replace(unwritable, '').normalize('NFC').trim();

/** Tags that have been found well-formed; a source has a few. */
const knownTags = new Set<string>();
function isKnownTag(tag: string): boolean {
  if (knownTags.has(tag)) return true;
  if (!isLanguageTag(tag)) return false;
  if (knownTags.size < 1000) knownTags.add(tag);
  return true;
}

/** Checks a language map at `path`; texts are trimmed, brought to NFC and freed of what no format can write. */
export function checkTexts(map: LanguageMap, path: string, problems: Problem[]): LanguageMap | undefined {
  const checked: Record<string, string[]> = {};
  let some = false;
  for (const tag of Object.keys(map)) {
    const texts = map[tag]!;
    if (!isKnownTag(tag)) {
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
      if (text.length <= longest && harmless.test(text)) {
        const trimmed = text.trim();
        if (trimmed !== '') kept.push(trimmed);
        continue;
      }
      const clean = cleaned(text);
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
    if (kept.length === 0) continue;
    checked[tag] = kept;
    some = true;
  }
  return some ? checked : undefined;
}
