import { enterWithdrawal, subjectOf } from '../acts/enter-revision.ts';
import { noteAmendments } from '../acts/note-amendments.ts';
import { noContent, type StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import type { DepositContext } from './deposit-context.ts';
import { openMatter } from './write-batch.ts';

/** A step through the records that a complete source does not hold: those after a record's row. */
export type Step = { after: number; limit: number };

/** What a step came to: `last`, where the next one goes on, if there is `more`. */
type Absent = { records: StoredRecord[]; last: number; more: boolean };

/** Records that stand and that a deposit has not seen in its source, but for those that are to stay (`takes`). Writes nothing. */
export function findAbsent(
  tx: Transaction,
  { partner, collection, deposit, actor }: DepositContext,
  { after, limit }: Step,
  takes: (record: StoredRecord) => boolean,
): Absent {
  const all = actor.role === 'steward';
  const absent = tx.unseen({ partner, collection: collection.id, deposit, after, limit, all });
  return {
    records: absent.filter(takes),
    last: absent.at(-1)?.id ?? after,
    more: absent.length === limit,
  };
}

/**
 * Takes back the records that a complete deposit did not hold, a step at a time, but for those that are to stay (`takes`); a curator proposes
 * that to the partner's stewards. Gives those that were taken back.
 */
export function withdrawAbsent(
  tx: Transaction,
  context: DepositContext,
  step: Step,
  takes: (record: StoredRecord) => boolean,
): Absent {
  const { deposit, actor, parts } = context;
  const time = new Date().toISOString();
  const found = findAbsent(tx, context, step, takes);
  for (const record of found.records)
    if (actor.role === 'steward') {
      enterWithdrawal(tx, record, { deposit, actor: actor.id, time });
      noteAmendments(parts, tx, { record, content: undefined, time });
    } else {
      const proposal = openMatter(tx, context, time);
      const payload = {
        revision: record.revisions + 1,
        deposit,
        proposal,
        digest: Buffer.from(noContent.digest).toString('hex'),
      };
      const log = tx.log({
        time,
        actor: actor.id,
        kind: 'record.withdrawal-proposed',
        subject: subjectOf(record),
        payload,
      });
      tx.addRevision({ record, state: 'proposed', ...noContent, deposit, time, log, proposal });
    }
  return found;
}
