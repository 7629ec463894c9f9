import type { Archive } from '../../archive/open-archive.ts';
import type { Transaction } from '../../archive/writer.ts';
import type { AcceptedAct, JoinSubject } from '../matter-subjects.ts';
import { type Refused, refuse } from '../outcome.ts';
import { partnersConcerned } from './concerned.ts';

/** Two people, groups or places are one from now on. */
export function applyAuthorityJoin(
  parts: Pick<Archive, 'reader' | 'curation'>,
  tx: Transaction,
  act: AcceptedAct<JoinSubject>,
): Refused | undefined {
  const { from, into } = act.subject;
  if ([from, into].some((reference) => parts.curation.headOf(reference) !== reference))
    return refuse(
      'conflict',
      'One of the two has been joined to another meanwhile.',
      'Propose the join anew.',
    );
  const unheard = [from, into]
    .flatMap((reference) => partnersConcerned(parts, reference))
    .find((partner) => !act.partners.includes(partner));
  if (unheard !== undefined)
    return refuse(
      'conflict',
      `${unheard} has come to speak of one of the two and was not asked.`,
      'Propose the join anew.',
    );
  const { time, actor, partner, detail } = act;
  const approvals = Array.isArray(detail.approvals) ? (detail.approvals as string[]) : [];
  const kind = 'authority.joined';
  const payload = { from, into, ...detail };
  const log = tx.log({ time, actor, kind, subject: into, payload });
  tx.joinAuthority({ reference: from, joinedTo: into, partner, approvals, time, log });
  tx.decision({ seq: log, time, kind, partner, detail: { reference: from, into, ...detail } });
  return undefined;
}
