import type { Settings } from 'meilisearch';
import { cutters } from './text-scripts.ts';

/** Names the form of documents and settings. It changes with either, and whoever follows with a cursor then starts anew. */
export const searchFormat = 'search-1';

/** How many values of a facet are counted, and so offered. */
export const facetValues = 30;

const exact = (attributePatterns: string[]) => ({
  attributePatterns,
  features: { facetSearch: false, filter: { equality: true, comparison: false } },
});

/**
 * The index's settings. They are lean, since what is not needed costs time at each document: words are weighed by three attributes (the
 * weights of fields.ts) and not by a field each; nearness is counted within an attribute, not word by word; facets are compared for
 * equality alone and not searched.
 */
export const searchSettings: Settings = {
  searchableAttributes: ['first', 'second', 'third'],
  filterableAttributes: [
    exact(['facets.*', 'named']),
    {
      attributePatterns: ['begin', 'end'],
      features: { facetSearch: false, filter: { equality: false, comparison: true } },
    },
  ],
  sortableAttributes: ['year'],
  // A sort that is asked for decides; which field a word stands in counts before how near to one another words stand.
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness'],
  localizedAttributes: Object.entries(cutters).map(([key, locale]) => ({
    attributePatterns: [`*.${key}`],
    locales: [locale],
  })),
  proximityPrecision: 'byAttribute',
  facetSearch: false,
  prefixSearch: 'indexingTime',
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    // 1913,1008.1 and 1913,1008.7 are different things.
    disableOnNumbers: true,
  },
  faceting: { maxValuesPerFacet: facetValues, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 10_000_000 },
};
