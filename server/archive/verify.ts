import type { DatabaseSync } from 'node:sqlite';
import { verifyLog } from './log.ts';
import { fileDigest, mediaPath } from './media-store.ts';
import { type Fault, verifyRevisions } from './verify-revisions.ts';

export type { Fault } from './verify-revisions.ts';
export type Verification = { entries: number; revisions: number; files: number; faults: Fault[] };

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
