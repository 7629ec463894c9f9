import { facetNames } from '../../../projections/search/facet-names.ts';
import { sorts } from '../../../projections/search/search-index.ts';
import type { Route } from '../route.ts';
import { oneOf, ref } from '../schemas/build-schema.ts';

const year = { type: 'integer', description: 'An astronomical year: 0 is 1 BC.' };

/** Search of what is public; its door is protocols/search. */
export const searchRoutes = (): Route[] => [
  {
    id: 'search',
    method: 'get',
    path: '/search',
    tag: 'Search',
    summary: 'Find public items',
    who: 'anyone',
    query: {
      q: { type: 'string', maxLength: 500 },
      from: year,
      to: year,
      sort: { ...oneOf(sorts), default: 'relevance' },
      page: { type: 'integer', minimum: 1, default: 1 },
      size: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      lang: { type: 'string', default: 'en', description: 'The language (BCP 47) of labels.' },
      ...Object.fromEntries(
        facetNames.map((name) => [
          name,
          { type: 'array', items: { type: 'string' }, description: 'Any of these values, or labels.' },
        ]),
      ),
    },
    answers: { 200: { description: 'Items with facets.', schema: ref('SearchAnswer') } },
    problems: [503],
    elsewhere: true,
  },
];
