import { rulesForItem } from '../../acts/dispute-rules.ts';
import type { StoredDispute } from '../../archive/curation-reader.ts';
import type { Archive } from '../../archive/open-archive.ts';
import { maySee, type Viewer } from '../../curation/access.ts';
import { disputeState } from '../../curation/dispute-state.ts';
import { concerned } from '../../curation/disputes/concerned.ts';
import { type PublicDispute, partyDispute, publicDispute } from '../../curation/disputes/public-dispute.ts';
import type { DisputeState } from '../../curation/disputes/state.ts';
import { publicDisputeOf } from '../../curation/public/public-dispute-of.ts';

type Parts = Pick<Archive, 'reader' | 'curation' | 'publicList'>;

/**
 * How much of a dispute's subject a viewer may know of: `hidden` is the whole matter, `quoted` are texts that may tell what is restricted.
 */
function restrictedFor(parts: Parts, stored: StoredDispute, state: DisputeState, viewer: Viewer) {
  const { reader } = parts;
  const { subject } = state;
  const name = subject.kind === 'item' ? undefined : subject.record;
  const item = reader.item(stored.item);
  const describers = (item?.records ?? []).map(({ partner }) => partner);
  const access = reader.collection(stored.collection)?.agreement.access ?? { level: 'public' as const };
  const members = reader.collection(stored.collection)?.partners ?? [];
  if (!maySee(access, viewer, members)) return { hidden: true, quoted: true };
  const closed = (item?.restrictions ?? []).filter((r) => {
    if (r.record !== undefined && r.record !== name) return false;
    const owner = item!.records.find((record) => record.name === r.record)?.partner;
    const owners =
      r.record === undefined ? (r.ground === 'harm' ? [r.by] : describers) : owner ? [owner] : [];
    return !maySee(r.access, viewer, owners);
  });
  return {
    // That something is held back by this dispute, everyone may know; what it says, and the digest that names it, not.
    hidden: closed.some((r) => r.statement === undefined && r.dispute !== stored.id),
    quoted: closed.some((r) => r.statement === undefined || r.statement === stored.statement),
  };
}

/**
 * A dispute as a viewer may see it: the parties, the panel and those who keep the archive see all texts; everyone else the public picture, and
 * nothing where the subject is not theirs to know of.
 */
export function seeDispute(
  parts: Parts,
  stored: StoredDispute,
  { viewer, operator }: { viewer: Viewer; operator: boolean },
): PublicDispute | undefined {
  const state = disputeState(parts, stored);
  if (!state) return undefined;
  const those = concerned(state, rulesForItem(parts, stored.item));
  const takesPart = viewer.kind === 'partner' && viewer.partners.some((id) => those.includes(id));
  if (operator || takesPart) return partyDispute(state);
  const open = publicDisputeOf(parts, stored.number);
  if (open || viewer.kind === 'public') return open;
  // What is restricted to partners is not the public's to know of, and theirs.
  const { hidden, quoted } = restrictedFor(parts, stored, state, viewer);
  return hidden ? undefined : publicDispute(state, { texts: !quoted });
}
