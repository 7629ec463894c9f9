import type { FacetName } from './facet-names.ts';
import type { Card, CardImage } from './search-card.ts';
import type { SearchDocument } from './search-document.ts';

export const sorts = ['relevance', 'date', '-date'] as const;
export type Sort = (typeof sorts)[number];

/**
 * What is asked. Values of one facet are alternatives; facets narrow one another. `from` and `to` are astronomical years, inclusive: an item
 * is found when its dates, taken together, overlap them. `page` counts from 1. `language` is the reader's (BCP 47).
 */
export type SearchQuery = {
  q: string;
  facets: { [F in FacetName]?: readonly string[] };
  from?: number;
  to?: number;
  sort: Sort;
  page: number;
  size: number;
  language: string;
};

export type Hit = {
  id: string;
  card: Card;
  images: CardImage[];
  partners: string[];
  collections: string[];
  /** There are pictures, and a label asks to be read before one sees them. */
  advice?: true;
};

/** A value of a facet; `label` is there where documents give one (terms, people), with its language. */
export type FacetCount = { value: string; count: number; label?: { text: string; language: string } };

/**
 * `total` is exact. `facets` counts, for each facet, what choosing a value would give, the facet's own choice aside. `loose`: no item has all
 * the words asked for, and these have some.
 */
export type SearchResult = {
  total: number;
  hits: Hit[];
  facets: { [F in FacetName]?: FacetCount[] };
  loose: boolean;
};

/** Search cannot answer now: it is starting, restarting or out of reach. To be tried again. */
export class SearchUnavailable extends Error {
  override name = 'SearchUnavailable';
}

/**
 * The index of public views. Writing may go on in several calls at once, which the engine takes in order and makes into large batches: the
 * more are under way, the less a document costs.
 */
export interface SearchIndex {
  /** Makes the index and its settings where they are not as they should be; says how many documents it holds. */
  prepare(): Promise<{ documents: number }>;
  /** Puts documents in place of those of the same ids. Resolves when they can be found; rejects when the engine refused or is gone. */
  write(documents: readonly SearchDocument[]): Promise<void>;
  /** Removes items; unknown ids are no error. Resolves as {@link SearchIndex.write}. */
  remove(ids: readonly string[]): Promise<void>;
  /** Resolves when the engine has nothing left to do. */
  settled(): Promise<void>;
  search(query: SearchQuery): Promise<SearchResult>;
  /**
   * Makes the index anew beside the old one, which answers until both are exchanged; what is written or removed meanwhile through this
   * object reaches both. Where the source fails, the old index stays.
   */
  rebuild(documents: AsyncIterable<SearchDocument[]> | Iterable<SearchDocument[]>): Promise<void>;
  close(): Promise<void>;
}
