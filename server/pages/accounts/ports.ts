import type { Accounts } from '../../accounts/accounts.ts';
import type { FormGuard } from '../../http/form-guard.ts';
import type { PagesArchive } from '../ports.ts';

/** What the account pages need of the rest. `baseUrl` ends with a slash; `home` is where people land who have signed in. */
export type AccountPagesPorts = {
  accounts: Accounts;
  guard: FormGuard;
  archive: PagesArchive;
  baseUrl: string;
  home: string;
};
