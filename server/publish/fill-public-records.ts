import { setImmediate } from 'node:timers/promises';
import { thingsNamed } from '../../vocab/record/things-named.ts';
import type { Archive } from '../archive/open-archive.ts';
import { thePublic, viewItem } from '../curation/view.ts';
import { setsOfRecord } from './sets-of-record.ts';

const cursor = 'public names and sets';
const batch = 500;

/**
 * Enters what public records name of people, groups and places, and the sets that they are in, in an archive that was filled before these were kept. From then on
 * the publisher does. Stopped half way, it begins anew; done, it costs one look.
 */
export async function fillPublicRecords({
  reader,
  publicList,
  publicWriter,
  writer,
  feed,
}: Pick<Archive, 'reader' | 'publicList' | 'publicWriter' | 'writer' | 'feed'>): Promise<void> {
  if (feed.cursor(cursor) > 0) return;
  for (let after = 0; ; ) {
    const seen = after;
    const last = writer.transact(() => {
      const records = publicList.records({ after: seen, limit: batch });
      const items = reader.items([...new Set(records.map(({ item }) => item))]);
      for (const { item, name, partner, content } of items.flatMap(
        (one) => viewItem(one, thePublic)?.records ?? [],
      )) {
        const names = thingsNamed(content).map(({ reference }) => reference);
        publicWriter.putNames({ item, record: name, partner }, names);
        publicWriter.putSets({ item, record: name, sets: setsOfRecord(content) });
      }
      if (records.length < batch) feed.setCursor(cursor, 1);
      return records.length < batch ? undefined : records.at(-1)!.seq;
    });
    if (last === undefined) return;
    after = last;
    await setImmediate();
  }
}
