import { rm } from 'node:fs/promises';
import { mediaPath } from '../archive/media-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { operatorInbox, tell } from './tell.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader' | 'requests' | 'dataDir' | 'db'>;

export const erasureGrounds = ['law', 'takedown', 'harm'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** One of two: a person who keeps the archive, or a steward of the record's partner. */
export type Eraser = { id: string; operator: boolean; stewardOf: readonly string[] };

const may = (eraser: Eraser, partner: string): boolean =>
  eraser.operator || eraser.stewardOf.includes(partner);

/** Asks that what a record ever said be destroyed. It takes a ground, and a second person who confirms it. */
export function askErasure(
  parts: Parts,
  {
    item,
    record: name,
    ground,
    by,
    time,
  }: { item: string; record: string; ground: ErasureGround; by: Eraser; time: string },
): Outcome<{ erasure: number }> {
  return parts.writer.attempt((tx): Outcome<{ erasure: number }> => {
    const record = tx.recordNamed(item, name);
    if (!record) return unknown('such record');
    if (!may(by, record.partner))
      return refuse(
        'forbidden',
        'Erasing is for those who keep the archive, and for a steward of the partner.',
        'Ask for a takedown instead.',
      );
    const erasure = tx.askErasure({ item, record: record.id, ground, actor: by.id, time });
    tx.log({ time, actor: by.id, kind: 'erasure.asked', subject: `erasure/${erasure}`, payload: { ground } });
    tell(tx, {
      partners: [operatorInbox, record.partner],
      kind: 'erasure.asked',
      subject: `erasure/${erasure}`,
      detail: { item, record: name, ground },
      time,
    });
    return { outcome: 'done', erasure };
  });
}

/**
 * Destroys, confirmed by a second person: every revision, its payloads and salts in the log, its files where nothing else shows them, and what was
 * made from them. A tombstone without content stays, and the chain of the log still verifies. Search and SPARQL are made anew so that no
 * file of theirs keeps a trace.
 */
export async function confirmErasure(
  parts: Parts,
  {
    erasure: id,
    by,
    time,
    removeDerivatives,
  }: {
    erasure: number;
    by: Eraser;
    time: string;
    /** Removes what was made from a file, by its SHA-256. */
    removeDerivatives: (file: string) => Promise<void>;
  },
): Promise<Outcome<{ files: number }>> {
  // What is deleted is overwritten, not only unlinked.
  parts.db.exec('PRAGMA secure_delete = ON');
  const result = parts.writer.attempt((tx): Outcome<{ files: string[] }> => {
    const asked = parts.curation.erasures().find((known) => known.id === id);
    const record = asked?.record === undefined ? undefined : tx.recordById(Number(asked.record));
    if (!asked || !record) return unknown('such erasure');
    if (asked.confirmed !== undefined)
      return refuse('conflict', 'This has been erased already.', 'Nothing is left to do.');
    if (asked.askedBy === by.id)
      return refuse(
        'forbidden',
        'Whoever asked cannot confirm.',
        'Let a second person look at it and confirm.',
      );
    if (!may(by, record.partner))
      return refuse(
        'forbidden',
        'You cannot confirm this.',
        'An operator or a steward of the partner confirms.',
      );
    const { files } = tx.eraseRecord(record.id, time);
    tx.eraseUnusedConcepts();
    tx.confirmErasure(id, by.id, time);
    const seq = tx.log({
      time,
      actor: by.id,
      kind: 'record.erased',
      subject: `erasure/${id}`,
      payload: { ground: asked.ground },
    });
    const { collection, partner, item } = record;
    tx.decision({
      seq,
      time,
      kind: 'record.erased',
      collection,
      item,
      record: record.id,
      partner,
      detail: { ground: asked.ground },
    });
    tx.change(item);
    return { outcome: 'done', files };
  });
  if (result.outcome === 'refused') return result;
  for (const file of result.files) {
    await rm(mediaPath(parts.dataDir, file), { force: true });
    await removeDerivatives(file);
  }
  parts.reader.forgetContents();
  parts.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  parts.requests.ask('rebuild search');
  parts.requests.ask('rebuild quads');
  return { outcome: 'done', files: result.files.length };
}
