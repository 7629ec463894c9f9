import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A document as it goes out. `hash` names its bytes. */
export interface Written {
  body: Buffer;
  hash: string;
  /** The body compressed, once for all who ask; only large ones are worth it. */
  gzipped?: () => Promise<Buffer>;
}

const compress = promisify(gzip);

/** Bytes from which on a document is compressed here, and kept; what is smaller is made and compressed as it is sent. */
const LARGE = 100_000;

export function writeJson(document: Record<string, unknown>): Written {
  const body = Buffer.from(JSON.stringify(document));
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  if (body.length < LARGE) return { body, hash };
  let compressed: Promise<Buffer> | undefined;
  return {
    body,
    hash,
    gzipped: () => {
      compressed ??= compress(body);
      return compressed;
    },
  };
}

/**
 * Keeps large documents for as long as nothing changes in the archive, at most `limit` bytes of them: whatever is written there, a restriction too, makes all of
 * them be made anew. `stamp` tells by being equal that nothing was written.
 */
export function keepWritten({ stamp, limit }: { stamp: () => string; limit: number }) {
  const kept = new Map<string, Written>();
  let total = 0;
  let at = '';
  return (key: string, build: () => Record<string, unknown> | undefined): Written | undefined => {
    const now = stamp();
    if (now !== at) {
      kept.clear();
      total = 0;
      at = now;
    }
    const known = kept.get(key);
    if (known) return known;
    const document = build();
    if (!document) return undefined;
    const written = writeJson(document);
    if (written.gzipped && total + written.body.length <= limit) {
      kept.set(key, written);
      total += written.body.length;
    }
    return written;
  };
}
