import type { Archive } from '../../server/archive/open-archive.ts';
import type { WrittenRecords } from '../../server/archive/written-records.ts';
import { contestedBy } from '../../server/curation/public/contested-by.ts';
import type { ItemView } from '../../server/curation/view.ts';
import { harvestFollower } from '../../server/followers/follow-harvest.ts';
import { writtenVersion } from '../../server/protocols/oai/read-written.ts';
import { writeAhead } from '../../server/protocols/oai/write-ahead.ts';

/** How the archive of a test presents itself to harvesters. */
export const presented = (archive: Archive) => ({
  list: archive.publicList,
  disputesOn: (view: ItemView) => contestedBy(archive, view),
  baseUrl: 'https://archive.example/',
  domain: 'archive.example',
});

export const versionOf = (archive: Archive) => () => writtenVersion(archive.reader, ['archive.example']);

/** Writes ahead all that waits, as the follower does when it has time; says how many changes there were. */
export async function writeAllAhead(archive: Archive, records: WrittenRecords): Promise<number> {
  const settings = presented(archive);
  const follower = harvestFollower(archive, {
    records,
    version: versionOf(archive),
    write: writeAhead(settings),
    quiet: () => true,
  });
  let followed = 0;
  for (;;) {
    const changes = follower.read(0, 3);
    if (changes.length === 0) return followed;
    await follower.apply(changes);
    followed += changes.length;
  }
}
