import type { Transaction } from '../archive/writer.ts';
import { describersOf } from './describers.ts';
import type { AcceptedAct, JoinSubject } from './matter-subjects.ts';
import { moveRecord } from './move-record.ts';
import { type Refused, refuse } from './outcome.ts';

/** Two items are one from now on. */
export function applyJoin(tx: Transaction, act: AcceptedAct<JoinSubject>): Refused | undefined {
  const { from, into } = act.subject;
  if (tx.currentItem(from) !== from || tx.currentItem(into) !== into)
    return refuse(
      'conflict',
      'One of the two has been joined to another meanwhile.',
      'Propose the join anew.',
    );
  const unheard = [from, into]
    .flatMap((item) => describersOf(tx, item))
    .find((partner) => !act.partners.includes(partner));
  if (unheard !== undefined)
    return refuse(
      'conflict',
      `${unheard} has come to describe it and was not asked.`,
      'Propose the join anew.',
    );
  const records = tx.recordsOfItem(from);
  for (const record of records) moveRecord(tx, record.id, into);
  tx.moveItemMarks(from, into);
  tx.pointItem(from, into);
  const { time, actor, partner, detail } = act;
  const payload = { from, into, records: records.map((record) => record.id), ...detail };
  const seq = tx.log({ time, actor, kind: 'item.joined', subject: `item/${into}`, payload });
  tx.decision({ seq, time, kind: 'item.joined', item: into, partner, detail: { from, ...detail } });
  tx.change(from);
  tx.change(into);
  return undefined;
}
