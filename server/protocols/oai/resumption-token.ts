import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * Where a harvest stands. `after`: the `seq` of the last record given; `cursor`: how many were given;
 * `total`: how many there were when it began. Dates are in seconds.
 */
export type HarvestState = {
  verb: 'ListIdentifiers' | 'ListRecords';
  prefix: string;
  set?: string;
  from?: string;
  until?: string;
  after: number;
  cursor: number;
  total: number;
};

export type ResumptionTokens = {
  write(state: HarvestState): string;
  /** The state, or undefined where this archive did not write the token. */
  read(token: string): HarvestState | undefined;
};

/**
 * Tokens that hold all of their state, signed (HMAC-SHA-256, cut to 128 bits), so that the server remembers
 * nothing and none expires. The key is derived from `secret`, which may serve other ends too; a new secret
 * ends the harvests under way.
 */
export function resumptionTokens(secret: string): ResumptionTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'oai-pmh resumption token', 32));
  const sign = (body: string): Buffer => createHmac('sha256', key).update(body).digest().subarray(0, 16);
  return {
    write: (state) => {
      const body = Buffer.from(JSON.stringify(state)).toString('base64url');
      return `${body}.${sign(body).toString('base64url')}`;
    },
    read: (token) => {
      const [body, signature, ...rest] = token.split('.');
      if (!body || !signature || rest.length) return undefined;
      const claimed = Buffer.from(signature, 'base64url');
      const expected = sign(body);
      // The text is compared too: base64url decoding ignores stray characters and spare bits.
      if (claimed.length !== expected.length || !timingSafeEqual(claimed, expected)) return undefined;
      if (signature !== expected.toString('base64url')) return undefined;
      return JSON.parse(Buffer.from(body, 'base64url').toString()) as HarvestState;
    },
  };
}
