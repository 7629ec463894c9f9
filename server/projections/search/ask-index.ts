import type {
  FederatedMultiSearchParams,
  Locale,
  MultiSearchParams,
  MultiSearchQuery,
  SearchResponse,
} from 'meilisearch';
import { asking, type Engine } from './engine.ts';
import { cutters, cuttersOf } from './text-scripts.ts';
import { foldHomophones } from './word-variants.ts';

type Found = { id: string; shown: string };

/** What an index answers to one question: items by rank, exact total, counts of facets (attribute -> value -> count). */
export type IndexAnswer = {
  hits: Found[];
  total: number;
  facets: Record<string, Record<string, number>>;
};

/** `offset` is a multiple of `limit`; with a limit of 0 there are only counts. */
export type IndexQuestion = {
  filter: string[];
  sort: string[];
  facets: string[];
  offset: number;
  limit: number;
};

/** One text, asked with several questions. `words`: whether an item must have every word, or may lack some. */
export type Asked = { index: string; text: string; words: 'all' | 'some'; questions: IndexQuestion[] };

/**
 * Asks an index all questions in one request. A text in Han characters is asked as Chinese and as Japanese, in a federated search for each
 * question, which counts an item that both find once, in its total and in its facets.
 */
export async function askIndex(engine: Engine, asked: Asked): Promise<IndexAnswer[]> {
  const { index, text, words, questions } = asked;
  const locales = cuttersOf(text).map((cutter): Locale => cutters[cutter]);
  const common = {
    indexUid: index,
    q: foldHomophones(text.normalize('NFC')),
    attributesToRetrieve: ['id', 'shown'],
    matchingStrategy: words === 'all' ? ('all' as const) : ('frequency' as const),
  };
  if (locales.length > 1)
    return Promise.all(
      questions.map(async ({ filter, sort, facets, offset, limit }) => {
        const queries = locales.map((locale) => ({ ...common, filter, sort, locales: [locale] }));
        const federation = { offset, limit, facetsByIndex: { [index]: facets }, mergeFacets: {} };
        return answerOf(
          await asking(() =>
            engine().multiSearch<FederatedMultiSearchParams, Found>({ federation, queries }),
          ),
        );
      }),
    );
  const queries = questions.map(
    ({ offset, limit, ...question }): MultiSearchQuery => ({
      ...common,
      ...question,
      locales,
      // A page of the engine's own has an exact total; offset and limit have an estimate.
      page: limit > 0 ? offset / limit + 1 : 1,
      hitsPerPage: limit,
    }),
  );
  const { results } = await asking(() => engine().multiSearch<MultiSearchParams, Found>({ queries }));
  return results.map(answerOf);
}

/** A federated search calls its total an estimate, but it has counted both sets of items whole. */
const answerOf = (answer: SearchResponse<Found>): IndexAnswer => ({
  hits: answer.hits,
  total: answer.totalHits ?? answer.estimatedTotalHits ?? 0,
  facets: answer.facetDistribution ?? {},
});
