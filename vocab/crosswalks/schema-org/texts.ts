import type { LanguageMap } from '../../record/language-map.ts';

export type Json = { [key: string]: unknown };

/** A text with its language (JSON-LD 1.1, section 4.2.4). */
export const textIn = (text: string, tag = 'und'): Json =>
  tag === 'und' ? { '@value': text } : { '@value': text, '@language': tag };

/** All texts of a map, each with its language. */
export const texts = (map: LanguageMap): Json[] =>
  Object.entries(map).flatMap(([tag, all]) => all.map((text) => textIn(text, tag)));
