import { verifyArchive } from '../archive/verify.ts';
import type { Command } from './command.ts';
import { openExisting } from './open-existing.ts';

export const verify: Command = {
  usage: 'verify',
  async run({ config, console }) {
    const archive = openExisting(config.dataDir);
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
