import { knownErasures } from '../acts/known-erasures.ts';
import type { Command } from './command.ts';
import { openExisting } from './open-existing.ts';

/** The list that `restore --erasures` takes: kept apart from backups, it tells what must not come back with them. */
export const erasures: Command = {
  usage: 'erasures',
  async run({ config, console }) {
    const archive = openExisting(config.dataDir);
    for (const erasure of knownErasures(archive)) console.out(JSON.stringify(erasure));
    archive.close();
    return 0;
  },
};
