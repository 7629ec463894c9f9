import type { Change } from '../archive/feed-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Follower } from '../feed/follow.ts';
import { publishBatch, publisher } from '../publish/publish.ts';

/** The first follower: from what changed in the archive to what became different in public. */
export function publishFollower(archive: Archive): Follower<Change> {
  return {
    name: publisher,
    read: archive.feed.changesAfter,
    cursor: () => archive.feed.cursor(publisher),
    // The cursor moves in the transaction that appends to the public list.
    setCursor: () => {},
    apply: async (changes) => {
      publishBatch(archive, changes);
    },
    batch: 500,
  };
}
