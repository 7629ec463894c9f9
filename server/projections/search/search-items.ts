import { asksBeforePicture } from '../../../vocab/terms/cultural-labels.ts';
import { askIndex, type IndexAnswer, type IndexQuestion } from './ask-index.ts';
import type { Engine } from './engine.ts';
import { type FacetLabel, facetLabels, type Reference } from './facet-labels.ts';
import { type FacetName, facetNames, namedFacets } from './facet-names.ts';
import { cardFor } from './search-card.ts';
import type { Shown } from './search-document.ts';
import { type KnownConcepts, type Resolved, searchFilter } from './search-filters.ts';
import type { FacetCount, Hit, SearchQuery, SearchResult } from './search-index.ts';

const attribute = (facet: FacetName): string => `facets.${facet}`;
const orders = { relevance: [], date: ['year:asc'], '-date': ['year:desc'] };

/** A hit shows no picture of which a label asks to be read first: those are on the item's page, behind the label's words. */
const hitOf = ({ id, shown }: { id: string; shown: string }, language: string): Hit => {
  const { cards, advice, images, ...rest } = JSON.parse(shown) as Shown;
  const today = new Date().toISOString();
  const asked = advice?.some((label) => asksBeforePicture(label, today)) ?? false;
  return {
    id,
    card: cardFor(cards, language),
    images: asked ? [] : images,
    ...(asked && { advice: true as const }),
    ...rest,
  };
};

/** Searching one index. A concept that is chosen finds what lies within it too. */
export function itemSearch(
  engine: Engine,
  index: string,
  concepts: KnownConcepts,
): (query: SearchQuery) => Promise<SearchResult> {
  const labels = facetLabels(engine, index);

  /** Asks for the page and, for each facet with a choice, for its counts as they are without that choice. */
  async function ask(query: SearchQuery, words: 'all' | 'some', resolved: Resolved) {
    const chosen = facetNames.filter((facet) => query.facets[facet]?.length);
    const page: IndexQuestion = {
      filter: searchFilter(query, resolved, { concepts }),
      sort: orders[query.sort],
      facets: facetNames.filter((facet) => !chosen.includes(facet)).map(attribute),
      offset: (query.page - 1) * query.size,
      limit: query.size,
    };
    const aside = chosen.map(
      (facet): IndexQuestion => ({
        filter: searchFilter(query, resolved, { concepts, except: facet }),
        sort: [],
        facets: [attribute(facet)],
        offset: 0,
        limit: 0,
      }),
    );
    const answers = await askIndex(engine, { index, text: query.q, words, questions: [page, ...aside] });
    const counts: IndexAnswer['facets'] = Object.assign({}, ...answers.map((answer) => answer.facets));
    return { answer: answers[0]!, counts };
  }

  /** The label that documents give, unless it is another language's and a scheme knows the reader's. */
  function inReadersWords(value: string, given: FacetLabel | undefined, language: string) {
    const primary = (tag: string) => tag.split('-')[0]!.toLowerCase();
    if (given && primary(given.language) === primary(language)) return given;
    return concepts.label(value, language) ?? given;
  }

  async function nameFacets(
    counts: IndexAnswer['facets'],
    language: string,
  ): Promise<SearchResult['facets']> {
    const references: Reference[] = [];
    for (const facet of namedFacets)
      for (const value in counts[attribute(facet)]) references.push({ facet, value });
    const label = await labels.labelsFor(references, language);
    const named: SearchResult['facets'] = {};
    for (const facet of facetNames) {
      const values = Object.entries(counts[attribute(facet)] ?? {}).map(([value, count]): FacetCount => {
        const found = namedFacets.has(facet) ? inReadersWords(value, label(value), language) : undefined;
        return { value, count, ...(found && { label: found }) };
      });
      if (values.length) named[facet] = values.sort((a, b) => b.count - a.count);
    }
    return named;
  }

  return async (query) => {
    const resolved = await labels.resolve(query.facets);
    const [first] = await Promise.all([ask(query, 'all', resolved), labels.refresh()]);
    const loose = first.answer.total === 0 && /\S\s+\S/.test(query.q);
    const { answer, counts } = loose ? await ask(query, 'some', resolved) : first;
    return {
      total: answer.total,
      hits: answer.hits.map((hit) => hitOf(hit, query.language)),
      facets: await nameFacets(counts, query.language),
      loose: loose && answer.total > 0,
    };
  };
}
