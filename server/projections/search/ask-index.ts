import type { FederatedMultiSearchParams, Locale, SearchParams } from 'meilisearch';
import { asking, type Engine } from './engine.ts';
import { cutters, cuttersOf } from './text-scripts.ts';
import { foldHomophones } from './word-variants.ts';

type Found = { id: string; shown: string };

/** What an index answers to one text: items by rank, exact total, counts of facets (attribute -> value -> count). */
export type IndexAnswer = {
  hits: Found[];
  total: number;
  facets: Record<string, Record<string, number>>;
};

export type IndexQuestion = {
  index: string;
  text: string;
  filter: string[];
  sort: string[];
  facets: string[];
  offset: number;
  limit: number;
  /** Whether an item must have every word, or may lack some. */
  words: 'all' | 'some';
};

const attributesToRetrieve = ['id', 'shown'];

/** The text as it is asked, and the locales to ask it in: two where it may be Chinese or Japanese. */
const askedAs = (text: string) => ({
  q: foldHomophones(text.normalize('NFC')),
  locales: cuttersOf(text).map((cutter): Locale => cutters[cutter]),
});

/**
 * Asks an index. A text in Han characters is asked as Chinese and as Japanese, in one federated search, which counts an item that both
 * find once, in its total and in its facets.
 */
export async function askIndex(engine: Engine, question: IndexQuestion): Promise<IndexAnswer> {
  const { index, text, filter, sort, facets, offset, limit, words } = question;
  const { q, locales } = askedAs(text);
  const asked: SearchParams & { q: string } = {
    q,
    filter,
    sort,
    attributesToRetrieve,
    matchingStrategy: words === 'all' ? 'all' : 'frequency',
  };
  if (locales.length > 1) {
    const answer = await asking(() =>
      engine().multiSearch<FederatedMultiSearchParams, Found>({
        federation: { offset, limit, facetsByIndex: { [index]: facets }, mergeFacets: {} },
        queries: locales.map((locale) => ({ ...asked, indexUid: index, locales: [locale] })),
      }),
    );
    // Exact in a federated search: both sets of items are counted whole.
    return {
      hits: answer.hits,
      total: answer.estimatedTotalHits ?? 0,
      facets: answer.facetDistribution ?? {},
    };
  }
  // A page of the engine's own has an exact total; offset and limit have an estimate.
  const page = limit > 0 ? { page: offset / limit + 1, hitsPerPage: limit } : { page: 1, hitsPerPage: 0 };
  const answer = await asking(() =>
    engine()
      .index(index)
      .search<Found, SearchParams & { page: number }>(q, { ...asked, ...page, locales, facets }),
  );
  return { hits: answer.hits, total: answer.totalHits, facets: answer.facetDistribution ?? {} };
}
