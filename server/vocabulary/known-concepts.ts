import type { FieldName } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { normaliseText } from '../../vocab/record/statement.ts';
import type { Archive } from '../archive/open-archive.ts';
import { vocabularyReader } from '../archive/vocabulary-reader.ts';

/** Concepts that a search for one may name: the engine's filter grows with them. */
const most = 500;
const remembered = 1_000;

/**
 * What the schemes know of concepts, for search: `within` gives a concept, those below it and those that are exactly the same elsewhere, at
 * most 500, the concept itself first; `called` those of a field's schemes that have a label, in any language; `label` what one is called in a
 * language.
 */
export function knownConcepts(archive: Pick<Archive, 'db'>): {
  within(reference: string): readonly string[];
  called(field: string, label: string): readonly string[];
  label(reference: string, language: string): { text: string; language: string } | undefined;
} {
  const reader = vocabularyReader(archive.db);
  let version = -1;
  let fieldsOf = new Map<string, readonly FieldName[]>();
  const found = new Map<string, readonly string[]>();
  const names = new Map<string, LanguageMap>();
  function refresh(): void {
    const now = reader.version();
    if (now !== version || found.size > remembered) found.clear();
    if (now !== version || names.size > remembered) names.clear();
    if (now === version) return;
    version = now;
    fieldsOf = new Map(reader.schemes().map(({ scheme, fields }) => [scheme, fields]));
  }
  return {
    within(reference) {
      refresh();
      const known = found.get(reference);
      if (known) return known;
      const concepts = reader.within(reference, most);
      found.set(reference, concepts);
      return concepts;
    },
    label(reference, language) {
      refresh();
      const map = names.get(reference) ?? reader.named(reference)?.label ?? {};
      names.set(reference, map);
      const primary = (tag: string) => tag.split('-')[0]!.toLowerCase();
      const tag = Object.keys(map).find((one) => primary(one) === primary(language));
      const text = tag === undefined ? undefined : map[tag]?.[0];
      return text === undefined ? undefined : { text, language: tag! };
    },
    called(field, label) {
      refresh();
      const hits = reader.labelled(normaliseText(label));
      const fitting = hits.filter(({ scheme }) => fieldsOf.get(scheme)?.some((name) => name === field));
      return [...new Set(fitting.map(({ concept }) => concept))];
    },
  };
}
