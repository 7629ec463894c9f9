import { createHash } from 'node:crypto';
import type { ArchiveReader, ItemState } from '../archive/archive.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import type { FeedStore } from '../archive/feed-store.ts';
import type { PublicListWriter, PublicState } from '../archive/public-store.ts';
import type { ArchiveWriter } from '../archive/writer.ts';
import { thePublic, viewItem } from '../curation/view.ts';

export const publisher = 'publish';

const digestOf = (content: unknown): Uint8Array => createHash('sha1').update(canonicalJson(content)).digest();

/** What is to be written of one item: records new in public, changed there, or gone from there. */
function differences(
  item: ItemState | undefined,
  before: readonly PublicState[],
): (PublicState & { kind: 'create' | 'update' | 'delete' })[] {
  const records = (item && viewItem(item, thePublic)?.records) ?? [];
  const known = new Map(before.map((state) => [state.record, state]));
  const present = records.flatMap((record) => {
    const old = known.get(record.name);
    const digest = digestOf(record.content);
    known.delete(record.name);
    if (old && !old.deleted && Buffer.compare(old.digest, digest) === 0) return [];
    return {
      item: record.item,
      record: record.name,
      partner: record.partner,
      collection: record.collection,
      deleted: false,
      digest,
      kind: old && !old.deleted ? ('update' as const) : ('create' as const),
    };
  });
  const gone = [...known.values()]
    .filter((state) => !state.deleted)
    .map((state) => ({ ...state, deleted: true, digest: new Uint8Array(), kind: 'delete' as const }));
  return [...present, ...gone];
}

/** The time to date entries with: now, but never before the last entry, whatever the clock does. */
const timeFor = (list: PublicListWriter): string => {
  const now = new Date().toISOString();
  const last = list.lastTime();
  return last !== undefined && last > now ? last : now;
};

/**
 * The first follower: reads a batch of changes, computes the public view of each item, and appends to the public list what became
 * different in it. Cursor and entries are one transaction. Says how far it came and whether there was anything to read.
 */
export function publishBatch(
  archive: { reader: ArchiveReader; writer: ArchiveWriter; feed: FeedStore; publicWriter: PublicListWriter },
  limit: number,
): { read: number; published: number } {
  const { reader, writer, feed, publicWriter } = archive;
  const changes = feed.changesAfter(feed.cursor(publisher), limit);
  if (changes.length === 0) return { read: 0, published: 0 };
  const ids = [...new Set(changes.map((change) => change.item))];
  return writer.transact(() => {
    const items = new Map(reader.items(ids).map((item) => [item.id, item]));
    const states = Map.groupBy(publicWriter.states(ids), (state) => state.item);
    const time = timeFor(publicWriter);
    let published = 0;
    for (const id of ids)
      for (const state of differences(items.get(id), states.get(id) ?? [])) {
        publicWriter.append({ ...state, time });
        published += 1;
      }
    feed.setCursor(publisher, changes.at(-1)!.seq);
    return { read: changes.length, published };
  });
}
