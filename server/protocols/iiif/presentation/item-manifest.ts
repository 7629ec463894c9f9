import { type FieldName, field, fieldNames, type RecordContent } from '../../../../vocab/fields.ts';
import { interfaceLanguages, type LanguageMap } from '../../../../vocab/record/language-map.ts';
import type { ArchiveReader } from '../../../archive/archive.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { leadingRecord } from '../../../curation/leading-record.ts';
import { mergedContent } from '../../../curation/merged-content.ts';
import type { ItemView } from '../../../curation/view.ts';
import { collectionUrl } from './addresses.ts';
import { buildManifest, type ManifestItem } from './build-manifest.ts';
import { fieldTexts } from './field-texts.ts';
import { contestedPairs, requiredStatement, viewingAdvice } from './label-pairs.ts';

/** Fields that a manifest says elsewhere than in its metadata, or that are for machines. */
const elsewhere: ReadonlySet<FieldName> = new Set([
  'title',
  'description',
  'media',
  'mediaRights',
  'metadataRights',
  'source',
  'relation',
]);

const labelOf = (name: FieldName): LanguageMap =>
  Object.fromEntries(interfaceLanguages.map((language) => [language, [field(name).label[language]]]));

function metadataOf(content: RecordContent): ManifestItem['metadata'] {
  return fieldNames.flatMap((name) =>
    content[name] === undefined || elsewhere.has(name)
      ? []
      : { label: labelOf(name), value: fieldTexts(name, content) },
  );
}

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
  const leading = leadingRecord(view);
  const content = mergedContent(view);
  const address = `${baseUrl}/item/${view.id}`;
  const required = requiredStatement(
    content.creditLine && { label: labelOf('creditLine'), value: content.creditLine },
    view.labels,
  );
  const advice = viewingAdvice(view.labels, today);
  const partners = [...new Set(view.records.map((record) => record.partner))].flatMap(
    (id) => archive.partner(id) ?? [],
  );
  const collections = [...new Set(view.records.map((record) => record.collection))].flatMap(
    (id) => archive.collection(id) ?? [],
  );
  return buildManifest({
    baseUrl,
    item: {
      id: view.id,
      label: leading.content.title ?? {},
      ...(content.description && { summary: content.description }),
      metadata: [...metadataOf(content), ...contestedPairs(view, baseUrl)],
      ...(required && { requiredStatement: required }),
      ...(content.rights?.length === 1 && { rights: content.rights[0]! }),
      provider: partners.map(({ id, name, homepage }) => ({
        id: `${baseUrl}/partner/${id}`,
        label: name,
        ...(homepage && { homepage }),
      })),
      homepage: address,
      seeAlso: [
        {
          id: `${address}.jsonld`,
          format: 'application/ld+json',
          profile: 'https://linked.art/ns/v1/linked-art.json',
          label: { en: ['Linked Art'] },
        },
        { id: `${address}.ttl`, format: 'text/turtle', label: { en: ['RDF (Turtle)'] } },
      ],
      partOf: collections.map(({ id, name }) => ({ id: collectionUrl({ baseUrl, id }), label: name })),
      canvases: view.records.flatMap((record) =>
        imagesOf(record).map(({ id, media, rights }) => ({
          imageId: id,
          width: media.width ?? 1,
          height: media.height ?? 1,
          ...(media.alt && { alt: media.alt }),
          ...(rights && { rights }),
          ...(open && !open.has(id) && { restricted: true }),
          ...(advice && { viewingAdvice: advice }),
        })),
      ),
    },
  });
}
