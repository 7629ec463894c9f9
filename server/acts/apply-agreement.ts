import type { Agreement } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Transaction } from '../archive/writer.ts';
import type { AcceptedAct, AgreementSubject } from './matter-subjects.ts';
import { type Refused, refuse } from './outcome.ts';

/** An agreement that was accepted holds from now on; what access it gives counts for every record of the collection at once. */
export function applyAgreement(
  parts: Pick<Archive, 'reader' | 'curation'>,
  tx: Transaction,
  act: AcceptedAct<AgreementSubject> & { collection: string },
): Refused | undefined {
  const { subject, time, actor, detail } = act;
  const collection = parts.reader.collection(act.collection)!;
  const { partners, agreement, licence, replaces } = subject;
  // It was decided by the rules that held when it was put: they are not another agreement's to overrule.
  if (replaces !== parts.curation.agreements(collection.id).at(-1)?.version)
    return refuse(
      'conflict',
      'The agreement has been changed since this was proposed.',
      'Take it back, and propose it anew.',
    );
  tx.collection({ ...collection, partners, agreement, licence }, time);
  const seq = tx.log({
    time,
    actor,
    kind: 'agreement.changed',
    subject: `collection/${collection.id}`,
    payload: { ...subject, ...detail },
  });
  tx.decision({
    seq,
    time,
    kind: 'agreement.changed',
    collection: collection.id,
    partner: act.partner,
    detail: {
      ...detail,
      partners,
      approvalsNeeded: agreement.approvals,
      veto: agreement.veto,
      days: agreement.days,
      silenceMeans: agreement.silence,
    },
  });
  const shows = ({ access, mediaRights }: Agreement, of: string) => JSON.stringify([access, mediaRights, of]);
  if (shows(agreement, licence) !== shows(collection.agreement, collection.licence))
    tx.changeCollection(collection.id);
  return undefined;
}
