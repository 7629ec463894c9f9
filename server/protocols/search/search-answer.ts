import { type LanguageMap, textFor } from '../../../vocab/record/language-map.ts';
import { facetNames } from '../../projections/search/facet-names.ts';
import type { Hit, SearchQuery, SearchResult } from '../../projections/search/search-index.ts';
import { facetLabel, type Names } from './facet-label.ts';

/** One item as /api/search gives it. `service` is the base address of an IIIF image; `leads` is the partner whose words the card uses. */
export type SearchAnswerItem = {
  id: string;
  uri: string;
  title: string;
  titleLanguage: string;
  images: { service: string; alt: LanguageMap }[];
  /** A label asks to be read before the item's pictures are shown; they are on its page, and in its manifest with the advice. */
  advice?: true;
  type?: string;
  date?: string;
  creator?: string;
  partners: { id: string; name: string }[];
  leads: { id: string; name: string };
};

/** The answer of /api/search. `loose` is there, and true, where no item has all the words asked for and these have some. */
export type SearchAnswer = {
  total: number;
  items: SearchAnswerItem[];
  facets: { [facet: string]: { value: string; label: string; labelLanguage?: string; count: number }[] };
  page: number;
  size: number;
  loose?: true;
};

/** What an answer is made with. `baseUrl` ends with a slash. */
export type AnswerContext = { names: Names; baseUrl: string };

/** Gives a result its addresses and the names that the archive knows. Pure but for look-ups of names. */
export function searchAnswer(
  result: SearchResult,
  query: SearchQuery,
  { names, baseUrl }: AnswerContext,
): SearchAnswer {
  const { language } = query;
  const partner = (id: string) => ({ id, name: textFor(names.partner(id)?.name, language) || id });
  const item = ({ id, card, images, partners, advice }: Hit): SearchAnswerItem => ({
    id,
    uri: `${baseUrl}item/${id}`,
    title: card.title,
    titleLanguage: card.titleLanguage,
    images: images.map((image) => ({ service: `${baseUrl}iiif/image/3/${image.id}`, alt: image.alt })),
    ...(advice && { advice }),
    ...(card.type !== undefined && { type: card.type }),
    ...(card.date !== undefined && { date: card.date }),
    ...(card.creator !== undefined && { creator: card.creator }),
    partners: partners.map(partner),
    leads: partner(card.partner),
  });
  const facets: SearchAnswer['facets'] = {};
  for (const facet of facetNames) {
    const counts = result.facets[facet];
    if (!counts) continue;
    facets[facet] = counts.map((count) => ({
      value: count.value,
      label: facetLabel({ facet, count, names, language }),
      ...(count.label && { labelLanguage: count.label.language }),
      count: count.count,
    }));
  }
  return {
    total: result.total,
    items: result.hits.map(item),
    facets,
    page: query.page,
    size: query.size,
    ...(result.loose && { loose: true }),
  };
}
