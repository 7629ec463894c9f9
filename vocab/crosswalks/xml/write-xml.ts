import type { LanguageMap } from '../../record/language-map.ts';
import { escapeAttribute, escapeText } from './escape-xml.ts';

/** An attribute, with the space before it. */
export const attribute = (name: string, value: string): string => ` ${name}="${escapeAttribute(value)}"`;

/** `xml:lang` with the space before it; `und` is said, so that no language is inherited from what lies around. */
export const inLanguage = (tag: string): string => ` xml:lang="${escapeAttribute(tag)}"`;

/**
 * An element with a text, or nothing where no character of the text may stand in XML. `attributes` are written ones, each with a space
 * before it.
 */
export function element(name: string, text: string, attributes = ''): string {
  const escaped = escapeText(text);
  return escaped === '' ? '' : `<${name}${attributes}>${escaped}</${name}>`;
}

/** An element around others, or nothing where there are none. */
export const around = (name: string, inner: string, attributes = ''): string =>
  inner === '' ? '' : `<${name}${attributes}>${inner}</${name}>`;

/** An element for every text of a language map. */
export function eachText(name: string, map: LanguageMap | undefined, attributes = ''): string {
  let xml = '';
  for (const tag in map)
    for (const text of map[tag]!) xml += element(name, text, attributes + inLanguage(tag));
  return xml;
}

/** An element for the first text of each language: the labels of a term, of which further ones are other names of the same. */
export function firstTexts(name: string, map: LanguageMap | undefined, attributes = ''): string {
  let xml = '';
  for (const tag in map) {
    const text = map[tag]![0];
    if (text !== undefined) xml += element(name, text, attributes + inLanguage(tag));
  }
  return xml;
}
