import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { type IiifTexts, writeTexts } from './write-texts.ts';

/*
 * Properties that point elsewhere (Presentation API 3.0, section 3.3). A label is required of each; where there is no
 * text, the id names the thing.
 */

export const labelOf = (map: LanguageMap | undefined, id: string): IiifTexts =>
  writeTexts(map) ?? { none: [id] };

/** A page for people. */
export const writeHomepage = (id: string, label: IiifTexts) => [
  { id, type: 'Text', label, format: 'text/html' },
];

/** An institution or community. `id` is the address of its page here, `homepage` of its own. */
export interface Provider {
  id: string;
  label: LanguageMap;
  homepage?: string;
}

export function writeProvider({ id, label, homepage }: Provider) {
  const name = labelOf(label, id);
  return { id, type: 'Agent', label: name, homepage: writeHomepage(homepage ?? id, name) };
}

export interface DataLink {
  id: string;
  format: string;
  profile?: string;
  label: LanguageMap;
}

export const writeSeeAlso = ({ id, format, profile, label }: DataLink) => ({
  id,
  type: 'Dataset',
  label: labelOf(label, id),
  format,
  ...(profile && { profile }),
});

export const writePartOf = ({ id, label }: { id: string; label: LanguageMap }) => ({
  id,
  type: 'Collection',
  label: labelOf(label, id),
});
