/**
 * Texts by language: BCP 47 tag (RFC 5646), or `und` where the source does not say, to one or more texts.
 * The shape is that of IIIF's and JSON-LD's language maps.
 */
export type LanguageMap = { readonly [tag: string]: readonly string[] };

/** The languages of the archive's own words, in the order in which they stand in for one another. */
export const interfaceLanguages = ['en', 'fr', 'es', 'ar', 'zh', 'sw'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

const tagForm =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i;

/** Whether a tag is well-formed (RFC 5646, section 2.1); grandfathered tags are not taken. */
export const isLanguageTag = (tag: string): boolean => tagForm.test(tag);

/** The texts for a reader of `language`: that tag, its primary language, then the archive's order, then any. */
export function textsFor(
  map: LanguageMap,
  language: string,
): { tag: string; texts: readonly string[] } | undefined {
  const primary = language.split('-')[0]!;
  const tags = Object.keys(map);
  const tag =
    tags.find((t) => t === language) ??
    tags.find((t) => t.split('-')[0] === primary) ??
    interfaceLanguages.find((t) => map[t]?.length) ??
    tags[0];
  return tag === undefined ? undefined : { tag, texts: map[tag]! };
}

/** The first text for a reader of `language`, or an empty string. */
export const textFor = (map: LanguageMap | undefined, language: string): string =>
  (map && textsFor(map, language)?.texts[0]) ?? '';

/** Whether a language is written from right to left. */
export const isRightToLeft = (tag: string): boolean =>
  /^(?:ar|fa|he|ur|ps|sd|ug|yi|dv|ckb|syr|nqo)\b/i.test(tag) ||
  /-(?:arab|hebr|syrc|thaa|nkoo|adlm)\b/i.test(tag);
