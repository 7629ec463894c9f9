import type { StoredDispute } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { maySee } from '../access.ts';
import { disputeState } from '../dispute-state.ts';
import { type PublicDispute, publicDispute } from '../disputes/public-dispute.ts';
import type { Subject } from '../disputes/types.ts';
import { thePublic } from '../view.ts';
import { standsInPublic } from './stands-in-public.ts';

type Parts = Pick<Archive, 'reader' | 'curation' | 'publicList'>;

/** The name that a dispute's record has today: records move when items are joined. */
function recordName(
  { curation }: Parts,
  { item, record }: StoredDispute,
  filed: Subject,
): string | undefined {
  if (record === undefined || filed.kind === 'item') return undefined;
  if (curation.recordAt(item, filed.record)?.id === record) return filed.record;
  return curation.revisionsOf(record)[0]?.name;
}

/** The subject at its address of today; a statement that is held back is not named, for its name is a digest of what it says. */
function subjectToday(
  filed: Subject,
  { item, record, named }: { item: string; record?: string; named: boolean },
): Subject {
  if (filed.kind === 'item' || record === undefined) return { kind: 'item', item };
  return named ? { ...filed, item, record } : { kind: 'record', item, record };
}

/**
 * A dispute as everyone may see it today. Undefined for a number that nobody gave, for a request that was not admitted, and where the public may not
 * know of the subject. Texts are withheld where the subject, or the statement in question, is held back or gone: they may quote it.
 */
export function publicDisputeOf(parts: Parts, number: string): PublicDispute | undefined {
  const stored = parts.curation.disputeNumbered(number);
  const state = stored && disputeState(parts, stored);
  if (!state) return undefined;
  const { item } = stored;
  const record = recordName(parts, stored, state.subject);
  if (stored.record !== undefined && record === undefined) return undefined;
  const standing = standsInPublic(parts, { item, ...(record !== undefined && { record }) });
  if (standing === 'hidden') return undefined;
  const closed = (parts.reader.item(item)?.restrictions ?? []).some(
    (r) =>
      r.statement !== undefined &&
      r.record === record &&
      r.statement === stored.statement &&
      !maySee(r.access, thePublic, []),
  );
  const texts = standing === 'open' && !closed;
  const dispute = publicDispute(state, { texts });
  if (!dispute) return undefined;
  const subject = subjectToday(state.subject, {
    item,
    ...(record !== undefined && { record }),
    named: texts,
  });
  return { ...dispute, subject };
}
