import type { IiifTexts } from '../write-texts.ts';

/** A text in version 2.1 (section 4.3): plain where its language is not known. */
export type Text2 = string | { '@value': string; '@language': string };

/** A language map as version 2.1 has it: one text, or a list of texts each with its language. */
export function toTexts(map: IiifTexts): Text2 | Text2[] {
  const texts = Object.entries(map).flatMap(([tag, values]) =>
    values.map((text): Text2 => (tag === 'none' ? text : { '@value': text, '@language': tag })),
  );
  return texts.length === 1 ? texts[0]! : texts;
}
