import type { RecordContent } from '../../vocab/fields.ts';
import type { Archive } from '../archive/open-archive.ts';
import { itemId } from '../curation/item-id.ts';
import { eraseDescription, erasedDescription } from './authorities/erase-description.ts';
import { type Eraser, type ErasureGround, mayErase } from './eraser.ts';
import { finishErasures } from './finish-erasures.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { conceptsIn } from './take-concepts.ts';
import { operatorInbox, tell } from './tell.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader' | 'requests' | 'dataDir' | 'db'>;

export { type Eraser, type ErasureGround, erasureGrounds } from './eraser.ts';

/** Asks that what a record ever said be destroyed. It takes a ground, and a second person who confirms it. */
export function askErasure(
  parts: Pick<Parts, 'writer'>,
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
    if (!mayErase(by, record.partner))
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
 * Destroys, confirmed by a second person: every revision, its payloads and salts in the log, what was said about it in reasons and disputes, its files
 * where nothing else shows them, and what was made from them. A tombstone without content stays, and the chain of the log still
 * verifies. Search and SPARQL are made anew so that no file of theirs keeps a trace.
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
  const result = parts.writer.attempt((tx): Outcome<{ files: string[] }> => {
    const asked = parts.curation.erasures().find((known) => known.id === id);
    const record = asked?.record === undefined ? undefined : tx.recordById(asked.record);
    const partner = record?.partner ?? (asked && erasedDescription(asked)?.partner);
    if (!asked || partner === undefined) return unknown('such erasure');
    if (asked.confirmed !== undefined || (record && record.erased !== null))
      return refuse('conflict', 'This has been erased already.', 'Nothing is left to do.');
    if (asked.askedBy === by.id)
      return refuse(
        'forbidden',
        'Whoever asked cannot confirm.',
        'Let a second person look at it and confirm.',
      );
    if (!mayErase(by, partner))
      return refuse(
        'forbidden',
        'You cannot confirm this.',
        'An operator or a steward of the partner confirms.',
      );
    if (!record) {
      eraseDescription(parts, tx, { asked, by, time });
      return { outcome: 'done', files: [] };
    }
    const concepts = tx
      .contentsEver(record.id)
      .flatMap((content) => conceptsIn(JSON.parse(content) as RecordContent));
    const named = tx.filesEver(record.id);
    tx.confirmErasure({ id, actor: by.id, time, files: named });
    tx.eraseRecord(record.id, { time, own: itemId(record) });
    const files = tx.eraseUnusedFiles(named);
    tx.eraseUnusedConcepts(concepts);
    const payload = { ground: asked.ground };
    const entry = { time, actor: by.id, kind: 'record.erased', subject: `erasure/${id}` };
    const seq = tx.log({ ...entry, payload });
    const { collection, item } = record;
    const kind = 'record.erased';
    tx.decision({ seq, time, kind, collection, item, record: record.id, partner, detail: payload });
    tx.change(item);
    return { outcome: 'done', files };
  });
  if (result.outcome === 'refused') return result;
  await finishErasures(parts, { removeDerivatives, time });
  return { outcome: 'done', files: result.files.length };
}
