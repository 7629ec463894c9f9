import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Concept } from '../../vocab/record/record.ts';
import type { Archive } from '../archive/open-archive.ts';
import { type VocabularyConcept, vocabularyReader } from '../archive/vocabulary-reader.ts';

/** A concept above or below: `reference` is relative to the archive's base, or absolute. */
export type Neighbour = { reference: string; label: LanguageMap };

/** A concept or place with its neighbours named, for pages and data. */
export type ShownConcept = Omit<VocabularyConcept, 'id' | 'broader' | 'narrower'> & {
  reference: string;
  broader: Neighbour[];
  narrower: Neighbour[];
};

/**
 * Finds a concept as the public may see it. Loaded schemes are public whole; of a concept that only records brought there is what
 * `brought` gives: that which public records say, while they use it or one below it.
 */
export function conceptFinder({
  archive,
  brought,
}: {
  archive: Pick<Archive, 'db' | 'reader'>;
  brought: (reference: string) => Concept | undefined;
}): (reference: string) => ShownConcept | undefined {
  const vocabulary = vocabularyReader(archive.db);
  const { reader } = archive;
  const neighbours = (ids: readonly string[]): Neighbour[] =>
    [...new Set(ids)].flatMap((id) => {
      const concept = vocabulary.named(id) ?? brought(id);
      return concept ? [{ reference: id, label: concept.label }] : [];
    });
  return (reference) => {
    const below = reader.narrower(reference).filter((id) => brought(id)?.broader?.includes(reference));
    const loaded = vocabulary.concept(reference);
    if (loaded) {
      const { id: _, broader, narrower, ...concept } = loaded;
      return {
        ...concept,
        reference,
        broader: neighbours(broader),
        narrower: neighbours([...narrower, ...below]),
      };
    }
    const concept = brought(reference);
    return (
      concept && {
        reference,
        scheme: concept.scheme,
        label: concept.label,
        alternative: {},
        broader: neighbours(concept.broader ?? []),
        narrower: neighbours(below),
        mappings: [],
        notes: [],
      }
    );
  };
}
