import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { knownErasures } from '../acts/known-erasures.ts';
import { openArchive } from '../archive/open-archive.ts';
import { type Command, UsageError } from './command.ts';

/** The list that `restore --erasures` takes: kept apart from backups, it tells what must not come back with them. */
export const erasures: Command = {
  usage: 'erasures',
  async run({ config, console }) {
    if (!existsSync(join(config.dataDir, 'archive.sqlite')))
      throw new UsageError(
        `There is no archive in ${config.dataDir}. Set DATA_DIR to the folder that holds one.`,
      );
    const archive = openArchive(config.dataDir);
    for (const erasure of knownErasures(archive)) console.out(JSON.stringify(erasure));
    archive.close();
    return 0;
  },
};
