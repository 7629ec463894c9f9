/**
 * What a text or attribute value may not hold as it stands: markup; carriage return, tab and line feed, which
 * XML 1.0 normalises away (2.11, 3.3.3); and what is no character of XML 1.0 at all (2.2): controls, halves
 * of surrogate pairs, U+FFFE and U+FFFF.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const special = /[&<>"\r\u0000-\u0008\u000B\u000C\u000E-\u001F\p{Surrogate}\uFFFE\uFFFF]/u;
const everySpecial = new RegExp(special.source, 'gu');
const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/**
 * A string as the text of an XML 1.0 element. Characters that XML forbids are left out, since no reference
 * could stand for them.
 */
export const escapeText = (text: string): string =>
  special.test(text) ? text.replace(everySpecial, (character) => references[character] ?? '') : text;

/** A string as an attribute's value between double quotes. */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
