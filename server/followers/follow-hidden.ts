import type { Change } from '../archive/feed-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Follower } from '../feed/follow.ts';
import { hider, noteHidden, publishedChanges } from '../publish/note-hidden.ts';

/** Notes what entries of the public list no longer show, behind the publisher. */
export function hiddenFollower(archive: Archive): Follower<Change> {
  return {
    name: hider,
    read: (seq, limit) => publishedChanges(archive, seq, limit),
    cursor: () => archive.feed.cursor(hider),
    // The cursor moves in the transaction that takes the notes.
    setCursor: () => {},
    apply: async (changes) => noteHidden(archive, changes, new Date().toISOString()),
    batch: 200,
  };
}
