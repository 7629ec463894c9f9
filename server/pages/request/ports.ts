import type { Archive } from '../../archive/open-archive.ts';
import type { FormGuard } from '../../http/form-guard.ts';

/** What the pages for those who are no partner need. `baseUrl` ends with a slash; `now` gives the time (ISO 8601, UTC). */
export type RequestPorts = {
  archive: Archive;
  guard: FormGuard;
  baseUrl: string;
  now?: () => string;
  /** How many requests may come from one address within an hour; 5 where nothing is said. */
  perHour?: number;
};
