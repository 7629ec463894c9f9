import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { atOneMoment, inTransaction } from './in-transaction.ts';

/** A public record as harvesters get it, in one form. `seq`: the record's place in the public list. */
export type WrittenRecord = { seq: number; item: string; form: string; body: string };

/**
 * Public records written ahead for harvest, in a database of their own beside the archive: it may be thrown away, and is made anew. It holds what the
 * change list said up to a place; whoever reads looks what changed since. `version` names all else that bodies depend on.
 */
export type WrittenRecords = {
  /** The place up to which they are written in a version, 0 where none is; what was written in another is dropped. */
  begin(version: string): number;
  /** Those of `seqs` that are there, and the place in the change list that they are true at. */
  read(
    version: string,
    form: string,
    seqs: readonly number[],
  ): { at: number; bodies: Map<number, Uint8Array> };
  /**
   * Replaces what is written of items, from the place that `begin` gave in a version up to another. Nothing is written where they were emptied or begun anew
   * meanwhile: what is to be written may say what was erased.
   */
  replace(
    stretch: { version: string; from: number; to: number },
    items: readonly string[],
    records: readonly WrittenRecord[],
  ): void;
  close(): void;
};

function openDatabase(dataDir: string): DatabaseSync {
  const db = new DatabaseSync(join(dataDir, 'harvest.sqlite'), { timeout: 10_000 });
  // What was deleted may have been erased: nothing of it stays. A crash may cost the newest entries, which are then written again.
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;
     CREATE TABLE IF NOT EXISTS written (form TEXT NOT NULL, seq INTEGER NOT NULL, item TEXT NOT NULL, body BLOB NOT NULL) STRICT;
     CREATE UNIQUE INDEX IF NOT EXISTS written_seq ON written (form, seq);
     CREATE INDEX IF NOT EXISTS written_item ON written (item);
     CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY CHECK (id = 1), version TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
     INSERT OR IGNORE INTO state VALUES (1, '', 0)`,
  );
  return db;
}

/** Opens them in a data folder, for one thread. */
export function openWrittenRecords(dataDir: string): WrittenRecords {
  const db = openDatabase(dataDir);
  const state = db.prepare('SELECT version, at FROM state');
  const bodies = db.prepare(
    'SELECT seq, body FROM written WHERE form = ? AND seq IN (SELECT value FROM json_each(?))',
  );
  const clear = db.prepare('DELETE FROM written');
  const start = db.prepare('UPDATE state SET version = ?, at = 0');
  const drop = db.prepare('DELETE FROM written WHERE item = ?');
  const put = db.prepare('INSERT OR REPLACE INTO written (form, seq, item, body) VALUES (?, ?, ?, ?)');
  const move = db.prepare('UPDATE state SET at = ?');
  const current = () => state.get() as { version: string; at: number };

  return {
    begin(version) {
      const { version: before, at } = current();
      if (before === version) return at;
      inTransaction(db, () => {
        clear.run();
        start.run(version);
      });
      return 0;
    },
    // One moment for both: bodies that were replaced after the place was read would be taken for older ones.
    read: (version, form, seqs) =>
      atOneMoment(db, () => {
        const { version: written, at } = current();
        if (written !== version) return { at: 0, bodies: new Map() };
        const rows = bodies.all(form, JSON.stringify(seqs)) as { seq: number; body: Uint8Array }[];
        return { at, bodies: new Map(rows.map(({ seq, body }) => [seq, body])) };
      }),
    replace: ({ version, from, to }, items, records) =>
      inTransaction(db, () => {
        const { version: written, at } = current();
        if (written !== version || at !== from) return;
        for (const item of items) drop.run(item);
        for (const { form, seq, item, body } of records) put.run(form, seq, item, Buffer.from(body));
        move.run(to);
      }),
    close: () => db.close(),
  };
}

/**
 * Empties them, and the write-ahead log with them, since something was erased; they are written anew from the beginning. Says whether it came to its end: a
 * reader of long breath keeps the log from being emptied.
 */
export function clearWrittenRecords(dataDir: string): boolean {
  const db = openDatabase(dataDir);
  try {
    db.exec("BEGIN IMMEDIATE; DELETE FROM written; UPDATE state SET version = '', at = 0; COMMIT");
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    return busy === 0;
  } finally {
    db.close();
  }
}
