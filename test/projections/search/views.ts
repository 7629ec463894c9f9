import type { ItemView, RecordView } from '../../../server/curation/view.ts';
import type { SearchQuery } from '../../../server/projections/search/search-index.ts';
import type { RecordContent } from '../../../vocab/fields.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type { Term } from '../../../vocab/record/record.ts';

/** A record as published, of what a test says and nothing else. */
export const record = (
  item: string,
  partner: string,
  content: RecordContent,
  collection = 'crafts',
): RecordView => ({
  item,
  name: partner,
  partner,
  collection,
  sourceId: item,
  revision: 1,
  deposit: 1,
  time: '2026-01-01T00:00:00Z',
  content,
});

/** An item that partners describe. */
export const view = (id: string, contents: { [partner: string]: RecordContent }): ItemView => ({
  id,
  records: Object.entries(contents).map(([partner, content]) => record(id, partner, content)),
});

/** An item with a title alone. */
export const titled = (id: string, title: LanguageMap): ItemView => view(id, { museum: { title } });

export const term = (label: LanguageMap, id?: string): Term => ({ label, ...(id !== undefined && { id }) });

export const ask = (query: Partial<SearchQuery>): SearchQuery => ({
  q: '',
  facets: {},
  sort: 'relevance',
  page: 1,
  size: 20,
  language: 'en',
  ...query,
});
