import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import { normaliseRights } from '../../../../vocab/rights.ts';
import { AUTH_CONTEXT } from '../auth/describe-services.ts';
import { manifestUrl } from './addresses.ts';
import { buildCanvas, type CanvasInput } from './build-canvas.ts';
import { PRESENTATION_CONTEXT } from './send-presentation.ts';
import { writeThumbnail } from './write-image.ts';
import { type Pair, writePair, writePairs } from './write-pairs.ts';
import { type IiifTexts, writeTexts, writeValues } from './write-texts.ts';

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
  provider: readonly { id: string; label: LanguageMap; homepage?: string }[];
  /** xsd:dateTime with its time zone, for placing the item in time. */
  navDate?: string;
  /** Address of the item's page. */
  homepage: string;
  seeAlso: readonly { id: string; format: string; profile?: string; label: LanguageMap }[];
  /** Manifests of the collections that the item belongs to (`collectionUrl`). */
  partOf?: readonly { id: string; label: LanguageMap }[];
  canvases: readonly CanvasInput[];
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
  return {
    // The context of the services comes before the document's own (Authorization Flow 2.0, section 2.1).
    '@context': item.canvases.some((canvas) => canvas.restricted)
      ? [AUTH_CONTEXT, PRESENTATION_CONTEXT]
      : PRESENTATION_CONTEXT,
    id: manifestUrl({ baseUrl, id: item.id }),
    type: 'Manifest',
    label,
    ...(summary && { summary }),
    ...(metadata.length > 0 && { metadata }),
    ...(requiredStatement && { requiredStatement }),
    ...(rights && { rights }),
    ...(item.provider.length > 0 && { provider: item.provider.map(writeProvider) }),
    ...(item.navDate && { navDate: item.navDate }),
    thumbnail: [writeThumbnail({ baseUrl, ...first })],
    homepage: [{ id: item.homepage, type: 'Text', label, format: 'text/html' }],
    ...(item.seeAlso.length > 0 && { seeAlso: item.seeAlso.map(writeSeeAlso) }),
    ...(item.partOf?.length && { partOf: item.partOf.map(writePartOf) }),
    items: item.canvases.map((canvas, index) =>
      buildCanvas({ baseUrl, itemId: item.id, canvas, position: index + 1 }),
    ),
  };
}

function writeProvider({ id, label, homepage }: ManifestItem['provider'][number]) {
  const name = labelOf(label, id);
  return {
    id,
    type: 'Agent',
    label: name,
    ...(homepage && { homepage: [{ id: homepage, type: 'Text', label: name, format: 'text/html' }] }),
  };
}

function writeSeeAlso({ id, format, profile, label }: ManifestItem['seeAlso'][number]) {
  return { id, type: 'Dataset', label: labelOf(label, id), format, ...(profile && { profile }) };
}

function writePartOf({ id, label }: { id: string; label: LanguageMap }) {
  return { id, type: 'Collection', label: labelOf(label, id) };
}

/** Labels are required; where there is no text, the id names the thing. */
function labelOf(map: LanguageMap, id: string): IiifTexts {
  return writeTexts(map) ?? { none: [id] };
}
