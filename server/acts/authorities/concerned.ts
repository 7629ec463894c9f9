import type { Archive } from '../../archive/open-archive.ts';
import { partnersNaming } from '../../curation/authorities/public-naming.ts';

/**
 * The partners whom a person, group or place concerns: those whose public records name it, or one that was joined to it, and those who describe it. Only
 * what is public counts, so that nobody learns of the rest by being asked.
 */
export function partnersConcerned(parts: Pick<Archive, 'reader' | 'curation'>, reference: string): string[] {
  const { curation } = parts;
  const partners = curation
    .membersOf(reference)
    .flatMap((member) => [
      ...curation.descriptionsOf(member).map(({ partner }) => partner),
      ...partnersNaming(parts, member),
    ]);
  return [...new Set(partners)].sort();
}
