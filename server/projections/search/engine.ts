import { type EnqueuedTask, Meilisearch, MeilisearchApiError } from 'meilisearch';
import type { Connection } from './connection.ts';
import { SearchUnavailable } from './search-index.ts';

/** Gives the client of the server as it is now; it may move to another port when it is restarted. */
export type Engine = () => Meilisearch;

/** Node asks for compressed answers, which Meilisearch sends 40 ms late: ask for plain ones. */
const headers = { 'accept-encoding': 'identity' };

/** Clients for a connection that may come and go; without one the engine throws {@link SearchUnavailable}. */
export function engineOf(connect: () => Connection | undefined): Engine {
  let client: Meilisearch | undefined;
  let last = '';
  return () => {
    const connection = connect();
    if (!connection) throw new SearchUnavailable('The search server is not running.');
    const { url, key } = connection;
    if (client === undefined || last !== `${url} ${key}`) {
      client = new Meilisearch({ host: url, ...(key && { apiKey: key }), requestInit: { headers } });
      last = `${url} ${key}`;
    }
    return client;
  };
}

/** Whether the server answered and refused; all else is an outage. */
export const refusal = (error: unknown): string | undefined =>
  error instanceof MeilisearchApiError ? (error.cause?.code ?? 'unknown') : undefined;

/** What a call to the engine comes to: what it answers, or {@link SearchUnavailable} where it cannot be asked now. */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const code = refusal(error);
    const starting = code === 'index_not_found' || code === 'too_many_search_requests';
    if (error instanceof SearchUnavailable || (code !== undefined && !starting)) throw error;
    throw new SearchUnavailable('The search server cannot be reached or is not ready.', { cause: error });
  }
}

export type Enqueue = () => Promise<EnqueuedTask>;
