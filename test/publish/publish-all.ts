import type { Archive } from '../../server/archive/open-archive.ts';
import { publishBatch, publisher } from '../../server/publish/publish.ts';

/** Publishes all that waits, two changes at a time, as the first follower does. */
export function publishAll(archive: Archive): void {
  for (;;) {
    const changes = archive.feed.changesAfter(archive.feed.cursor(publisher), 2);
    if (changes.length === 0) return;
    publishBatch(archive, changes);
  }
}
