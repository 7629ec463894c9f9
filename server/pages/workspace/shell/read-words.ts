import { isLanguageTag, type LanguageMap } from '../../../../vocab/record/language-map.ts';
import { type Typed, textOf } from './visit.ts';

/** A text with its language, as `words` of a form sends it; undefined where nothing was written. */
export function readWords(typed: Typed, name: string): LanguageMap | undefined {
  const text = textOf(typed, name).replaceAll('\r\n', '\n');
  if (text === '') return undefined;
  const tag = textOf(typed, `${name}_language`);
  return { [isLanguageTag(tag) ? tag : 'und']: [text] };
}
