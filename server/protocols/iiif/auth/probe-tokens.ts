import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seconds for which a token is good. */
export const TOKEN_SECONDS = 300;

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/**
 * Tokens for the probe service (Authorization Flow 2.0, section 4.4). Every page of the origin that asked can read one, so it is sealed and says
 * nothing of whom it is for; and it opens nothing but the probe, which looks the person up again each time.
 */
export function probeTokens({ secret, now = Date.now }: { secret: string; now?: () => number }) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'iiif probe tokens', 32));
  return {
    /** A token for a person, by pseudonym. */
    write(person: string): string {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv(algorithm, key, iv);
      const text = JSON.stringify([person, now() + TOKEN_SECONDS * 1000]);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url');
    },
    /** Whom a token is for; undefined where it is not ours or no longer good. */
    read(token: string): string | undefined {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length <= ivLength + tagLength) return undefined;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivLength));
      decipher.setAuthTag(bytes.subarray(-tagLength));
      try {
        const sealed = bytes.subarray(ivLength, -tagLength);
        const text = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
        const [person, until] = JSON.parse(text) as [string, number];
        return until > now() ? person : undefined;
      } catch {
        // Sealed by another, or cut.
        return undefined;
      }
    },
  };
}
