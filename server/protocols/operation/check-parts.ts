/** How a part of the server stands; a part that is not ready says why, in words that may be public. */
export type PartOutcome = { ready: true } | { ready: false; reason: string };

/** A part whose readiness can be asked: search, quads, a follower. */
export type PartCheck = { name: string; check: () => PartOutcome | Promise<PartOutcome> };

export type PartState = PartOutcome & { name: string };

/**
 * Asks all parts at once. One that fails, or takes longer than `limit` milliseconds, is not ready; what it
 * threw is not passed on, as it may hold addresses or paths that are nobody's business.
 */
export function checkParts(parts: readonly PartCheck[], limit = 2_000): Promise<PartState[]> {
  return Promise.all(
    parts.map(async ({ name, check }): Promise<PartState> => {
      const { promise, resolve } = Promise.withResolvers<PartOutcome>();
      const timer = setTimeout(
        () => resolve({ ready: false, reason: `It gave no answer within ${limit} ms.` }),
        limit,
      );
      const asked = (async () => check())().catch(
        (): PartOutcome => ({ ready: false, reason: 'The check itself failed.' }),
      );
      const outcome = await Promise.race([asked, promise]);
      clearTimeout(timer);
      return { name, ...outcome };
    }),
  );
}
