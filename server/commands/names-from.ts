import { isLanguageTag, type LanguageMap } from '../../vocab/record/language-map.ts';
import { UsageError } from './command.ts';

/** A language map from options: `NAME` alone is of no stated language, `ar=NAME` is Arabic. */
export function namesFrom(options: readonly string[] | undefined): LanguageMap {
  if (!options?.length)
    throw new UsageError('Give a name: --name NAME, or --name ar=NAME for one in Arabic.');
  const names: Record<string, string[]> = {};
  for (const option of options) {
    const [, tag, text] = /^([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)=(.+)$/s.exec(option) ?? [];
    const known = tag !== undefined && isLanguageTag(tag);
    const language = known ? tag : 'und';
    names[language] = [...(names[language] ?? []), known ? text! : option];
  }
  return names;
}
