import type { FieldName } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { normaliseText } from '../../vocab/record/statement.ts';
import type { Archive } from '../archive/open-archive.ts';
import { vocabularyReader } from '../archive/vocabulary-reader.ts';

/** Concepts that a search for one may name: the engine's filter grows with them. */
const most = 500;
const remembered = 1_000;

/**
 * What the archive knows of concepts, people and places, for search: `within` gives one, those below it and those that are exactly the same elsewhere, by the schemes
 * and by what partners say and decided of places and people, at most 500, the one asked for first; `called` those of a field's schemes that have a label, in any
 * language; `label` what one is called in a language, by a scheme or by those who describe it.
 */
export function knownConcepts(archive: Pick<Archive, 'db' | 'curation'>): {
  within(reference: string): readonly string[];
  called(field: string, label: string): readonly string[];
  label(reference: string, language: string): { text: string; language: string } | undefined;
} {
  const reader = vocabularyReader(archive.db);
  const { authoritiesVersion, descriptionsOf, headOf, membersOf, placesWithin } = archive.curation;
  let version = '';
  let schemes = -1;
  let fieldsOf = new Map<string, readonly FieldName[]>();
  const found = new Map<string, readonly string[]>();
  const names = new Map<string, LanguageMap>();
  function refresh(): void {
    const loaded = reader.version();
    const now = `${loaded} ${authoritiesVersion()}`;
    if (now !== version || found.size > remembered) found.clear();
    if (now !== version || names.size > remembered) names.clear();
    version = now;
    if (loaded === schemes) return;
    schemes = loaded;
    fieldsOf = new Map(reader.schemes().map(({ scheme, fields }) => [scheme, fields]));
  }

  /**
   * What schemes say lies within, and from each person or place among that what was joined with it and what partners say lies within it, and so on. Circles do no
   * harm.
   */
  function gather(reference: string): string[] {
    const reached = new Set<string>([reference]);
    const roots = [reference];
    for (let root = roots.shift(); root !== undefined && reached.size < most; root = roots.shift())
      for (const one of new Set([root, ...reader.within(root, most)])) {
        reached.add(one);
        if (!/^(?:agent|place)\//.test(one)) continue;
        for (const other of [...membersOf(headOf(one)), ...placesWithin(one)])
          if (!reached.has(other)) {
            reached.add(other);
            roots.push(other);
          }
      }
    return [...reached].slice(0, most);
  }

  /** Names by a scheme; else by partners' descriptions. */
  function namesOf(reference: string): LanguageMap {
    const label = reader.named(reference)?.label;
    if (label) return label;
    const described = /^(?:agent|place)\//.test(reference)
      ? membersOf(reference).flatMap(descriptionsOf)
      : [];
    return Object.assign({}, ...described.map(({ content }) => content?.name).reverse()) as LanguageMap;
  }

  return {
    within(reference) {
      refresh();
      const known = found.get(reference);
      if (known) return known;
      const concepts = gather(reference);
      found.set(reference, concepts);
      return concepts;
    },
    label(reference, language) {
      refresh();
      const map = names.get(reference) ?? namesOf(reference);
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
