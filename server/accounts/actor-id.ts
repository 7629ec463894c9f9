import { randomBytes } from 'node:crypto';

/** Digits and letters that are not taken for one another when read aloud or copied by hand. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** A new pseudonym: `a-` for a person, `k-` for a key, and 14 random characters (69 bits). It says nothing of whom it names. */
export function newActorId(kind: 'a' | 'k'): string {
  let id = '';
  while (id.length < 14)
    for (const byte of randomBytes(20)) {
      // Larger bytes would make some characters likelier.
      if (byte < 248 && id.length < 14) id += alphabet[byte % 31];
    }
  return `${kind}-${id}`;
}
