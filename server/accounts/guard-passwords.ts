import { limitAttempts } from './limit-attempts.ts';

const minute = 60_000;

/**
 * Slows down guessing. Only failures count in the end: for one address (e-mail) from one place (IP address) five in a quarter of an hour, for
 * one place 40, for one e-mail address from anywhere 40: enough to stop a search, and hard to use for locking someone out.
 */
export function guardPasswords(now: () => Date): {
  /** Takes an attempt; the seconds to wait where there were too many. */
  take(attempt: { email: string; address: string }): number | undefined;
  /** The password was right. */
  succeed(attempt: { email: string; address: string }): void;
} {
  const both = limitAttempts({ most: 5, milliseconds: 15 * minute, now });
  const place = limitAttempts({ most: 40, milliseconds: 15 * minute, now });
  const person = limitAttempts({ most: 40, milliseconds: 15 * minute, now });
  return {
    take({ email, address }) {
      // Attempts are taken before the password is looked at, so that a hundred at once are counted too.
      const waits = [both.take(`${email} ${address}`), place.take(address), person.take(email)];
      const longest = Math.max(0, ...waits.map((wait) => wait ?? 0));
      return longest > 0 ? longest : undefined;
    },
    succeed({ email, address }) {
      both.clear(`${email} ${address}`);
      place.giveBack(address);
      person.giveBack(email);
    },
  };
}
