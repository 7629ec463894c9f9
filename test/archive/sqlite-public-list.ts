import { hash } from 'node:crypto';
import type { PublicListBench } from '../contract/public-list.ts';
import { temporaryArchive } from './temporary-archive.ts';

/** The public list of an archive in a folder of its own, which is gone when the bench is closed. */
export function sqlitePublicList(): PublicListBench {
  const cleanUp: (() => void)[] = [];
  const archive = temporaryArchive({ after: (act: unknown) => cleanUp.unshift(act as () => void) } as never);
  return {
    list: archive.publicList,
    append: (entry) =>
      archive.writer.transact(() =>
        archive.publicWriter.append({
          ...entry,
          sets: entry.sets ?? [],
          deleted: entry.kind === 'delete',
          digest: hash('sha1', entry.time, 'buffer'),
        }),
      ),
    close: () => {
      for (const act of cleanUp) act();
    },
  };
}
