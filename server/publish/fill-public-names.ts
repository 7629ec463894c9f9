import { setImmediate } from 'node:timers/promises';
import { thingsNamed } from '../../vocab/record/things-named.ts';
import type { Archive } from '../archive/open-archive.ts';
import { thePublic, viewItem } from '../curation/view.ts';

const cursor = 'public names';
const batch = 500;

/**
 * Enters what public records name of people, groups and places, in an archive that was filled before this was kept. From then on the publisher does. Stopped
 * half way, it begins anew; done, it costs one look.
 */
export async function fillPublicNames({
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
      for (const record of items.flatMap((item) => viewItem(item, thePublic)?.records ?? []))
        publicWriter.putNames(
          { item: record.item, record: record.name, partner: record.partner },
          thingsNamed(record.content).map(({ reference }) => reference),
        );
      if (records.length < batch) feed.setCursor(cursor, 1);
      return records.length < batch ? undefined : records.at(-1)!.seq;
    });
    if (last === undefined) return;
    after = last;
    await setImmediate();
  }
}
