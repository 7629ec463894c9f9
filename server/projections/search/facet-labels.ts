import { type LanguageMap, textsFor } from '../../../vocab/record/language-map.ts';
import { asking, type Engine } from './engine.ts';
import { type FacetName, facetNames } from './facet-names.ts';
import { type Labels, nameKey } from './search-document.ts';
import { isLabel, labelFilter, type Resolved, referencesFor, valueFilter } from './search-filters.ts';
import type { SearchQuery } from './search-index.ts';

/** What a reference is called, and in which language. */
export type FacetLabel = { text: string; language: string };
export type Reference = { facet: FacetName; value: string };

/** How long the engine's state is taken for unchanged, in milliseconds. */
const unquestioned = 500;
const most = 50_000;

/**
 * Names the references that facets count, in the reader's language, by labels that documents of the index hold *now*: no list of labels
 * outlives the views it came from. What was found is kept until the index changes, whoever changes it.
 */
export function facetLabels(engine: Engine, index: string) {
  let state = '';
  let asked = -Infinity;
  const known = new Map<string, FacetLabel>();

  /** Forgets labels of an index that has changed. Called beside a search, so that it costs no time. */
  async function refresh(): Promise<void> {
    if (performance.now() - asked < unquestioned) return;
    asked = performance.now();
    const { updatedAt } = await asking(() => engine().getRawIndex(index));
    if (String(updatedAt) !== state || known.size > most) known.clear();
    state = String(updatedAt);
  }

  /** Labels of references out of up to three documents each; `narrowed` adds a condition. */
  async function lookUp(references: readonly Reference[], narrowed: string[]): Promise<Labels> {
    if (references.length === 0) return {};
    const { results } = await asking(() =>
      engine().multiSearch<{ queries: { indexUid: string }[] }, { labels: string }>({
        queries: references.map(({ facet, value }) => ({
          indexUid: index,
          q: '',
          filter: [valueFilter(facet, value), ...narrowed],
          limit: 3,
          attributesToRetrieve: ['labels'],
        })),
      }),
    );
    const found: Labels = {};
    for (const [at, { hits }] of results.entries()) {
      const { value } = references[at]!;
      for (const { labels } of hits)
        found[value] = { ...(JSON.parse(labels) as Labels)[value], ...found[value] };
    }
    return found;
  }

  async function labelsFor(
    references: readonly Reference[],
    language: string,
  ): Promise<(value: string) => FacetLabel | undefined> {
    const before = state;
    const primary = language.split('-')[0]!.toLowerCase();
    const labels = new Map<string, FacetLabel>();
    const take = (found: Labels, suits: (tag: string) => boolean) => {
      for (const [value, byTag] of Object.entries(found)) {
        const map: LanguageMap = Object.fromEntries(
          Object.entries(byTag).map(([tag, text]) => [tag, [text]]),
        );
        const best = textsFor(map, language);
        if (best?.texts[0] !== undefined && suits(best.tag))
          labels.set(value, { text: best.texts[0], language: best.tag });
      }
    };
    for (const { value } of references) {
      const label = known.get(`${language} ${value}`);
      if (label) labels.set(value, label);
    }
    const missing = () => references.filter(({ value }) => !labels.has(value));
    const asks = missing();
    take(await lookUp(asks, [valueFilter('describedIn', primary)]), (tag) => tag.split('-')[0] === primary);
    take(await lookUp(missing(), []), () => true);
    if (state === before)
      for (const { value } of asks) {
        const label = labels.get(value);
        if (label) known.set(`${language} ${value}`, label);
      }
    return (value) => labels.get(value);
  }

  /** What the labels among a query's choices stand for. Asks nothing where all choices are references. */
  async function resolve(chosen: SearchQuery['facets']): Promise<Resolved> {
    const labels = facetNames.flatMap((facet) =>
      (chosen[facet] ?? []).filter((value) => isLabel(facet, value)).map((value) => ({ facet, value })),
    );
    if (labels.length === 0) return new Map();
    const { results } = await asking(() =>
      engine().multiSearch<{ queries: { indexUid: string }[] }, { labels: string }>({
        queries: labels.map(({ facet, value }) => ({
          indexUid: index,
          q: '',
          filter: [labelFilter(facet, value)],
          limit: 20,
          attributesToRetrieve: ['labels'],
        })),
      }),
    );
    return new Map(
      labels.map(({ facet, value }, at) => [nameKey(facet, value), referencesFor(value, results[at]!.hits)]),
    );
  }

  return { refresh, labelsFor, resolve };
}
