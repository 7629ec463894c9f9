import type { DatabaseSync } from 'node:sqlite';
import type { PublicChange, PublicList, PublicRecord, PublicRecordQuery } from './public-list.ts';

type Row = Omit<PublicRecord, 'deleted'> & { deleted: number };
const toRecord = (row: Row): PublicRecord => ({ ...row, deleted: row.deleted === 1 });
const columns = 'seq, item, record, partner, collection, datestamp, deleted';

/** A record's public state as the publisher keeps it: `digest` of what is public, undefined after deletion. */
export type PublicState = Pick<PublicRecord, 'item' | 'record' | 'partner' | 'collection' | 'deleted'> & {
  digest: Uint8Array;
};

/** Writing the public list; inside a write transaction. */
export interface PublicListWriter {
  states(items: readonly string[]): PublicState[];
  append(state: PublicState & { kind: PublicChange['kind']; time: string }): void;
  /** The time of the last entry, so that no later one is dated earlier. */
  lastTime(): string | undefined;
}

/** The conditions of a query, as SQL; each kind of query has one statement, so that its index is used. */
function conditions(query: Omit<PublicRecordQuery, 'limit'>): { where: string; values: (string | number)[] } {
  const parts: [string, string | number | undefined][] = [
    ['partner = ?', query.partner],
    ['collection = ?', query.collection],
    ['seq > ?', query.after],
    // Datestamps rise with `seq`, so that a date is a place in the list and no page reads past its end.
    [
      'seq >= (SELECT seq FROM public_record WHERE datestamp >= ? ORDER BY datestamp, seq LIMIT 1)',
      query.from,
    ],
    [
      'seq <= (SELECT seq FROM public_record WHERE datestamp <= ? ORDER BY datestamp DESC, seq DESC LIMIT 1)',
      query.until,
    ],
  ];
  const used = parts.filter((part): part is [string, string | number] => part[1] !== undefined);
  return {
    where: used.length ? `WHERE ${used.map(([sql]) => sql).join(' AND ')}` : '',
    values: used.map(([, value]) => value),
  };
}

export function publicList(db: DatabaseSync): PublicList {
  const head = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM public_change');
  const after = db.prepare(
    'SELECT seq, time, item, record, kind FROM public_change WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const ofItem = db.prepare(
    'SELECT seq, time, item, record, kind FROM public_change WHERE item = ? ORDER BY seq',
  );
  const one = db.prepare(`SELECT ${columns} FROM public_record WHERE item = ? AND record = ?`);
  const known = db.prepare('SELECT 1 FROM public_record WHERE item = ? LIMIT 1');
  const counts = db.prepare(
    'SELECT count(*) AS records, count(DISTINCT item) AS items, count(DISTINCT partner) AS partners FROM public_record WHERE NOT deleted',
  );
  const earliest = db.prepare('SELECT time FROM public_change ORDER BY seq LIMIT 1');
  return {
    head: () => (head.get() as { seq: number }).seq,
    changesAfter: (seq, limit) => after.all(seq, limit) as PublicChange[],
    changesOf: (item) => ofItem.all(item) as PublicChange[],
    record: (item, record) => {
      const row = one.get(item, record) as Row | undefined;
      return row && toRecord(row);
    },
    records: ({ limit, ...query }) => {
      const { where, values } = conditions(query);
      const rows = db
        .prepare(`SELECT ${columns} FROM public_record ${where} ORDER BY seq LIMIT ?`)
        .all(...values, limit);
      return (rows as Row[]).map(toRecord);
    },
    count: (query) => {
      const { where, values } = conditions(query);
      return (db.prepare(`SELECT count(*) AS n FROM public_record ${where}`).get(...values) as { n: number })
        .n;
    },
    knows: (item) => known.get(item) !== undefined,
    counts: () => ({ ...(counts.get() as { items: number; records: number; partners: number }) }),
    earliest: () => {
      const row = earliest.get() as { time: string } | undefined;
      return row && `${row.time.slice(0, 19)}Z`;
    },
  };
}

export function publicListWriter(db: DatabaseSync): PublicListWriter {
  const states = db.prepare(
    'SELECT item, record, partner, collection, deleted, digest FROM public_record WHERE item IN (SELECT value FROM json_each(?))',
  );
  const last = db.prepare('SELECT time FROM public_change ORDER BY seq DESC LIMIT 1');
  const change = db.prepare('INSERT INTO public_change (time, item, record, kind) VALUES (?, ?, ?, ?)');
  const state = db.prepare(
    `INSERT INTO public_record (seq, item, record, partner, collection, datestamp, deleted, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (item, record) DO UPDATE SET seq = excluded.seq, partner = excluded.partner, collection = excluded.collection,
     datestamp = excluded.datestamp, deleted = excluded.deleted, digest = excluded.digest`,
  );
  return {
    states: (items) =>
      (states.all(JSON.stringify(items)) as (Omit<PublicState, 'deleted'> & { deleted: number })[]).map(
        (row) => ({
          ...row,
          deleted: row.deleted === 1,
        }),
      ),
    append: (s) => {
      const seq = Number(change.run(s.time, s.item, s.record, s.kind).lastInsertRowid);
      const datestamp = `${s.time.slice(0, 19)}Z`;
      state.run(seq, s.item, s.record, s.partner, s.collection, datestamp, s.deleted ? 1 : 0, s.digest);
    },
    lastTime: () => (last.get() as { time: string } | undefined)?.time,
  };
}
