import type { ArchiveReader } from '../archive/archive.ts';
import type { PublicList } from '../archive/public-list.ts';
import { type ItemView, thePublic, viewItem } from '../curation/view.ts';

/** Today's public view of every item, each once, in batches: for a projection that is made anew. */
export function* allPublicItems(
  { reader, publicList }: { reader: ArchiveReader; publicList: PublicList },
  batchSize = 1000,
): Generator<ItemView[]> {
  const seen = new Set<string>();
  let after = 0;
  for (;;) {
    const records = publicList.records({ after, limit: batchSize });
    if (records.length === 0) return;
    after = records.at(-1)!.seq;
    const ids = [...new Set(records.filter((r) => !r.deleted && !seen.has(r.item)).map((r) => r.item))];
    for (const id of ids) seen.add(id);
    yield reader.items(ids).flatMap((item) => viewItem(item, thePublic) ?? []);
  }
}
