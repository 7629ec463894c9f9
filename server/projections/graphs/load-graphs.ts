import type { ArchiveReader } from '../../archive/archive.ts';
import type { PublicList } from '../../archive/public-list.ts';
import { thePublic, viewItem } from '../../curation/view.ts';
import type { QuadBatch } from '../quads/quad-store.ts';
import { type GraphContext, itemGraphs } from './item-graphs.ts';

/** Records a batch: some 50,000 quads. */
const batchSize = 1000;

/** All graphs of today's public views, each item once, for a store that is empty. */
export function* loadGraphs(
  { reader, publicList }: { reader: ArchiveReader; publicList: PublicList },
  context: GraphContext,
): Generator<QuadBatch> {
  const seen = new Set<string>();
  let after = 0;
  for (;;) {
    const records = publicList.records({ after, limit: batchSize });
    if (records.length === 0) return;
    after = records.at(-1)!.seq;
    const ids = [...new Set(records.filter((r) => !r.deleted && !seen.has(r.item)).map((r) => r.item))];
    for (const id of ids) seen.add(id);
    const write = reader.items(ids).flatMap((item) => {
      const view = viewItem(item, thePublic);
      return itemGraphs({ id: item.id, view, changes: [] }, context, true);
    });
    yield { write, drop: [] };
  }
}
