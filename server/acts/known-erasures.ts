import type { Archive } from '../archive/open-archive.ts';
import { askErasure, confirmErasure, type Eraser, type ErasureGround, erasureGrounds } from './erase.ts';

/** An erasure that was done, as another copy of the same archive must know it: the record by its row, its partner and its collection. */
export type KnownErasure = {
  record: number;
  partner: string;
  collection: string;
  ground: ErasureGround;
  askedBy: string;
  confirmedBy: string;
};

/** All erasures that were confirmed in an archive. */
export function knownErasures({ curation, writer }: Pick<Archive, 'curation' | 'writer'>): KnownErasure[] {
  return curation.erasures().flatMap((erasure): KnownErasure[] => {
    const { record: id, ground, askedBy, confirmedBy } = erasure;
    const known = erasureGrounds.find((one) => one === ground);
    if (id === undefined || confirmedBy === undefined || known === undefined) return [];
    const record = writer.transact((tx) => tx.recordById(id));
    if (!record) return [];
    const { partner, collection } = record;
    return [{ record: id, partner, collection, ground: known, askedBy, confirmedBy }];
  });
}

/**
 * Does in an older copy of the archive what was erased since, by the same two people and on the same ground. Says how many records were erased by it; records that
 * the copy has erased already, or never had, are passed over.
 */
export async function repeatErasures(
  archive: Archive,
  erasures: readonly KnownErasure[],
  { time }: { time: string },
): Promise<number> {
  let done = 0;
  for (const { record: id, partner, collection, ground, askedBy, confirmedBy } of erasures) {
    const record = archive.writer.transact((tx) => tx.recordById(id));
    if (!record || record.erased !== null) continue;
    if (record.partner !== partner || record.collection !== collection)
      throw new Error(
        `Record ${id} is another one here (${record.partner}, ${record.collection}) than in the list (${partner}, ${collection}): the list is of another archive.`,
      );
    const by = (who: string): Eraser => ({ id: who, operator: true, stewardOf: [] });
    const { item, name } = record;
    const asked = askErasure(archive, { item, record: name, ground, by: by(askedBy), time });
    if (asked.outcome === 'refused') throw new Error(`Record ${id} could not be erased: ${asked.reason}`);
    const { erasure } = asked;
    const removeDerivatives = async () => {};
    const confirmed = await confirmErasure(archive, {
      erasure,
      by: by(confirmedBy),
      time,
      removeDerivatives,
    });
    if (confirmed.outcome === 'refused')
      throw new Error(`Record ${id} could not be erased: ${confirmed.reason}`);
    done += 1;
  }
  return done;
}
