import { join } from 'node:path';
import type { Accounts } from '../accounts/accounts.ts';
import { openAccounts } from '../accounts/open-accounts.ts';
import type { ArchiveReader } from '../archive/archive.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { Config } from '../config.ts';
import { readSecret } from '../secret.ts';

/** Opens the archive and its accounts for one act of the command line, which signs nobody in: any secret would do. */
export async function withAccounts<T>(
  config: Config,
  act: (open: { accounts: Accounts; reader: ArchiveReader }) => Promise<T>,
): Promise<T> {
  const { dataDir, baseUrl } = config;
  const archive = openArchive(dataDir);
  try {
    const file = join(dataDir, 'archive.sqlite');
    const accounts = await openAccounts({ file, baseUrl, secret: readSecret(dataDir) });
    try {
      return await act({ accounts, reader: archive.reader });
    } finally {
      accounts.close();
    }
  } finally {
    archive.close();
  }
}
