import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { normaliseRights } from '../../../../vocab/rights.ts';
import { AUTH_CONTEXT } from '../auth/describe-services.ts';
import { manifestUrl } from './addresses.ts';
import { buildCanvas, type CanvasInput, hasText } from './build-canvas.ts';
import { buildRanges, type RangeInput } from './build-ranges.ts';
import { describeSearch, SEARCH_CONTEXT } from './describe-search.ts';
import { PRESENTATION_CONTEXT } from './send-presentation.ts';
import { writeThumbnail } from './write-image.ts';
import {
  type DataLink,
  labelOf,
  type Provider,
  writeHomepage,
  writePartOf,
  writeProvider,
  writeSeeAlso,
} from './write-links.ts';
import { type Pair, writePair, writePairs } from './write-pairs.ts';
import { writeValues } from './write-texts.ts';

/** An item as its manifest shows it. Every `id` but the item's own is a full address. */
export interface ManifestItem {
  /** Id in the archive, without an address. */
  id: string;
  label: LanguageMap;
  summary?: LanguageMap;
  metadata: readonly Pair[];
  /** Credit line, labels of a community: what viewers must show. */
  requiredStatement?: Pair;
  /** Address of a licence or rights statement; left out where IIIF knows none such. */
  rights?: string;
  provider: readonly Provider[];
  /** xsd:dateTime with its time zone, for placing the item in time. */
  navDate?: string;
  /** Address of the item's page. */
  homepage: string;
  seeAlso: readonly DataLink[];
  /** Manifests of the collections that the item belongs to (`collectionUrl`). */
  partOf?: readonly { id: string; label: LanguageMap }[];
  /** The pictures follow one another from right to left, as the pages of an Arabic book do. */
  rightToLeft?: boolean;
  canvases: readonly CanvasInput[];
  ranges?: readonly RangeInput[];
}

/** Contexts of the services that a manifest has come before its own, each once (Presentation API 3.0, section 4.6). */
function contextOf(canvases: readonly CanvasInput[]): string | string[] {
  const contexts = [
    ...(canvases.some((canvas) => canvas.restricted) ? [AUTH_CONTEXT] : []),
    ...(canvases.some(hasText) ? [SEARCH_CONTEXT] : []),
  ];
  return contexts.length > 0 ? [...contexts, PRESENTATION_CONTEXT] : PRESENTATION_CONTEXT;
}

/**
 * The manifest of an item (Presentation API 3.0, section 5.2).
 * @returns undefined for an item without pictures, since a manifest holds at least one canvas: answer 404
 */
export function buildManifest({
  baseUrl,
  item,
}: {
  baseUrl: string;
  item: ManifestItem;
}): Record<string, unknown> | undefined {
  const first = item.canvases[0];
  if (!first) return undefined;
  const summary = writeValues(item.summary);
  const metadata = writePairs(item.metadata);
  const requiredStatement = writePair(item.requiredStatement);
  const rights = item.rights && normaliseRights(item.rights);
  const label = labelOf(item.label, item.id);
  const structures = buildRanges({ baseUrl, itemId: item.id, ranges: item.ranges ?? [] });
  return {
    '@context': contextOf(item.canvases),
    id: manifestUrl({ baseUrl, id: item.id }),
    type: 'Manifest',
    label,
    ...(summary && { summary }),
    ...(metadata.length > 0 && { metadata }),
    ...(requiredStatement && { requiredStatement }),
    ...(rights && { rights }),
    ...(item.provider.length > 0 && { provider: item.provider.map(writeProvider) }),
    ...(item.navDate && { navDate: item.navDate }),
    ...(item.rightToLeft && { viewingDirection: 'right-to-left' }),
    thumbnail: [writeThumbnail({ baseUrl, ...first })],
    homepage: writeHomepage(item.homepage, label),
    ...(item.seeAlso.length > 0 && { seeAlso: item.seeAlso.map(writeSeeAlso) }),
    ...(item.partOf?.length && { partOf: item.partOf.map(writePartOf) }),
    ...(item.canvases.some(hasText) && { service: [describeSearch({ baseUrl, id: item.id })] }),
    items: item.canvases.map((canvas, index) =>
      buildCanvas({ baseUrl, itemId: item.id, canvas, position: index + 1 }),
    ),
    ...(structures.length > 0 && { structures }),
  };
}
