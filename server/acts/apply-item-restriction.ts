import type { Transaction } from '../archive/writer.ts';
import { describersOf } from './describers.ts';
import type { AcceptedAct, AccessSubject } from './matter-subjects.ts';
import { type Refused, refuse } from './outcome.ts';

/** An item as a whole has the access that its partners agreed on. */
export function applyItemRestriction(tx: Transaction, act: AcceptedAct<AccessSubject>): Refused | undefined {
  const { subject, time, actor, partner, detail } = act;
  const { item, access, ground = 'own' } = subject;
  if (tx.currentItem(item) !== item)
    return refuse(
      'conflict',
      'The item has been joined to another meanwhile.',
      'Propose it anew for that one.',
    );
  const unheard = describersOf(tx, item).find((name) => !act.partners.includes(name));
  if (unheard !== undefined)
    return refuse('conflict', `${unheard} has come to describe it and was not asked.`, 'Propose it anew.');
  for (const restriction of tx.restrictionsAt({ item }))
    if (restriction.dispute === null) tx.liftRestriction(restriction.id);
  if (access.level !== 'public') tx.restrict({ item, access, partner, actor, ground, time });
  tx.log({
    time,
    actor,
    kind: 'access.set',
    subject: `item/${item}`,
    payload: { access, ground, ...detail },
  });
  tx.change(item);
  return undefined;
}
