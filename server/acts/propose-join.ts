import type { Archive } from '../archive/open-archive.ts';
import type { Viewer } from '../curation/access.ts';
import type { Actor } from '../curation/decide.ts';
import { viewItem } from '../curation/view.ts';
import { describersOf } from './describers.ts';
import type { JoinSubject } from './matter-subjects.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';
import { putOrApply } from './put-or-apply.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/**
 * Proposes that two items are one. Every partner who describes either of them must accept, and silence is no consent. The second
 * keeps its address; that of the first will lead to it.
 */
export function proposeJoin(
  parts: Parts,
  { from, into, actor, time }: { from: string; into: string; actor: Actor; time: string },
): Outcome<{ proposal: number; effective: boolean }> {
  return parts.writer.attempt((tx): Outcome<{ proposal: number; effective: boolean }> => {
    const viewer: Viewer = { kind: 'partner', partners: [actor.partner] };
    for (const id of [from, into]) {
      const item = parts.reader.item(id);
      if (!item || item.joinedTo !== undefined || !viewItem(item, viewer)) return unknown(`item ${id}`);
    }
    if (from === into) return refuse('invalid', 'An item is not joined to itself.', 'Name two items.');
    const partners = [...new Set([...describersOf(tx, from), ...describersOf(tx, into)])];
    if (!partners.includes(actor.partner))
      return refuse(
        'forbidden',
        `${actor.partner} describes neither of the two.`,
        'Describe one of them first, or tell a partner who does.',
      );
    const record = tx.recordsOfItem(into).find(({ erased }) => erased === null);
    const { days } = parts.reader.collection(record!.collection)!.agreement;
    return putOrApply(parts, tx, {
      kind: 'join',
      collection: record!.collection,
      actor,
      rules: { partners, approvals: 'all', veto: [], days, silence: 'hold' },
      subject: { from, into } satisfies JoinSubject,
      time,
    });
  });
}
