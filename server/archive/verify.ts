import type { DatabaseSync } from 'node:sqlite';
import { verifyLog } from './log.ts';
import { fileDigest, mediaPath } from './media-store.ts';
import { contentDigest } from './write-records.ts';

export type Fault = { what: string; fault: string };
export type Verification = { entries: number; revisions: number; files: number; faults: Fault[] };

/** Revisions whose content does not match their digest, or that no log entry speaks of with that digest. */
function verifyRevisions(db: DatabaseSync): { revisions: number; faults: Fault[] } {
  const faults: Fault[] = [];
  let revisions = 0;
  const rows = db
    .prepare(
      `SELECT item, name, number, digest, state, content FROM revision JOIN record ON record.id = revision.record ORDER BY revision.id`,
    )
    .iterate() as Iterable<{
    item: string;
    name: string;
    number: number;
    digest: Uint8Array;
    state: string;
    content: string;
  }>;
  for (const row of rows) {
    revisions += 1;
    const content = row.state === 'withdrawn' ? '' : row.content;
    if (Buffer.compare(contentDigest(content), row.digest) !== 0)
      faults.push({
        what: `item/${row.item}/record/${row.name}, revision ${row.number}`,
        fault: 'its content does not match its digest',
      });
  }
  const unlogged = db
    .prepare(
      `SELECT item, name, number FROM revision JOIN record ON record.id = revision.record
       WHERE state <> 'withdrawn' AND NOT EXISTS (
         SELECT 1 FROM log JOIN log_payload USING (seq)
         WHERE (seq = revision.log OR (revision.log IS NULL AND subject = 'item/' || item || '/record/' || name))
         AND payload ->> 'digest' = lower(hex(revision.digest)) AND payload ->> 'revision' = number) LIMIT 100`,
    )
    .all() as { item: string; name: string; number: number }[];
  for (const row of unlogged)
    faults.push({
      what: `item/${row.item}/record/${row.name}, revision ${row.number}`,
      fault: 'no entry of the log speaks of it',
    });
  return { revisions, faults };
}

/** Checks the whole archive: the chain of the log, every revision against its digest and the log, every file against its name. */
export async function verifyArchive(
  { db, dataDir }: { db: DatabaseSync; dataDir: string },
  onProgress: (checked: { files: number; of: number }) => void = () => {},
): Promise<Verification> {
  const log = verifyLog(db);
  const { revisions, faults } = verifyRevisions(db);
  if (log.fault) faults.unshift({ what: `log entry ${log.fault.seq}`, fault: log.fault.fault });
  const files = db.prepare('SELECT file, bytes FROM media ORDER BY file').all() as {
    file: string;
    bytes: number;
  }[];
  for (const [index, { file, bytes }] of files.entries()) {
    const found = await fileDigest(mediaPath(dataDir, file)).catch(() => undefined);
    if (!found) faults.push({ what: `media ${file}`, fault: 'the file is missing' });
    else if (found.file !== file || found.bytes !== bytes)
      faults.push({ what: `media ${file}`, fault: 'the file has changed' });
    onProgress({ files: index + 1, of: files.length });
  }
  return { entries: log.entries, revisions, files: files.length, faults };
}
