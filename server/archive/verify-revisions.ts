import type { DatabaseSync } from 'node:sqlite';
import { contentDigest } from './write-records.ts';

export type Fault = { what: string; fault: string };
type Place = { item: string; name: string };
type Revision = Place & { number: number; digest: Uint8Array; state: string; content: string };
type Standing = Place & { id: number; public: number | null };

const recordAt = ({ item, name }: Place): string => `item/${item}/record/${name}`;
const revisionAt = (row: Place & { number: number }): string => `${recordAt(row)}, revision ${row.number}`;

/** Revisions whose content does not match their digest. */
function* changedContents(db: DatabaseSync, onRow: () => void): Generator<Fault> {
  const rows = db
    .prepare(
      `SELECT item, name, number, digest, state, content FROM revision JOIN record ON record.id = revision.record ORDER BY revision.id`,
    )
    .iterate() as Iterable<Revision>;
  for (const row of rows) {
    onRow();
    // What takes a record back says nothing.
    const content = row.content === '{}' ? '' : row.content;
    if (Buffer.compare(contentDigest(content), row.digest) !== 0)
      yield { what: revisionAt(row), fault: 'its content does not match its digest' };
  }
}

/** Revisions of whose content no entry of the log speaks. */
function unlogged(db: DatabaseSync): Fault[] {
  const rows = db
    .prepare(
      `SELECT item, name, number FROM revision JOIN record ON record.id = revision.record
       WHERE state <> 'withdrawn' AND NOT EXISTS (
         SELECT 1 FROM log JOIN log_payload USING (seq)
         WHERE (seq = revision.log OR (revision.log IS NULL AND subject = 'item/' || item || '/record/' || name))
         AND payload ->> 'digest' = lower(hex(revision.digest)) AND payload ->> 'revision' = number) LIMIT 100`,
    )
    .all() as (Place & { number: number })[];
  return rows.map((row) => ({ what: revisionAt(row), fault: 'no entry of the log speaks of it' }));
}

/** Records whose public revision is not the one that the log published last, or that it took back since. */
function* unpublished(db: DatabaseSync): Generator<Fault> {
  const last = db.prepare(
    `SELECT kind, payload ->> 'revision' AS revision FROM log LEFT JOIN log_payload USING (seq)
     WHERE subject IN (SELECT ?1 UNION SELECT 'item/' || item || '/record/' || name FROM former_record WHERE record = ?2)
     AND kind IN ('record.published', 'record.withdrawn') ORDER BY seq DESC LIMIT 1`,
  );
  const rows = db
    .prepare(
      `SELECT record.id, item, name, revision.number AS public FROM record LEFT JOIN revision ON revision.id = record.published AND revision.record = record.id
       WHERE erased IS NULL ORDER BY record.id`,
    )
    .iterate() as Iterable<Standing>;
  for (const row of rows) {
    const entry = last.get(recordAt(row), row.id) as { kind: string; revision: number | null } | undefined;
    const expected = entry?.kind === 'record.published' ? entry.revision : null;
    if (expected !== row.public)
      yield {
        what: recordAt(row),
        fault:
          row.public === null
            ? `revision ${expected} is not public, as the log says it is`
            : `revision ${row.public} is public, which the log did not publish last`,
      };
  }
}

/** Checks every revision against its digest and the log, and what is public of each record against what the log published. */
export function verifyRevisions(db: DatabaseSync): { revisions: number; faults: Fault[] } {
  let revisions = 0;
  const count = () => {
    revisions += 1;
  };
  const faults = [...changedContents(db, count), ...unlogged(db), ...unpublished(db)];
  return { revisions, faults };
}
