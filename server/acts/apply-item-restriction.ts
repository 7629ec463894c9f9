import type { Transaction } from '../archive/writer.ts';
import type { AccessSubject } from './matter-subjects.ts';
import type { Refused } from './outcome.ts';

/** An item as a whole has the access that its partners agreed on. */
export function applyItemRestriction(
  tx: Transaction,
  act: {
    subject: AccessSubject;
    time: string;
    actor: string;
    partner: string;
    detail: Record<string, unknown>;
  },
): Refused | undefined {
  const { subject, time, actor, partner, detail } = act;
  const { item, access } = subject;
  for (const restriction of tx.restrictionsAt({ item }))
    if (restriction.dispute === null) tx.liftRestriction(restriction.id);
  if (access.level !== 'public') tx.restrict({ item, access, partner, actor, ground: 'own', time });
  tx.log({ time, actor, kind: 'access.set', subject: `item/${item}`, payload: { access, ...detail } });
  tx.change(item);
  return undefined;
}
