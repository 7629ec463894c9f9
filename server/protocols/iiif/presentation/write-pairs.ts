import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { type IiifTexts, writeTexts, writeValues } from './write-texts.ts';

/** A heading and what stands under it. */
export interface Pair {
  label: LanguageMap;
  value: LanguageMap;
}

/**
 * A pair for `metadata` or `requiredStatement` (Presentation API 3.0, section 3.1); undefined where a part is
 * empty.
 */
export function writePair(pair: Pair | undefined): { label: IiifTexts; value: IiifTexts } | undefined {
  const label = writeTexts(pair?.label);
  const value = writeValues(pair?.value);
  return label && value && { label, value };
}

export function writePairs(pairs: readonly Pair[]): { label: IiifTexts; value: IiifTexts }[] {
  return pairs.map(writePair).filter((pair) => pair !== undefined);
}
