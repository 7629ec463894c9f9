import type { StoredDispute } from '../archive/curation-reader.ts';
import type { Transaction } from '../archive/writer.ts';
import { applyEvent } from '../curation/disputes/apply-event.ts';
import { concerned } from '../curation/disputes/concerned.ts';
import { effects } from '../curation/disputes/effects.ts';
import type { DisputeEvent } from '../curation/disputes/events.ts';
import { nextDeadline } from '../curation/disputes/next-deadline.ts';
import { publicDispute } from '../curation/disputes/public-dispute.ts';
import type { DisputeState } from '../curation/disputes/state.ts';
import type { DisputeRules } from '../curation/disputes/types.ts';
import { tell } from './tell.ts';

/** Who held, for the restriction that keeps the subject back; the judgement's own holds stand in the claimant's name. */
const holderOf = (state: DisputeState): string => {
  const last = state.holds.at(-1)?.by;
  if (last !== undefined && last !== 'operator') return last;
  return state.claimant.kind === 'partner' ? state.claimant.partner : 'operator';
};

/** Brings what is held back in step with what the dispute says. */
function keepHold(
  tx: Transaction,
  stored: StoredDispute,
  state: DisputeState,
  actor: string,
  time: string,
): void {
  const { item, record, statement } = stored;
  const place = {
    item,
    ...(record !== undefined && { record }),
    ...(statement !== undefined && { statement }),
  };
  const { held } = effects(state);
  const there = tx.restrictionsAt(place).some((restriction) => restriction.dispute === stored.id);
  if (held && !there)
    tx.restrict({
      ...place,
      access: { level: 'withheld' },
      partner: holderOf(state),
      actor,
      ground: state.ground === 'harm' ? 'harm' : 'dispute',
      dispute: stored.id,
      time,
    });
  // What was split off the item since was held with it.
  if (!held) for (const other of tx.liftHolds(stored.id)) if (other !== item) tx.change(other);
}

const outcomeOf = (event: DisputeEvent): Record<string, unknown> =>
  event.kind === 'decided' ? { outcome: event.outcome, way: event.way, round: event.round } : {};

/** Keeps new events of a dispute with their entries in the log, and brings about what follows: marks, holds, public decisions, word to those concerned. */
export function keepEvents(
  tx: Transaction,
  {
    stored,
    state: before,
    events,
    rules,
    actor,
    partner,
    time,
  }: {
    stored: StoredDispute;
    state: DisputeState | undefined;
    events: readonly DisputeEvent[];
    rules: DisputeRules;
    actor: string;
    /** The partner who acted, who need not be told. */
    partner?: string;
    time: string;
  },
): DisputeState {
  const subject = `dispute/${stored.number}`;
  let state = before;
  let told = before ? concerned(before, rules) : [];
  for (const event of events) {
    state = applyEvent(state, event);
    tx.disputeEvent({ dispute: stored.id, time: event.at, actor, event });
    const seq = tx.log({ time, actor, kind: `dispute.${event.kind}`, subject, payload: event });
    if (publicDispute(state))
      tx.decision({
        seq,
        time,
        kind: `dispute.${event.kind}`,
        collection: stored.collection,
        item: stored.item,
        ...(stored.record !== undefined && { record: stored.record }),
        ...(partner !== undefined && { partner }),
        detail: { dispute: stored.number, ...outcomeOf(event) },
      });
    told = [...new Set([...told, ...concerned(state, rules)])];
    if (event.kind !== 'seeded')
      tell(tx, {
        partners: told,
        ...(partner !== undefined && { except: partner }),
        kind: `dispute.${event.kind}`,
        subject,
        detail: { item: stored.item, ground: state.ground, ...outcomeOf(event) },
        time,
      });
  }
  const now = state!;
  const due = nextDeadline(now)?.at;
  const { contested } = effects(now);
  const outcome = now.outcomes.at(-1)?.outcome;
  tx.setDispute({
    id: stored.id,
    state: { phase: now.phase, ground: now.ground, claimant: now.claimant, ...(outcome && { outcome }) },
    open: now.phase !== 'closed',
    contested,
    ...(due !== undefined && { deadline: due }),
  });
  keepHold(tx, stored, now, actor, time);
  tx.change(stored.item);
  return now;
}
