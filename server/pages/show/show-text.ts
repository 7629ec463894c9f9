import { html } from 'ghtml';
import { isRightToLeft, type LanguageMap, textsFor } from '../../../vocab/record/language-map.ts';

/**
 * `lang` and `dir` of a text, as attributes. A `dir` isolates: direction marks in a partner's text cannot reach the page around it
 * (https://html.spec.whatwg.org/multipage/rendering.html#bidi-rendering). `und` gives an empty `lang`, which means unknown.
 */
export const languageAttributes = (tag: string): string =>
  tag === 'und' || tag === ''
    ? 'lang="" dir="auto"'
    : html`lang="${tag}" dir="${isRightToLeft(tag) ? 'rtl' : 'ltr'}"`;

/** A text in its own language, as HTML. */
export const showText = (text: string, tag: string, element = 'span'): string =>
  html`<!${element} !${languageAttributes(tag)}>${text}</!${element}>`;

/** The first text of a language map for a reader of `language`, as HTML; an empty string where there is none. */
export function showMap(map: LanguageMap | undefined, language: string, element = 'span'): string {
  const found = map && textsFor(map, language);
  const text = found?.texts[0];
  return found && text !== undefined ? showText(text, found.tag, element) : '';
}

/** A text for places without markup (an attribute, a title): invisible direction controls are taken out, as nothing isolates there. */
export const plainText = (text: string): string =>
  text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
