import type { DatabaseSync } from 'node:sqlite';
import type { PublicChange, PublicList, PublicRecord, PublicRecordQuery } from './public-list.ts';

type Row = Omit<PublicRecord, 'deleted' | 'sets'> & { deleted: number; sets: string };
const toRecord = (row: Row): PublicRecord => ({
  ...row,
  deleted: row.deleted === 1,
  sets: toSets(row.sets),
});
/** Sets stand in one text, each between two spaces, so that one is found without a table of its own. */
const toSets = (text: string): string[] => (text === '' ? [] : text.trim().split(' '));
const fromSets = (sets: readonly string[]): string => (sets.length ? ` ${sets.join(' ')} ` : '');
type ChangeRow = Omit<PublicChange, 'revision' | 'contested'> & {
  revision: number | null;
  contested: string | null;
};
const toChange = ({ revision, contested, ...row }: ChangeRow): PublicChange => ({
  ...row,
  ...(revision !== null && { revision }),
  ...(contested !== null && { contested: JSON.parse(contested) as string[] }),
});
const changeColumns = 'seq, time, item, record, kind, revision, contested';
const columns = 'seq, item, record, partner, collection, datestamp, deleted, sets';

/** A record's public state as the publisher keeps it: `digest` of what is public, undefined after deletion. */
export type PublicState = Pick<
  PublicRecord,
  'item' | 'record' | 'partner' | 'collection' | 'deleted' | 'sets'
> & {
  digest: Uint8Array;
};

/** Writing the public list; inside a write transaction. */
export interface PublicListWriter {
  states(items: readonly string[]): PublicState[];
  /** `names`: the people, groups and places that the record names. */
  append(
    state: PublicState &
      Pick<PublicChange, 'kind' | 'time' | 'revision' | 'contested'> & { names?: readonly string[] },
  ): void;
  /** The people, groups and places that a record names which was entered before they were kept. */
  putNames(record: Pick<PublicState, 'item' | 'record' | 'partner'>, references: readonly string[]): void;
  /** The sets of a record that was entered before they were kept; its place in the list stays. */
  putSets(record: Pick<PublicState, 'item' | 'record' | 'sets'>): void;
  /** The time of the last entry, so that no later one is dated earlier. */
  lastTime(): string | undefined;
}

