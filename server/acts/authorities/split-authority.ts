import type { Archive } from '../../archive/open-archive.ts';
import type { Actor } from '../../curation/decide.ts';
import { type Outcome, refuse, unknown } from '../outcome.ts';
import { stewardFault } from '../steward-only.ts';
import { tell } from '../tell.ts';
import { partnersConcerned } from './concerned.ts';

/**
 * Undoes a join of people, groups or places. It stood on the consent of all whom it concerns, so any of them may end it, and whoever proposed it; what was joined to
 * the one that is split off stays with it.
 */
export function splitAuthority(
  parts: Pick<Archive, 'writer' | 'curation' | 'reader'>,
  { reference, actor, time }: { reference: string; actor: Actor; time: string },
): Outcome<{ reference: string }> {
  return parts.writer.attempt((tx): Outcome<{ reference: string }> => {
    const join = parts.curation.authorityJoin(reference);
    if (!join) return unknown(`join of ${reference}`);
    const fault = stewardFault(actor, actor.partner);
    if (fault) return fault;
    const concerned = partnersConcerned(parts, parts.curation.headOf(reference));
    if (actor.partner !== join.partner && !concerned.includes(actor.partner))
      return refuse(
        'forbidden',
        `Neither public records nor descriptions of ${actor.partner} speak of the two.`,
        'Describe one of them first, or tell a partner who does.',
      );
    const into = join.joinedTo;
    const kind = 'authority.split';
    const payload = { reference, into };
    const seq = tx.log({ time, actor: actor.id, kind, subject: reference, payload });
    tx.splitAuthority(reference);
    tx.decision({ seq, time, kind, partner: actor.partner, detail: payload });
    const partners = [...concerned, join.partner];
    const detail = { partner: actor.partner };
    tell(tx, { partners, except: actor.partner, kind, subject: reference, detail, time });
    return { outcome: 'done', reference };
  });
}
