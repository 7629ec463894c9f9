import { normaliseText } from '../../../vocab/record/statement.ts';
import { type FacetName, facetNames, namedFacets } from './facet-names.ts';
import { type Labels, nameKey } from './search-document.ts';
import type { SearchQuery } from './search-index.ts';

const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** The filter for a value of a facet as it stands in documents. */
export const valueFilter = (facet: FacetName, value: string): string => `facets.${facet} = ${quoted(value)}`;

/** The filter for items that call a value of a facet by this label themselves. */
export const labelFilter = (facet: FacetName, label: string): string =>
  `named = ${quoted(nameKey(facet, label))}`;

/** Whether a chosen value is a label, not the reference of a term or person. */
export const isLabel = (facet: FacetName, value: string): boolean =>
  namedFacets.has(facet) && !/^(?:[a-z][a-z0-9+.-]*:\/\/|urn:|(?:concept|place|agent)\/)/i.test(value);

/** What the schemes know of concepts: those that a search for one finds, and those that have a label in any language. Few hundreds at most. */
export type KnownConcepts = {
  within(reference: string): readonly string[];
  called(facet: FacetName, label: string): readonly string[];
  /** What a concept is called in a language (its primary tag), where a scheme says so. */
  label(reference: string, language: string): { text: string; language: string } | undefined;
};

export const noConcepts: KnownConcepts = {
  within: (reference) => [reference],
  called: () => [],
  label: () => undefined,
};

/** Labels that a query chose, and the references that they stand for: `{facet}:{label}` -> references. */
export type Resolved = ReadonlyMap<string, readonly string[]>;

/** Items that have a reference, or one of a concept that lies within it. */
function referenceFilter(facet: FacetName, references: readonly string[], concepts: KnownConcepts): string {
  const all = new Set(references.flatMap((reference) => [reference, ...concepts.within(reference)]));
  const [only] = all;
  return all.size === 1
    ? valueFilter(facet, only!)
    : `facets.${facet} IN [${[...all].map(quoted).join(', ')}]`;
}

function chosenFilter(facet: FacetName, value: string, resolved: Resolved, concepts: KnownConcepts): string {
  if (!namedFacets.has(facet)) return valueFilter(facet, value);
  if (!isLabel(facet, value)) return referenceFilter(facet, [value], concepts);
  const references = [...(resolved.get(nameKey(facet, value)) ?? []), ...concepts.called(facet, value)];
  const named = labelFilter(facet, value);
  return references.length ? `${named} OR ${referenceFilter(facet, references, concepts)}` : named;
}

/** The filter of a query in the engine's language: alternatives within a facet, all facets together; `except` leaves one out. */
export function searchFilter(
  query: SearchQuery,
  resolved: Resolved,
  { concepts = noConcepts, except }: { concepts?: KnownConcepts; except?: FacetName } = {},
): string[] {
  const filters: string[] = [];
  for (const facet of facetNames) {
    const values = query.facets[facet];
    if (facet === except || !values?.length) continue;
    filters.push(values.map((value) => chosenFilter(facet, value, resolved, concepts)).join(' OR '));
  }
  if (query.to !== undefined) filters.push(`begin <= ${query.to}`);
  if (query.from !== undefined) filters.push(`end >= ${query.from}`);
  return filters;
}

/** The references that documents call by a label: what choosing the label means, in whatever language others speak of the same thing. */
export function referencesFor(label: string, documents: readonly { labels: string }[]): string[] {
  const wanted = normaliseText(label);
  const found = new Set<string>();
  for (const { labels } of documents)
    for (const [reference, byTag] of Object.entries(JSON.parse(labels) as Labels))
      if (Object.values(byTag).some((text) => normaliseText(text) === wanted)) found.add(reference);
  return [...found];
}
