import { isLanguageTag } from '../../../vocab/record/language-map.ts';
import type { XmlElement } from '../xml/element.ts';

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** The type of a resource, in the words of version 3 (`sc:Manifest` of version 2 is `Manifest`). */
export const typeOf = (resource: Json): string =>
  String(listOf(resource.type ?? resource['@type'])[0] ?? '').replace(/^\w+:/, '');

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** HTML, which values may hold (https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values), as plain text. */
function plainText(text: string): string {
  if (!/<[a-z/!]|&(?:#|\w)/i.test(text)) return text.trim();
  return text
    .slice(0, 1_000_000)
    .replace(/<(?:script|style)\b[^>]*>[\s\S]*?<\/(?:script|style)>/gi, ' ')
    .replace(/<(?:br|\/p|\/li|\/div)\b[^>]*>/gi, '\n')
    .replace(/<[^>]{0,5000}>/g, '')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi,
      (all, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return entities[name.toLowerCase()] ?? all;
        const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    )
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

const textOf = (text: unknown, language?: string): XmlElement[] => {
  if (typeof text !== 'string' && typeof text !== 'number') return [];
  const plain = plainText(String(text));
  if (plain === '') return [];
  // `none` and `@none` say that the language is not known.
  const tag = language !== undefined && isLanguageTag(language) && language !== 'none' ? language : undefined;
  return [{ '#': plain, ...(tag !== undefined && { '@xml:lang': tag }) }];
};

/** The texts of a value, each with its language: a language map of version 3, or the text, `@value` with `@language`, or a list of those of version 2. */
export function textsOf(value: unknown): XmlElement[] {
  return listOf(value).flatMap((part) => {
    if (!isObject(part)) return textOf(part);
    if ('@value' in part)
      return listOf(part['@value']).flatMap((text) => textOf(text, part['@language'] as string | undefined));
    return Object.entries(part).flatMap(([language, texts]) =>
      listOf(texts).flatMap((text) => textOf(text, language)),
    );
  });
}

/** The address of a resource, or the resource where it is nothing but that. */
export const addressOf = (value: unknown): string | undefined => {
  const id = isObject(value) ? (value.id ?? value['@id']) : value;
  return typeof id === 'string' && /^https?:\/\//.test(id) ? id : undefined;
};
