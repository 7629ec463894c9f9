import type { Archive } from '../../archive/open-archive.ts';
import type { Actor } from '../../curation/decide.ts';
import { type Outcome, unknown } from '../outcome.ts';
import { stewardFault } from '../steward-only.ts';
import { tell } from '../tell.ts';
import { partnersConcerned } from './concerned.ts';

/** A partner's steward takes its description of a person, group or place back; what it said stays with the partner. */
export function withdrawDescription(
  parts: Pick<Archive, 'writer' | 'curation' | 'reader'>,
  { reference, actor, time }: { reference: string; actor: Actor; time: string },
): Outcome {
  return parts.writer.attempt((tx): Outcome => {
    const { partner } = actor;
    const own = parts.curation.descriptionsOf(reference).find((one) => one.partner === partner);
    if (!own) return unknown('such description of yours');
    const fault = stewardFault(actor, partner);
    if (fault) return fault;
    const kind = 'authority.withdrawn';
    const log = tx.log({ time, actor: actor.id, kind, subject: reference, payload: { partner } });
    tx.describeAuthority({ reference, partner, actor: actor.id, time, log });
    tx.decision({ seq: log, time, kind, partner, detail: { reference } });
    const partners = partnersConcerned(parts, reference);
    tell(tx, { partners, except: partner, kind, subject: reference, detail: { partner }, time });
    return { outcome: 'done' };
  });
}
