import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Archive } from '../archive/open-archive.ts';
import { lockForServer } from '../archive/server-lock.ts';
import { makeDumpApart, makeRelease } from '../keep-dumps.ts';
import { currentFolder, releasesFolder, versionForm } from '../projections/dumps/dump-manifest.ts';
import { hider, noteHidden, publishedChanges } from '../publish/note-hidden.ts';
import { publishBatch, publisher } from '../publish/publish.ts';
import { type Command, UsageError } from './command.ts';
import { openExisting } from './open-existing.ts';

/** Makes public what waits, which else a server does. */
function publishWaiting(archive: Archive): void {
  for (;;) {
    const changes = archive.feed.changesAfter(archive.feed.cursor(publisher), 500);
    if (changes.length === 0) break;
    publishBatch(archive, changes);
  }
  for (;;) {
    const changes = publishedChanges(archive, archive.feed.cursor(hider), 200);
    if (changes.length === 0) return;
    noteHidden(archive, changes, new Date().toISOString());
  }
}

export const exportDumps: Command = {
  usage: 'export [--release VERSION]',
  async run({ args, config, console }) {
    const { values } = parseArgs({ args, options: { release: { type: 'string' } } });
    const { release } = values;
    if (release !== undefined && !versionForm.test(release))
      throw new UsageError(
        `“${release}” is no version: take letters, digits, points and hyphens, such as 2026.1.`,
      );
    const archive = openExisting(config.dataDir);
    try {
      // Where no server runs, none starts meanwhile: two would publish the same.
      const lock = lockForServer(config.dataDir);
      if (lock) publishWaiting(archive);
      lock?.release();
      console.err('Making the dumps beside what is there …');
      const settings = { archive, config };
      const made =
        release === undefined ? await makeDumpApart(settings) : await makeRelease(settings, release);
      switch (made.outcome) {
        case 'made': {
          const { records, quads, files } = made.manifest;
          const { dataDir } = config;
          const place =
            release === undefined ? currentFolder(dataDir) : join(releasesFolder(dataDir), release);
          console.out(`${records} records, ${quads} quads, ${files.length} files: ${place}`);
          return 0;
        }
        case 'busy':
          console.err('Dumps are being made already. Wait until they stand.');
          return 2;
        case 'taken':
          console.err(`There is, or was, a release ${release}. Name another version.`);
          return 2;
        case 'no version':
          console.err(`“${release}” is no version. Take letters, digits, points and hyphens.`);
          return 2;
        case 'failed':
          console.err(`No dump was made: ${made.message}. The old one stands.`);
          return 2;
      }
    } finally {
      archive.close();
    }
  },
};
