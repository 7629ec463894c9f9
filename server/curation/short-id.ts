import { createHash } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The first `length` characters of a SHA-256 in Crockford's base 32, lower case: 5 bits each. */
export function shortId(parts: readonly string[], length: number): string {
  const digest = createHash('sha256').update(parts.join('\0')).digest();
  let id = '';
  for (let bit = 0; id.length < length; bit += 5) {
    const pair = (digest[bit >> 3]! << 8) | (digest[(bit >> 3) + 1] ?? 0);
    id += alphabet[(pair >> (11 - (bit & 7))) & 31];
  }
  return id;
}
