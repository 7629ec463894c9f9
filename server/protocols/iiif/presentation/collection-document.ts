import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import type { ArchiveReader } from '../../../archive/archive.ts';
import type { ManifestList, ManifestOwner } from '../../../archive/manifest-list.ts';
import { collectionUrl, partnerCollectionUrl, partUrl, rootCollectionUrl } from './addresses.ts';
import { buildCollection } from './build-collection.ts';
import { collectionMembers } from './collection-members.ts';

/** Manifests that one collection lists at most; more are divided into collections of as many. */
export const PART_SIZE = 1000;

export interface CollectionSources {
  archive: ArchiveReader;
  manifests: Pick<ManifestList, 'total' | 'starts' | 'items'>;
  /** Without a final slash. */
  baseUrl: string;
}

type Named = { id: string; name: LanguageMap; description?: LanguageMap; homepage?: string };

/** What a collection of manifests is of: a collection of the archive, or a partner. */
export type CollectionKind = 'collection' | 'partner';

const urlOf = { collection: collectionUrl, partner: partnerCollectionUrl };

const rootLabel: LanguageMap = {
  en: ['Collections and partners'],
  fr: ['Collections et partenaires'],
  es: ['Colecciones y socios'],
  ar: ['المجموعات والشركاء'],
  zh: ['藏品集与合作方'],
  sw: ['Makusanyo na washirika'],
};

/**
 * The collection of manifests of a collection or partner; one of many items holds collections of {@link PART_SIZE} of them. `from`: the part that begins
 * with this item. Undefined where there is no such collection or partner.
 */
export function collectionDocument(
  { archive, manifests, baseUrl }: CollectionSources,
  { kind, id, from }: { kind: CollectionKind; id: string; from?: string },
): Record<string, unknown> | undefined {
  const found: Named | undefined = kind === 'collection' ? archive.collection(id) : archive.partner(id);
  if (!found) return undefined;
  const owner: ManifestOwner = `${kind}:${id}`;
  const whole = urlOf[kind]({ baseUrl, id });
  const common = { baseUrl, label: found.name };
  if (from !== undefined) {
    const items = collectionMembers(archive, manifests.items({ owner, from, limit: PART_SIZE }));
    return buildCollection({
      ...common,
      url: partUrl(whole, from),
      partOf: [{ id: whole, label: found.name }],
      items,
    });
  }
  const total = manifests.total(owner);
  const page = `${baseUrl}/${kind}/${id}`;
  const provider =
    kind === 'partner'
      ? [{ id: page, label: found.name, ...(found.homepage && { homepage: found.homepage }) }]
      : [];
  return buildCollection({
    ...common,
    url: whole,
    ...(found.description && { summary: found.description }),
    homepage: page,
    provider,
    partOf: [{ id: rootCollectionUrl(baseUrl), label: rootLabel }],
    ...(total > PART_SIZE
      ? {
          collections: manifests.starts({ owner, size: PART_SIZE }).map((start, index) => {
            const last = Math.min((index + 1) * PART_SIZE, total);
            return { url: partUrl(whole, start), label: { und: [`${index * PART_SIZE + 1}–${last}`] } };
          }),
        }
      : { items: collectionMembers(archive, manifests.items({ owner, limit: PART_SIZE })) }),
  });
}

/** The collection of all collections and partners that have manifests. */
export function rootCollection({ archive, manifests, baseUrl }: CollectionSources): Record<string, unknown> {
  const listed = (kind: CollectionKind, all: readonly Named[]) =>
    all
      .filter(({ id }) => manifests.total(`${kind}:${id}`) > 0)
      .map(({ id, name }) => ({ url: urlOf[kind]({ baseUrl, id }), label: name }));
  return buildCollection({
    baseUrl,
    url: rootCollectionUrl(baseUrl),
    label: rootLabel,
    homepage: `${baseUrl}/`,
    collections: [...listed('collection', archive.collections()), ...listed('partner', archive.partners())],
  });
}
