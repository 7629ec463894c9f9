import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { manifestUrl } from './addresses.ts';
import { PRESENTATION_CONTEXT } from './send-presentation.ts';
import { writeThumbnail } from './write-image.ts';
import { labelOf, type Provider, writeHomepage, writePartOf, writeProvider } from './write-links.ts';
import { writeValues } from './write-texts.ts';

/** An item that has a manifest, so at least one picture; `thumbnail` is that picture. */
export interface ManifestMember {
  id: string;
  label: LanguageMap;
  thumbnail?: { imageId: string; width: number; height: number };
}

export interface CollectionInput {
  baseUrl: string;
  /** Address of this document. */
  url: string;
  label: LanguageMap;
  summary?: LanguageMap;
  /** Address of a page about it. */
  homepage?: string;
  provider?: readonly Provider[];
  partOf?: readonly { id: string; label: LanguageMap }[];
  collections?: readonly { url: string; label: LanguageMap }[];
  items?: readonly ManifestMember[];
}

/**
 * A collection that points to other collections and to items' manifests without embedding them (Presentation API 3.0, section
 * 5.1).
 */
export function buildCollection(input: CollectionInput): Record<string, unknown> {
  const { baseUrl, url, provider = [], partOf = [], collections = [], items = [] } = input;
  const label = labelOf(input.label, url);
  const summary = writeValues(input.summary);
  return {
    '@context': PRESENTATION_CONTEXT,
    id: url,
    type: 'Collection',
    label,
    ...(summary && { summary }),
    ...(provider.length > 0 && { provider: provider.map(writeProvider) }),
    ...(input.homepage && { homepage: writeHomepage(input.homepage, label) }),
    ...(partOf.length > 0 && { partOf: partOf.map(writePartOf) }),
    items: [
      ...collections.map((part) => ({
        id: part.url,
        type: 'Collection',
        label: labelOf(part.label, part.url),
      })),
      ...items.map((item) => ({
        id: manifestUrl({ baseUrl, id: item.id }),
        type: 'Manifest',
        label: labelOf(item.label, item.id),
        ...(item.thumbnail && { thumbnail: [writeThumbnail({ baseUrl, ...item.thumbnail })] }),
      })),
    ],
  };
}
