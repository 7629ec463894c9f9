import type { Accounts } from '../../accounts/accounts.ts';
import type { Archive } from '../../archive/open-archive.ts';
import type { DumpManifest } from '../../projections/dumps/dump-manifest.ts';
import type { Uploads } from './deposits/open-uploads.ts';
import type { SentFiles } from './deposits/sent-files.ts';

/** What the routes are made of. `baseUrl` ends with a slash. */
export type ApiParts = {
  archive: Archive;
  accounts: Pick<
    Accounts,
    | 'people'
    | 'setRole'
    | 'remove'
    | 'invite'
    | 'invitations'
    | 'revokeInvitation'
    | 'keys'
    | 'createKey'
    | 'revokeKey'
  >;
  baseUrl: string;
  uploads: Uploads;
  /** Files that were sent piece by piece, and wait to be deposited. */
  sent: SentFiles;
  /** Makes dumps anew, and a release where a version is given; absent where no server keeps any. */
  dumps?:
    | ((
        version?: string,
      ) => Promise<
        | { outcome: 'made'; manifest: DumpManifest }
        | { outcome: 'busy' | 'taken' | 'no version' }
        | { outcome: 'failed'; message: string }
      >)
    | undefined;
  /** Removes what was made from a file (pyramids, cached pixels), by its SHA-256. */
  removeDerivatives: (file: string) => Promise<void>;
};
