import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { collectionUrl, manifestUrl } from './addresses.ts';
import { PRESENTATION_CONTEXT } from './send-presentation.ts';
import { writeThumbnail } from './write-image.ts';
import { writeTexts, writeValues } from './write-texts.ts';

export interface CollectionInput {
  baseUrl: string;
  /** Id in the archive, without an address. */
  id: string;
  label: LanguageMap;
  summary?: LanguageMap;
  /** Address of the collection's page. */
  homepage?: string;
  /** Items that have a manifest, so at least one picture; `thumbnail` is that picture. */
  items: readonly {
    id: string;
    label: LanguageMap;
    thumbnail?: { imageId: string; width: number; height: number };
  }[];
}

/**
 * A collection that points to its items' manifests without embedding them (Presentation API 3.0, section
 * 5.1).
 */
export function collectionManifest(input: CollectionInput): Record<string, unknown> {
  const { baseUrl, id } = input;
  const label = writeTexts(input.label) ?? { none: [id] };
  const summary = writeValues(input.summary);
  return {
    '@context': PRESENTATION_CONTEXT,
    id: collectionUrl({ baseUrl, id }),
    type: 'Collection',
    label,
    ...(summary && { summary }),
    ...(input.homepage && { homepage: [{ id: input.homepage, type: 'Text', label, format: 'text/html' }] }),
    items: input.items.map((item) => ({
      id: manifestUrl({ baseUrl, id: item.id }),
      type: 'Manifest',
      label: writeTexts(item.label) ?? { none: [item.id] },
      ...(item.thumbnail && { thumbnail: [writeThumbnail({ baseUrl, ...item.thumbnail })] }),
    })),
  };
}
