import { enterWithdrawal, subjectOf } from '../acts/enter-revision.ts';
import { noteAmendments } from '../acts/note-amendments.ts';
import { noContent, type StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import type { DepositContext } from './deposit-context.ts';
import { openMatter } from './write-batch.ts';

/** A step through the records that a complete source does not hold: those after a record's row. */
export type Step = { after: number; limit: number };

const absentOf = (
  tx: Transaction,
  { partner, collection, deposit, actor }: DepositContext,
  { after, limit }: Step,
) =>
  tx.unseen({
    partner,
    collection: collection.id,
    deposit,
    after,
    limit,
    all: actor.role === 'steward',
  });

/** Records that would be taken back: those that stand and that the source does not hold. `held`: whether it does, by a record's row. */
export function findAbsent(
  tx: Transaction,
  context: DepositContext,
  step: Step,
  held: (record: number) => boolean,
): { records: StoredRecord[]; last: number; more: boolean } {
  const standing = absentOf(tx, context, step);
  return {
    records: standing.filter(({ id }) => !held(id)),
    last: standing.at(-1)?.id ?? step.after,
    more: standing.length === step.limit,
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
  takes: (tx: Transaction, record: StoredRecord) => boolean,
): { records: StoredRecord[]; last: number; more: boolean } {
  const { deposit, actor, parts } = context;
  const time = new Date().toISOString();
  const absent = absentOf(tx, context, step);
  const records = absent.filter((record) => takes(tx, record));
  for (const record of records)
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
  return { records, last: absent.at(-1)?.id ?? step.after, more: absent.length === step.limit };
}
