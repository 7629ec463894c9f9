import { hash as digestOf, randomFillSync } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from './canonical-json.ts';

/** An act to be entered: `actor` is a pseudonym, `subject` the address (relative) of what was acted on. */
export type LogAct = { time: string; actor: string; kind: string; subject: string; payload: unknown };

/**
 * An entry: `digest` is the salted hash of subject and payload, `hash` that of the entry and its predecessor's. Anyone may check the chain without the
 * subject, which not everyone may know: it would tell that something is there which is not public.
 */
export type LogEntry = Omit<LogAct, 'payload'> & {
  seq: number;
  digest: Uint8Array;
  previous: Uint8Array;
  hash: Uint8Array;
};

const beginning = new Uint8Array(32);

const sha256 = (...parts: (string | Uint8Array)[]): Uint8Array =>
  digestOf(
    'sha256',
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
    'buffer',
  );

/** Salts of 16 random bytes, drawn from the system many at a time. */
function saltSource(): () => Uint8Array {
  const pool = new Uint8Array(16 * 256);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += 16;
    return pool.slice(at - 16, at);
  };
}

/** The hash of an entry: SHA-256 over the hash before it, its members and its digest. */
export const entryHash = (entry: Omit<LogEntry, 'hash' | 'subject'>): Uint8Array =>
  sha256(entry.previous, canonicalJson([entry.seq, entry.time, entry.actor, entry.kind]), entry.digest);

/** The salted hash of subject and payload, which says nothing once payload and salt are gone. */
export const payloadDigest = (
  salt: Uint8Array,
  { subject, payload }: { subject: string; payload: string },
): Uint8Array => sha256(salt, canonicalJson([subject]), payload);

/** Appends to the chain, inside a write transaction; `begin` is to be called as one begins, since others may have written since the last. */
export function logAppender(db: DatabaseSync): { begin(): void; append(act: LogAct): number } {
  const head = db.prepare('SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare(
    'INSERT INTO log (seq, time, actor, kind, subject, digest, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertPayload = db.prepare('INSERT INTO log_payload (seq, salt, payload) VALUES (?, ?, ?)');
  const nextSalt = saltSource();
  let last: { seq: number; hash: Uint8Array } | undefined;
  const begin = () => {
    last = undefined;
  };
  const append = ({ payload, ...act }: LogAct) => {
    last ??= (head.get() as typeof last) ?? { seq: 0, hash: beginning };
    const seq = last.seq + 1;
    const text = canonicalJson(payload);
    const salt = nextSalt();
    const digest = payloadDigest(salt, { subject: act.subject, payload: text });
    const previous = last.hash;
    const hash = entryHash({ seq, ...act, digest, previous });
    insert.run(seq, act.time, act.actor, act.kind, act.subject, digest, previous, hash);
    insertPayload.run(seq, salt, text);
    last = { seq, hash };
    return seq;
  };
  return { begin, append };
}

/** What is wrong with the chain: the entry at which it first fails, and how. */
export type ChainFault = { seq: number; fault: string };

/** Walks the whole chain. A payload may be gone (erased); one that is there must match its digest. */
export function verifyLog(db: DatabaseSync): { entries: number; fault?: ChainFault } {
  let previous: Uint8Array = beginning;
  let entries = 0;
  const rows = db
    .prepare('SELECT log.*, salt, payload FROM log LEFT JOIN log_payload USING (seq) ORDER BY seq')
    .iterate() as Iterable<LogEntry & { salt: Uint8Array | null; payload: string | null }>;
  for (const row of rows) {
    entries += 1;
    const fail = (fault: string) => ({ entries, fault: { seq: row.seq, fault } });
    if (row.seq !== entries) return fail(`entry ${entries} is missing`);
    if (Buffer.compare(row.previous, previous) !== 0) return fail('it does not follow the entry before it');
    if (Buffer.compare(row.hash, entryHash(row)) !== 0) return fail('its hash does not match its content');
    const { salt, payload, subject } = row;
    if (payload !== null && Buffer.compare(row.digest, payloadDigest(salt!, { subject, payload })) !== 0)
      return fail('its payload or subject does not match its digest');
    previous = row.hash;
  }
  return { entries };
}