/** The conditions of a query, as SQL; each kind of query has one statement, so that its index is used. */
function conditions(query: Omit<PublicRecordQuery, 'limit'>): { where: string; values: (string | number)[] } {
  const parts: [string, string | number | undefined][] = [
    ['partner = ?', query.partner],
    ['collection = ?', query.collection],
    ['instr(sets, ?) > 0', query.set && ` ${query.set}${query.set.endsWith(':') ? '' : ' '}`],
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
  const after = db.prepare(`SELECT ${changeColumns} FROM public_change WHERE seq > ? ORDER BY seq LIMIT ?`);
  const between = db.prepare(
    `SELECT ${changeColumns} FROM public_change WHERE seq BETWEEN ? AND ? ORDER BY seq`,
  );
  const ofItem = db.prepare(`SELECT ${changeColumns} FROM public_change WHERE item = ? ORDER BY seq`);
  const items = db.prepare(
    `SELECT item, datestamp FROM public_record AS record WHERE seq BETWEEN ? AND ? AND NOT deleted AND NOT EXISTS (
       SELECT 1 FROM public_record AS other WHERE other.item = record.item AND other.seq > record.seq AND NOT other.deleted) ORDER BY seq`,
  );
  const one = db.prepare(`SELECT ${columns} FROM public_record WHERE item = ? AND record = ?`);
  const inUse = db.prepare(
    `SELECT ${columns.replace('seq', 'max(seq) AS seq')} FROM public_record WHERE NOT deleted AND sets <> '' GROUP BY sets`,
  );
  const known = db.prepare('SELECT 1 FROM public_record WHERE item = ? LIMIT 1');
  const counts = db.prepare(
    'SELECT count(*) AS records, count(DISTINCT item) AS items, count(DISTINCT partner) AS partners FROM public_record WHERE NOT deleted',
  );
  const earliest = db.prepare('SELECT time FROM public_change ORDER BY seq LIMIT 1');
  return {
    head: () => (head.get() as { seq: number }).seq,
    changesAfter: (seq, limit) => (after.all(seq, limit) as ChangeRow[]).map(toChange),
    changesBetween: (first, last) => (between.all(first, last) as ChangeRow[]).map(toChange),
    changeFrom: (seq) => (after.all(seq - 1, 1) as ChangeRow[]).map(toChange)[0],
    changesOf: (item) => (ofItem.all(item) as ChangeRow[]).map(toChange),
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
    itemsBetween: (first, last) => items.all(first, last) as { item: string; datestamp: string }[],
    count: (query) => {
      const { where, values } = conditions(query);
      return (db.prepare(`SELECT count(*) AS n FROM public_record ${where}`).get(...values) as { n: number })
        .n;
    },
    setsInUse: () => (inUse.all() as Row[]).map(toRecord),
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
    'SELECT item, record, partner, collection, deleted, digest, sets FROM public_record WHERE item IN (SELECT value FROM json_each(?))',
  );
  const putSets = db.prepare('UPDATE public_record SET sets = ? WHERE item = ? AND record = ?');
  const last = db.prepare('SELECT time FROM public_change ORDER BY seq DESC LIMIT 1');
  const change = db.prepare(
    'INSERT INTO public_change (time, item, record, kind, revision, contested) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const state = db.prepare(
    `INSERT INTO public_record (seq, item, record, partner, collection, datestamp, deleted, digest, sets, names) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (item, record) DO UPDATE SET seq = excluded.seq, partner = excluded.partner, collection = excluded.collection,
     datestamp = excluded.datestamp, deleted = excluded.deleted, digest = excluded.digest, sets = excluded.sets, names = excluded.names`,
  );
  // What a record names stands with it, so that no second index of all names is needed to take them away.
  const namesOf = db.prepare(
    'SELECT names FROM public_record WHERE item = ? AND record = ? AND names IS NOT NULL',
  );
  const setNames = db.prepare('UPDATE public_record SET names = ? WHERE item = ? AND record = ?');
  const dropName = db.prepare(
    'DELETE FROM public_name WHERE reference = ? AND partner = ? AND item = ? AND record = ?',
  );
  const putName = db.prepare(
    'INSERT OR IGNORE INTO public_name (reference, partner, item, record) VALUES (?, ?, ?, ?)',
  );
  /** Gives what is to be kept with the record. `fresh`: it was not public before. */
  function replaceNames(
    { item, record, partner }: Pick<PublicState, 'item' | 'record' | 'partner'>,
    references: readonly string[],
    fresh: boolean,
  ): string | null {
    const before = fresh ? undefined : (namesOf.get(item, record) as { names: string } | undefined);
    for (const reference of before ? (JSON.parse(before.names) as string[]) : [])
      dropName.run(reference, partner, item, record);
    const names = [...new Set(references)];
    for (const reference of names) putName.run(reference, partner, item, record);
    return names.length ? JSON.stringify(names) : null;
  }
  return {
    putNames: (place, references) => {
      const names = replaceNames(place, references, false);
      setNames.run(names, place.item, place.record);
    },
    states: (items) =>
      (
        states.all(JSON.stringify(items)) as (Omit<PublicState, 'deleted' | 'sets'> & {
          deleted: number;
          sets: string;
        })[]
      ).map((row) => ({
        ...row,
        deleted: row.deleted === 1,
        sets: toSets(row.sets),
      })),
    append: (s) => {
      const names = replaceNames(s, s.names ?? [], s.kind === 'create');
      const contested = s.contested?.length ? JSON.stringify(s.contested) : null;
      const seq = Number(
        change.run(s.time, s.item, s.record, s.kind, s.revision ?? null, contested).lastInsertRowid,
      );
      const datestamp = `${s.time.slice(0, 19)}Z`;
      state.run(
        seq,
        s.item,
        s.record,
        s.partner,
        s.collection,
        datestamp,
        s.deleted ? 1 : 0,
        s.digest,
        fromSets(s.sets),
        names,
      );
    },
    putSets: ({ item, record, sets }) => {
      putSets.run(fromSets(sets), item, record);
    },
    lastTime: () => (last.get() as { time: string } | undefined)?.time,
  };
}
