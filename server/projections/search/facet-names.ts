import { type FieldName, field, fieldNames, type fields } from '../../../vocab/fields.ts';

type Faceted = {
  [F in FieldName]: (typeof fields)[F] extends { facet: true } ? F : never;
}[FieldName];

/** Facets that come from whose records an item has, not from what they say. `describedIn`: languages (primary tags) of its texts and labels. */
export const recordFacets = ['partner', 'collection', 'describedIn'] as const;
export type FacetName = Faceted | (typeof recordFacets)[number];

export const fieldFacets = fieldNames.filter((name): name is Faceted => field(name).facet === true);

/** Every facet, in the order in which a page shows them. */
export const facetNames: readonly FacetName[] = [...fieldFacets, ...recordFacets];

/** Facets whose values are references to terms and people, named by labels in the documents. */
export const namedFacets: ReadonlySet<FacetName> = new Set(
  fieldFacets.filter((name) => ['term', 'credit', 'agent'].includes(field(name).type)),
);

export const isFacetName = (name: string): name is FacetName => (facetNames as string[]).includes(name);
