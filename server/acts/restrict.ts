import type { Access, RestrictionGround } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Transaction } from '../archive/writer.ts';
import type { Actor } from '../curation/decide.ts';
import { subjectOf } from './enter-revision.ts';
import type { AccessSubject } from './matter-subjects.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { rulesOf } from './put-matter.ts';
import { putOrApply } from './put-or-apply.ts';
import { stewardFault } from './steward-only.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

export type RestrictAct = {
  item: string;
  /** The name of a record; the item as a whole where there is none. */
  record?: string;
  /** The id of a statement of it; a picture is the statement of its field `media`. */
  statement?: string;
  access: Access;
  ground: RestrictionGround;
  actor: Actor;
  time: string;
};

/**
 * Restricts who may see an item, a record or a statement. A partner restricts what is its own at once; the item as a whole, where
 * others describe it too, is a matter for the collection's partners. Public access lifts what the partner set before.
 */
export function restrict(parts: Parts, act: RestrictAct): Outcome<{ effective: boolean; proposal?: number }> {
  return parts.writer.attempt((tx): Outcome<{ effective: boolean; proposal?: number }> => {
    if (act.access.level === 'named' && act.access.partners.some((partner) => !parts.reader.partner(partner)))
      return refuse('invalid', 'One of the partners named is not there.', 'Name partners of the archive.');
    if (act.record === undefined) return restrictItem(parts, tx, act);
    const record = tx.recordNamed(act.item, act.record);
    if (!record) return unknown('such record');
    const fault = stewardFault(act.actor, record.partner);
    if (fault) return fault;
    const { actor, time, access, ground, statement } = act;
    const same = tx
      .restrictionsAt({ item: act.item, record: record.id, ...(statement !== undefined && { statement }) })
      .filter((r) => r.dispute === null && r.partner === actor.partner);
    for (const restriction of same) tx.liftRestriction(restriction.id);
    if (access.level !== 'public')
      tx.restrict({
        item: act.item,
        record: record.id,
        ...(statement !== undefined && { statement }),
        access,
        partner: actor.partner,
        actor: actor.id,
        ground,
        time,
      });
    tx.log({
      time,
      actor: actor.id,
      kind: 'access.set',
      subject: subjectOf(record),
      payload: { access, ground, ...(statement !== undefined && { statement }) },
    });
    tx.change(act.item);
    return { outcome: 'done', effective: true };
  });
}

function restrictItem(
  parts: Parts,
  tx: Transaction,
  { item, access, actor, time }: RestrictAct,
): Outcome<{ effective: boolean; proposal: number }> {
  const records = tx.recordsOfItem(item);
  const own = records.find((record) => record.partner === actor.partner);
  if (records.length === 0) return unknown('such item');
  if (!own)
    return refuse(
      'forbidden',
      `${actor.partner} does not describe this item.`,
      'Contest what does harm, or ask for a restriction.',
    );
  const partners = [...new Set(records.map((record) => record.partner))];
  const rules = rulesOf(parts.reader.collection(own.collection)!);
  return putOrApply(parts, tx, {
    kind: 'access',
    collection: own.collection,
    actor,
    // Those who describe the item decide on it, whoever else is in the collection.
    rules: { ...rules, partners, veto: rules.veto.filter((holder) => partners.includes(holder)) },
    subject: { item, access } satisfies AccessSubject,
    time,
  });
}
