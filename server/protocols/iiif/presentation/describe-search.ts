import { contentSearchUrl } from './addresses.ts';

/** Context of what is written by Content Search 2.0. */
export const SEARCH_CONTEXT = 'http://iiif.io/api/search/2/context.json';

/** The services by which a viewer searches the text of a manifest (Content Search API 2.0, sections 3.1 and 4.1). */
export function describeSearch(item: { baseUrl: string; id: string }): object {
  const id = contentSearchUrl(item);
  return {
    id,
    type: 'SearchService2',
    service: [{ id: `${id}/autocomplete`, type: 'AutoCompleteService2' }],
  };
}
