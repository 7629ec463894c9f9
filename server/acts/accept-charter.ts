import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { stewardFault } from './steward-only.ts';

/** A steward accepts the archive's ethical charter for the partner, by name and date. */
export function acceptCharter(
  { writer, reader }: Pick<Archive, 'writer' | 'reader'>,
  { name, actor, time }: { name: string; actor: Actor; time: string },
): Outcome {
  return writer.attempt((tx): Outcome => {
    const partner = reader.partner(actor.partner);
    if (!partner) return unknown('such partner');
    const fault = stewardFault(actor, partner.id);
    if (fault) return fault;
    if (name.trim() === '' || name.length > 200)
      return refuse('invalid', 'The charter is accepted by name.', 'Write your name, 200 letters at most.');
    const charter = { name: name.trim(), time };
    tx.partner({ ...partner, charter });
    const seq = tx.log({
      time,
      actor: actor.id,
      kind: 'charter.accepted',
      subject: `partner/${partner.id}`,
      payload: charter,
    });
    tx.decision({ seq, time, kind: 'charter.accepted', partner: partner.id, detail: {} });
    return { outcome: 'done' };
  });
}
