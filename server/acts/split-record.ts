import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import { itemId } from '../curation/item-id.ts';
import { subjectOf } from './enter-revision.ts';
import { moveRecord } from './move-record.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { stewardFault } from './steward-only.ts';

type Parts = Pick<Archive, 'writer'>;

/**
 * Takes a record out of an item that it was joined to wrongly: it goes back to the address that is its own, and nothing is lost. Any partner who
 * describes the item may take its own record out.
 */
export function splitRecord(
  parts: Parts,
  { item, record: name, actor, time }: { item: string; record: string; actor: Actor; time: string },
): Outcome<{ item: string }> {
  return parts.writer.attempt((tx): Outcome<{ item: string }> => {
    const record = tx.recordNamed(item, name);
    if (!record) return unknown('such record');
    const fault = stewardFault(actor, record.partner);
    if (fault) return fault;
    const own = itemId(record);
    if (own === item)
      return refuse(
        'invalid',
        'The item has its address from this record.',
        'Ask the other partners to take theirs out, or withdraw yours.',
      );
    tx.addItem(own);
    tx.reviveItem(own);
    moveRecord(tx, record.id, own);
    tx.copyItemMarks(item, own);
    const moved = tx.recordById(record.id)!;
    const payload = { from: item, into: own, record: record.id };
    const seq = tx.log({ time, actor: actor.id, kind: 'item.split', subject: subjectOf(moved), payload });
    tx.decision({
      seq,
      time,
      kind: 'item.split',
      item: own,
      record: record.id,
      partner: actor.partner,
      detail: { from: item },
    });
    tx.change(item);
    tx.change(own);
    return { outcome: 'done', item: own };
  });
}
