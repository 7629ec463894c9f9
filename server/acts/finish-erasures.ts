import { rm } from 'node:fs/promises';
import { clearPreviews } from '../archive/clear-previews.ts';
import { mediaPath } from '../archive/media-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import { scrubDatabase } from '../archive/scrub-database.ts';
import { clearWrittenRecords } from '../archive/written-records.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader' | 'requests' | 'dataDir' | 'db'>;

const unfinished = ({ curation }: Pick<Archive, 'curation'>) =>
  curation.erasures().filter((erasure) => erasure.confirmed !== undefined && erasure.finished === undefined);

/**
 * Brings erasures that were confirmed to their end on the disk: files, what was made from them, and traces in the database. To be called again
 * after a crash, or where a reader was in the way; says how many are still not at their end.
 */
export async function finishErasures(
  parts: Parts,
  { removeDerivatives, time }: { removeDerivatives: (file: string) => Promise<void>; time: string },
): Promise<number> {
  const waiting = unfinished(parts);
  if (waiting.length === 0) return 0;
  for (const file of new Set(waiting.flatMap(({ files }) => files ?? []))) {
    // Another record shows it, or has come to.
    if (parts.reader.media(file)) continue;
    await rm(mediaPath(parts.dataDir, file), { force: true });
    await removeDerivatives(file);
  }
  const partners = parts.writer.look((tx) =>
    waiting.flatMap(({ record }) => (record === undefined ? [] : (tx.recordById(record)?.partner ?? []))),
  );
  await clearPreviews(parts.dataDir, new Set(partners));
  if (!clearWrittenRecords(parts.dataDir) || !scrubDatabase(parts.db)) return waiting.length;
  // Another thread may have done the same meanwhile.
  if (unfinished(parts).length === 0) return 0;
  parts.requests.ask('rebuild search');
  parts.requests.ask('rebuild quads');
  parts.writer.transact((tx) => {
    for (const { id } of waiting) tx.finishErasure(id, time);
  });
  return 0;
}
