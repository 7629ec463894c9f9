import { textsFor } from '../../../vocab/record/language-map.ts';
import type { FacetName } from '../../projections/search/facet-names.ts';
import {
  type FacetCount,
  type Hit,
  type SearchIndex,
  type SearchResult,
  SearchUnavailable,
} from '../../projections/search/search-index.ts';
import type { Card, FacetValue, PageQuery, PageResult, PagesArchive } from '../ports.ts';
import { servicePath } from '../show/service-path.ts';
import { namedPartner } from '../show/show-partner.ts';
import { sorts } from './read-query.ts';

function toCard(archive: PagesArchive, language: string, hit: Hit): Card {
  const { card } = hit;
  return {
    id: hit.id,
    title: card.title,
    titleLanguage: card.titleLanguage,
    images: hit.images.map((image) => ({ service: servicePath(image.id), alt: image.alt })),
    ...(hit.advice && { advice: true as const }),
    ...(card.type !== undefined && { type: card.type }),
    ...(card.date !== undefined && { date: card.date }),
    partners: hit.partners.map((id) => namedPartner(archive, id, language)),
    leads: namedPartner(archive, card.partner, language),
  };
}

/** Partners and collections are named by the archive; terms and people by the index; codes name themselves. */
function toValue(archive: PagesArchive, language: string, facet: FacetName, count: FacetCount): FacetValue {
  const { value, label } = count;
  const plain = { value, count: count.count };
  if (label) return { ...plain, label: label.text, labelLanguage: label.language };
  const map =
    facet === 'partner'
      ? archive.partner(value)?.name
      : facet === 'collection'
        ? archive.collection(value)?.name
        : undefined;
  const name = map && textsFor(map, language);
  return name?.texts[0]
    ? { ...plain, label: name.texts[0], labelLanguage: name.tag }
    : { ...plain, label: value };
}

function toResult(archive: PagesArchive, query: PageQuery, result: SearchResult): PageResult {
  const facets = Object.entries(result.facets) as [FacetName, FacetCount[]][];
  return {
    total: result.total,
    loose: result.loose,
    items: result.hits.map((hit) => toCard(archive, query.lang, hit)),
    facets: Object.fromEntries(
      facets.map(([facet, counts]) => [
        facet,
        counts.map((count) => toValue(archive, query.lang, facet, count)),
      ]),
    ),
    page: query.page,
    size: query.size,
  };
}

/** Makes the pages' search from the index: answers undefined while the index cannot answer. */
export function askIndex(given: {
  index: Pick<SearchIndex, 'search'>;
  archive: PagesArchive;
}): (query: PageQuery) => Promise<PageResult | undefined> {
  return async (query) => {
    const { q, facets, from, to, page, size } = query;
    try {
      const result = await given.index.search({
        q,
        facets,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        sort: sorts.find((known) => known === query.sort) ?? 'relevance',
        page,
        size,
        language: query.lang,
      });
      return toResult(given.archive, query, result);
    } catch (error) {
      if (error instanceof SearchUnavailable) return undefined;
      throw error;
    }
  };
}
