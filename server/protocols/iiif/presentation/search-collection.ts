import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import type { ArchiveReader } from '../../../archive/archive.ts';
import type { SearchIndex } from '../../../projections/search/search-index.ts';
import { type BadParameter, readSearchQuery } from '../../search/read-search-query.ts';
import { rootCollectionUrl } from './addresses.ts';
import { buildCollection } from './build-collection.ts';
import { collectionMembers } from './collection-members.ts';

/** Items of one page of a search; more are divided into pages, up to what search shows at all. */
const PAGE_SIZE = 100;
const REACH = 10_000;

const searchLabel = (q: string): LanguageMap => ({
  en: [`Search: ${q}`],
  fr: [`Recherche : ${q}`],
  es: [`Búsqueda: ${q}`],
  ar: [`بحث: ${q}`],
  zh: [`检索：${q}`],
  sw: [`Utafutaji: ${q}`],
});

export type SearchCollection =
  | { kind: 'collection'; document: Record<string, unknown> }
  | ({ kind: 'bad' } & BadParameter);

/**
 * A search as a collection of manifests: its parameters are those of `/api/search`, `size` aside. One of many items holds a collection for each page.
 * Items without pictures, which have no manifest, are left out.
 * @throws SearchUnavailable
 */
export async function searchCollection(
  {
    index,
    archive,
    baseUrl,
  }: { index: Pick<SearchIndex, 'search'>; archive: ArchiveReader; baseUrl: string },
  parameters: URLSearchParams,
): Promise<SearchCollection> {
  const asked = new URLSearchParams(parameters);
  asked.set('size', String(PAGE_SIZE));
  const read = readSearchQuery(asked);
  if (read.kind === 'bad') return read;
  const { total, hits } = await index.search(read.query);
  const pageUrl = (page?: number) => {
    const own = new URLSearchParams(parameters);
    own.delete('size');
    own.delete('page');
    if (page !== undefined) own.set('page', String(page));
    return `${rootCollectionUrl(baseUrl)}/search?${own}`;
  };
  const label = searchLabel(read.query.q);
  const paged = Boolean(parameters.get('page'));
  const pages = Math.ceil(Math.min(total, REACH) / PAGE_SIZE);
  const document =
    pages > 1 && !paged
      ? buildCollection({
          baseUrl,
          url: pageUrl(),
          label,
          collections: Array.from({ length: pages }, (_, at) => ({
            url: pageUrl(at + 1),
            label: { und: [`${at * PAGE_SIZE + 1}–${Math.min((at + 1) * PAGE_SIZE, total)}`] },
          })),
        })
      : buildCollection({
          baseUrl,
          url: pageUrl(paged ? read.query.page : undefined),
          label,
          ...(paged && { partOf: [{ id: pageUrl(), label }] }),
          items: collectionMembers(
            archive,
            hits.map(({ id }) => id),
          ),
        });
  return { kind: 'collection', document };
}
