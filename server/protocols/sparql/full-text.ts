import type { SparqlQuery } from '../../projections/quads/quad-store.ts';
import { type SearchIndex, SearchUnavailable } from '../../projections/search/search-index.ts';

/** The predicate by which a query searches texts. `base` ends with a slash. */
export const searchPredicate = (base: string): string => `${base}ns/search`;

/** Searches of texts within queries, answered by the search index: the public items that a visitor of `/search` would find, best first. */
export function fullText(args: {
  index: Pick<SearchIndex, 'search'>;
  ready: () => boolean;
  /** Ends with a slash. */
  base: string;
}): NonNullable<SparqlQuery['fullText']> {
  const { index, ready, base } = args;
  return {
    predicate: searchPredicate(base),
    async find({ words, language, limit }) {
      if (!ready()) return null;
      try {
        const query = { q: words, facets: {}, sort: 'relevance' as const, page: 1, size: limit, language };
        const { hits } = await index.search(query);
        return hits.map(({ id }) => `${base}item/${id}`);
      } catch (error) {
        if (error instanceof SearchUnavailable) return null;
        throw error;
      }
    },
  };
}
