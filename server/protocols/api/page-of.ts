import type { Ask } from './route.ts';

/** The page that a request asks for. */
export const limitOf = ({ query }: Ask): number => Number(query.limit ?? 50);
export const afterOf = ({ query }: Ask): number => Number(query.after ?? 0);
export const beforeOf = ({ query }: Ask): number => Number(query.before ?? Number.MAX_SAFE_INTEGER);

/** The address of the page that continues this one: the same question with another cursor. */
export function nextPage(
  ask: Ask,
  baseUrl: string,
  cursor: { after: number | string } | { before: number },
): string {
  const url = new URL(ask.req.originalUrl, baseUrl);
  for (const [name, value] of Object.entries(cursor)) url.searchParams.set(name, String(value));
  return new URL(`${url.pathname.slice(1)}${url.search}`, baseUrl).href;
}

/** A page of a list that the reader was asked one entry too many of. */
export function pageOf<T, E>(
  ask: Ask,
  given: {
    baseUrl: string;
    found: readonly T[];
    cursor: (last: T) => { after: number | string } | { before: number };
    show: (entry: T) => E;
  },
): { entries: E[]; next?: string } {
  const { baseUrl, found, cursor, show } = given;
  const limit = limitOf(ask);
  const shown = found.slice(0, limit);
  const more = found.length > limit;
  return { entries: shown.map(show), ...(more && { next: nextPage(ask, baseUrl, cursor(shown.at(-1)!)) }) };
}
