import type { ChainEntry } from '../../../archive/curation-reader.ts';
import type { Archive } from '../../../archive/open-archive.ts';
import { isPublicAuthority } from '../../../curation/authorities/public-naming.ts';
import { publicDisputeOf } from '../../../curation/public/public-dispute-of.ts';
import { standsInPublic } from '../../../curation/public/stands-in-public.ts';

type Parts = Pick<Archive, 'reader' | 'curation' | 'publicList'>;

/**
 * Entries of the log as everyone may see them: without their subjects, where those are items, records, people, places or disputes that the public may not
 * know of. Items are read together, as a page of the log names hundreds.
 */
export function seeEntries(parts: Parts, entries: readonly ChainEntry[]) {
  const subjects = entries.map(({ subject }) => subject.split('/'));
  const ids = subjects.flatMap(([kind, id]) => (kind === 'item' && id !== undefined ? id : []));
  const items = new Map(parts.reader.items([...new Set(ids)]).map((item) => [item.id, item]));
  const once: Parts = { ...parts, reader: { ...parts.reader, item: (id) => items.get(id) } };
  return entries.map((entry, at): Omit<ChainEntry, 'subject'> & { subject?: string } => {
    const [kind, id = '', , record] = subjects[at]!;
    const { subject: _, ...rest } = entry;
    const known =
      kind === 'item'
        ? standsInPublic(once, { item: id, ...(record !== undefined && { record }) }) !== 'hidden'
        : kind === 'agent' || kind === 'place'
          ? isPublicAuthority(parts, entry.subject)
          : kind !== 'dispute' || publicDisputeOf(parts, id) !== undefined;
    return known ? { ...entry } : rest;
  });
}
