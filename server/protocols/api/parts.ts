import type { Accounts } from '../../accounts/accounts.ts';
import type { Archive } from '../../archive/open-archive.ts';
import type { Uploads } from './deposits/open-uploads.ts';

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
  /** Removes what was made from a file (pyramids, cached pixels), by its SHA-256. */
  removeDerivatives: (file: string) => Promise<void>;
};
