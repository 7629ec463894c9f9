import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import type { Access, RestrictionGround } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import type { Actor } from '../curation/decide.ts';
import { describersOf } from './describers.ts';
import { subjectOf } from './enter-revision.ts';
import type { AccessSubject } from './matter-subjects.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
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

/** Whether a record says something, or ever said it: what was edited away can still be read in its history. */
const says = (parts: Pick<Archive, 'curation'>, { id }: StoredRecord, statement: string): boolean =>
  parts.curation
    .revisionsOf(id)
    .some(({ content }) => statementsOf(content).some((s) => statementId(s) === statement));

/**
 * Restricts who may see an item, a record or a statement. A partner restricts what is its own at once; the item as a whole, where
 * others describe it too, is a matter for all of them. Public access lifts what the partner set before.
 */
export function restrict(parts: Parts, act: RestrictAct): Outcome<{ effective: boolean; proposal?: number }> {
  return parts.writer.attempt((tx): Outcome<{ effective: boolean; proposal?: number }> => {
    if (act.access.level === 'named' && act.access.partners.some((partner) => !parts.reader.partner(partner)))
      return refuse('invalid', 'One of the partners named is not there.', 'Name partners of the archive.');
    if (act.record === undefined)
      return act.statement === undefined
        ? restrictItem(parts, tx, act)
        : refuse('invalid', 'A statement is one of a record.', 'Name its record too.');
    const record = tx.recordNamed(act.item, act.record);
    if (!record) return unknown('such record');
    const fault = stewardFault(act.actor, record.partner);
    if (fault) return fault;
    const { actor, time, access, ground, statement } = act;
    if (statement !== undefined && access.level !== 'public' && !says(parts, record, statement))
      return unknown('such statement');
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

/** Those who describe the item decide on it, all of them, whoever else is in the collection: it concerns what each of them shows. */
function restrictItem(
  parts: Parts,
  tx: Transaction,
  { item, access, ground, actor, time }: RestrictAct,
): Outcome<{ effective: boolean; proposal: number }> {
  const partners = describersOf(tx, item);
  if (partners.length === 0) return unknown('such item');
  if (!partners.includes(actor.partner))
    return refuse(
      'forbidden',
      `${actor.partner} does not describe this item.`,
      'Contest what does harm, or ask for a restriction.',
    );
  const { collection } = tx.recordsOfItem(item).find(({ partner }) => partner === actor.partner)!;
  const { days } = parts.reader.collection(collection)!.agreement;
  return putOrApply(parts, tx, {
    kind: 'access',
    collection,
    actor,
    rules: { partners, approvals: 'all', veto: [], days, silence: 'hold' },
    subject: { item, access, ground } satisfies AccessSubject,
    time,
  });
}
