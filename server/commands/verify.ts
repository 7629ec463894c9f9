import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '../archive/open-archive.ts';
import { verifyArchive } from '../archive/verify.ts';
import { type Command, UsageError } from './command.ts';

export const verify: Command = {
  usage: 'verify',
  async run({ config, console }) {
    if (!existsSync(join(config.dataDir, 'archive.sqlite')))
      throw new UsageError(
        `There is no archive in ${config.dataDir}. Set DATA_DIR to the folder that holds one.`,
      );
    const archive = openArchive(config.dataDir);
    const { entries, revisions, files, faults } = await verifyArchive(archive);
    archive.close();
    console.out(`${entries} log entries, ${revisions} revisions and ${files} files were checked.`);
    for (const { what, fault } of faults) console.out(`FAULT  ${what}: ${fault}`);
    console.out(
      faults.length ? `${faults.length} faults. Restore what is named from a backup.` : 'All is whole.',
    );
    return faults.length ? 1 : 0;
  },
};
