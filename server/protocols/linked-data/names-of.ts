import type { ArchiveReader } from '../../archive/archive.ts';
import type { RecordSurroundings } from './describe-record.ts';

/**
 * Remembers what was looked up until the event loop turns: the records of a page ask for the same few partners and collections, and the next request is to
 * see what has changed since.
 */
function forOneTurn<T>(lookUp: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (known.has(id)) return known.get(id)!;
    if (known.size === 0) setImmediate(() => known.clear());
    const found = lookUp(id);
    known.set(id, found);
    return found;
  };
}

/** What records need to know of their partners and collections, out of the archive. */
export function namesOf(
  reader: Pick<ArchiveReader, 'partner' | 'collection'>,
): Pick<RecordSurroundings, 'licenceOf' | 'partnerName' | 'collectionName'> {
  const partner = forOneTurn((id) => reader.partner(id));
  const collection = forOneTurn((id) => reader.collection(id));
  return {
    licenceOf: (id) => collection(id)!.licence,
    partnerName: (id) => partner(id)?.name ?? { und: [id] },
    collectionName: (id) => collection(id)?.name ?? { und: [id] },
  };
}
