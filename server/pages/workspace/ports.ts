import type { Accounts } from '../../accounts/accounts.ts';
import type { Archive } from '../../archive/open-archive.ts';
import type { FormGuard } from '../../http/form-guard.ts';
import type { Uploads } from '../../protocols/api/deposits/open-uploads.ts';
import type { SentFileStore } from '../../protocols/uploads/open-sent-files.ts';

/** What the workspace needs of the rest. `baseUrl` ends with a slash; `now` gives the time (ISO 8601, UTC). */
export type WorkspacePorts = {
  archive: Archive;
  accounts: Accounts;
  guard: FormGuard;
  baseUrl: string;
  /** Files that were sent, and wait to be looked at or deposited. */
  sent: SentFileStore;
  /** Files that are looked at, or being taken. */
  uploads: Uploads;
  now?: () => string;
  /** Removes what was made from a picture's file, named by its SHA-256: for erasures. */
  removeDerivatives: (file: string) => Promise<void>;
};
