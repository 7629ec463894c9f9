import type { Accounts } from './accounts/accounts.ts';
import type { Archive } from './archive/open-archive.ts';
import type { Config } from './config.ts';
import type { Dumps } from './keep-dumps.ts';
import type { Schemes } from './keep-schemes.ts';
import type { SearchIndex } from './projections/search/search-index.ts';
import type { Followers } from './run-followers.ts';

/** What the doors are made of. Parts that take time to start are undefined until they are there. */
export type Services = {
  config: Config;
  archive: Archive;
  accounts: Accounts;
  secret: string;
  index: SearchIndex;
  /** Whether search can be asked, and why not. */
  searchState(): { ready: true } | { ready: false; reason: string };
  followers(): Followers | undefined;
  schemes(): Schemes | undefined;
  /** Where a server keeps dumps. */
  dumps?: Dumps;
  report(message: string): void;
};
