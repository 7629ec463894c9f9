import type { LanguageMap } from '../../../../vocab/record/language-map.ts';

/**
 * A language map as IIIF has it (Presentation API 3.0, section 4.4): `none` where the language is not known.
 */
export type IiifTexts = Record<string, string[]>;

/** Texts for labels, which hold no markup. Undefined where there is none. */
export function writeTexts(map: LanguageMap | undefined): IiifTexts | undefined {
  return convert(map, (text) => text);
}

/**
 * Texts for the values of `metadata`, `requiredStatement` and `summary`, where clients take what looks like
 * HTML for HTML. Ours are plain, so one with markup's characters is escaped and wrapped: well-formed, and
 * shown as written.
 */
export function writeValues(map: LanguageMap | undefined): IiifTexts | undefined {
  return convert(map, (text) => (text.includes('<') ? `<span>${escapeHtml(text)}</span>` : text));
}

function convert(map: LanguageMap | undefined, write: (text: string) => string): IiifTexts | undefined {
  const texts: IiifTexts = {};
  for (const [tag, values] of Object.entries(map ?? {})) {
    const written = values.map((text) => text.trim()).filter((text) => text !== '');
    if (written.length === 0) continue;
    const key = tag === 'und' ? 'none' : tag;
    texts[key] = [...(texts[key] ?? []), ...written.map(write)];
  }
  return Object.keys(texts).length > 0 ? texts : undefined;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
