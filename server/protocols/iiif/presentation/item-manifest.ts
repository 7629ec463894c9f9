import { edtfBounds } from '../../../../vocab/edtf.ts';
import { type FieldName, field, fieldNames, type RecordContent } from '../../../../vocab/fields.ts';
import {
  interfaceLanguages,
  isRightToLeft,
  type LanguageMap,
} from '../../../../vocab/record/language-map.ts';
import type { ArchiveReader } from '../../../archive/archive.ts';
import { leadingRecord } from '../../../curation/leading-record.ts';
import { mergedContent } from '../../../curation/merged-content.ts';
import type { ItemView } from '../../../curation/view.ts';
import { collectionUrl, partnerCollectionUrl } from './addresses.ts';
import { attributedTexts } from './attributed-texts.ts';
import { buildManifest } from './build-manifest.ts';
import { dataLinks } from './data-links.ts';
import { itemCanvases } from './item-canvases.ts';
import { contestedPairs, requiredStatement, viewingAdvice } from './label-pairs.ts';
import type { Pair } from './write-pairs.ts';

/** Fields that a manifest says elsewhere than in its metadata, or that are for machines. */
const elsewhere: ReadonlySet<FieldName> = new Set([
  'description',
  'media',
  'mediaRights',
  'metadataRights',
  'source',
  'relation',
]);

const fieldLabel = (name: FieldName): LanguageMap =>
  Object.fromEntries(interfaceLanguages.map((language) => [language, [field(name).label[language]]]));

/** Titles stand among the metadata where the manifest's label is not all of them. */
function metadataOf(texts: ReadonlyMap<FieldName, LanguageMap>, partners: number): Pair[] {
  return fieldNames.flatMap((name) => {
    const value = texts.get(name);
    if (!value || elsewhere.has(name) || (name === 'title' && partners < 2)) return [];
    return { label: fieldLabel(name), value };
  });
}

/** When the item's only date begins, for calendars; left out where partners differ, or before the year 1. */
function navDateOf({ date }: RecordContent): string | undefined {
  const begin = date?.length === 1 && date[0]!.edtf ? edtfBounds(date[0]!.edtf)?.begin : undefined;
  return begin && /^\d{4}-/.test(begin) && begin > '0001' ? begin : undefined;
}

/** Several pictures of something whose languages are all written from right to left: its pages are turned so. */
const isRightToLeftBook = ({ language = [] }: RecordContent, pictures: number): boolean =>
  pictures > 1 && language.length > 0 && language.every(isRightToLeft);

/**
 * The manifest of an item's view, or undefined where it has no picture. `baseUrl` has no final slash. `open`: the pictures that the public may
 * see, where the view is somebody's own; `today`: the day (ISO 8601), for labels that have a season.
 */
export function itemManifest(
  view: ItemView,
  {
    archive,
    baseUrl,
    open,
    today = new Date().toISOString(),
  }: { archive: ArchiveReader; baseUrl: string; open?: ReadonlySet<string>; today?: string },
): Record<string, unknown> | undefined {
  const content = mergedContent(view);
  const address = `${baseUrl}/item/${view.id}`;
  const required = requiredStatement(
    content.creditLine && { label: fieldLabel('creditLine'), value: content.creditLine },
    view.labels,
  );
  const advice = viewingAdvice(view.labels, today);
  const partners = [...new Set(view.records.map((record) => record.partner))].flatMap(
    (id) => archive.partner(id) ?? [],
  );
  const collections = [...new Set(view.records.map((record) => record.collection))].flatMap(
    (id) => archive.collection(id) ?? [],
  );
  const nameOf = (id: string): LanguageMap => partners.find((partner) => partner.id === id)?.name ?? {};
  const texts = attributedTexts(view, {
    wanted: (name) => name === 'description' || !elsewhere.has(name),
    nameOf,
  });
  const description = texts.get('description');
  const { canvases, ranges } = itemCanvases(view, {
    nameOf,
    ...(open && { open }),
    ...(advice && { advice }),
  });
  const navDate = navDateOf(content);
  return buildManifest({
    baseUrl,
    item: {
      id: view.id,
      label: leadingRecord(view).content.title ?? {},
      ...(description && { summary: description }),
      metadata: [...metadataOf(texts, partners.length), ...contestedPairs(view, baseUrl)],
      ...(required && { requiredStatement: required }),
      ...(content.rights?.length === 1 && { rights: content.rights[0]! }),
      provider: partners.map(({ id, name, homepage }) => ({
        id: `${baseUrl}/partner/${id}`,
        label: name,
        ...(homepage && { homepage }),
      })),
      ...(navDate && { navDate }),
      homepage: address,
      seeAlso: dataLinks(address),
      partOf: [
        ...collections.map(({ id, name }) => ({ id: collectionUrl({ baseUrl, id }), label: name })),
        ...partners.map(({ id, name }) => ({ id: partnerCollectionUrl({ baseUrl, id }), label: name })),
      ],
      ...(isRightToLeftBook(content, canvases.length) && { rightToLeft: true }),
      canvases,
      ranges,
    },
  });
}
