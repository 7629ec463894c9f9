import type { Authorities } from './keep-authorities.ts';
import type { Decisions } from './keep-decisions.ts';
import type { Deposits } from './keep-deposits.ts';
import type { Schemes } from './keep-schemes.ts';
import type { Followers } from './run-followers.ts';

/** How often it is looked whether something is to do, in milliseconds: what is restricted must be gone within two seconds. */
const every = 500;

/**
 * Keeps what stands in the stores of quads beside the graphs of records: decisions, whenever one is taken or what it is about changes, and likewise what is said of
 * people and places; deposits and
 * schemes of concepts, when the stores have come to rest at the end of the public list, since they are read off there. One at a time.
 */
export function keepBeside(parts: {
  followers: Pick<Followers, 'lags' | 'store'>;
  schemes: Schemes;
  deposits: Deposits;
  decisions: Decisions;
  authorities: Authorities;
  report: (message: string) => void;
}): { stop(): void } {
  const { followers, schemes, deposits, decisions, authorities, report } = parts;
  let seen = -1;
  let working = false;

  async function work(): Promise<void> {
    if (!followers.store.ready().replicas.some((replica) => replica.state === 'ready')) return;
    if (decisions.stale()) await decisions.refresh();
    if (authorities.stale()) await authorities.refresh();
    const quads = followers.lags().find((lag) => lag.name === 'quads');
    if (!quads || quads.at !== quads.head || quads.head === seen) return;
    await schemes.refresh();
    await deposits.refresh();
    seen = quads.head;
  }

  const timer = setInterval(() => {
    if (working) return;
    working = true;
    work()
      .catch((error) => report(`What stands beside the records could not be brought up to date: ${error}`))
      .finally(() => {
        working = false;
      });
  }, every);
  return { stop: () => clearInterval(timer) };
}
