import { type FieldName, field, fieldNames } from '../../../vocab/fields.ts';
import { facetNames } from '../../projections/search/facet-names.ts';
import type { PageQuery } from '../ports.ts';
import type { Reader } from '../reader/reader.ts';

export const pageSize = 24;
export const sorts = ['relevance', 'date', '-date'] as const;

const whole = (text: string | null): number | undefined => {
  const number = text === null ? Number.NaN : Number.parseInt(text.replace(/[\u2212\u2013]/, '-'), 10);
  return Number.isSafeInteger(number) ? number : undefined;
};

/** Reads the address of a search page. A reader types these, so what cannot be read is left out rather than refused. */
export function readQuery(reader: Reader): PageQuery {
  const { query, language } = reader;
  const facets: Record<string, string[]> = {};
  for (const name of facetNames) {
    const values = [...new Set(query.getAll(name).filter((value) => value !== ''))];
    if (values.length) facets[name] = values;
  }
  const from = whole(query.get('from'));
  const to = whole(query.get('to'));
  const sort = sorts.find((known) => known === query.get('sort'));
  return {
    q: (query.get('q') ?? '').slice(0, 500),
    facets,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(sort && sort !== 'relevance' && { sort }),
    page: Math.max(1, whole(query.get('page')) ?? 1),
    size: pageSize,
    lang: language,
  };
}

/** The parameters of a query, for links; `page` is left to the link. */
export const queryParams = (query: PageQuery): Record<string, string | number | string[] | undefined> => ({
  q: query.q,
  ...query.facets,
  from: query.from,
  to: query.to,
  sort: query.sort,
});

/** The name of a facet in the reader's language. */
export function facetLabel(reader: Reader, name: string): string {
  if (name === 'partner' || name === 'collection' || name === 'describedIn') return reader.words[name];
  return fieldNames.includes(name as FieldName) ? field(name as FieldName).label[reader.language] : name;
}
