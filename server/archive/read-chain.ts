import type { DatabaseSync } from 'node:sqlite';
import type { ChainEntry } from './curation-entries.ts';

/** Reading the chain of the log, for anyone to check. */
export function chainReader(db: DatabaseSync) {
  const prepare = (sql: string) => db.prepare(sql);
  const chain = prepare(
    `SELECT seq, time, actor, kind, subject, lower(hex(digest)) AS digest, lower(hex(previous)) AS previous, lower(hex(hash)) AS hash
     FROM log WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const head = prepare('SELECT seq, lower(hex(hash)) AS hash FROM log ORDER BY seq DESC LIMIT 1');
  const hashOf = prepare('SELECT lower(hex(hash)) AS hash FROM log WHERE seq = ?');

  return {
    chain: (after: number, limit: number) => chain.all(after, limit) as ChainEntry[],
    chainHead: () => head.get() as { seq: number; hash: string } | undefined,
    chainHash: (seq: number) => (hashOf.get(seq) as { hash: string } | undefined)?.hash,
  };
}
