import type { Archive } from '../archive/open-archive.ts';
import { disputeState } from '../curation/dispute-state.ts';
import type { DisputeCommand, FileCommand } from '../curation/disputes/commands.ts';
import { decideDispute } from '../curation/disputes/decide-dispute.ts';
import { dueEvents } from '../curation/disputes/due-events.ts';
import type { DisputeState } from '../curation/disputes/state.ts';
import type { DisputeActor } from '../curation/disputes/types.ts';
import { rulesForItem } from './dispute-rules.ts';
import { keepEvents } from './keep-dispute.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';

type Parts = Pick<Archive, 'writer' | 'curation' | 'reader'>;

/** A step in a dispute: an answer, a proposal, a panelist's vote, a hold. `by`: the pseudonym for the log. */
export function actOnDispute(
  parts: Parts,
  {
    number,
    command,
    actor,
    by,
    time,
  }: {
    number: string;
    command: Exclude<DisputeCommand, FileCommand>;
    actor: DisputeActor;
    by: string;
    time: string;
  },
): Outcome<{ state: DisputeState }> {
  return parts.writer.attempt((tx): Outcome<{ state: DisputeState }> => {
    const stored = parts.curation.disputeNumbered(number);
    const state = stored && disputeState(parts, stored);
    if (!stored || !state) return unknown(`dispute ${number}`);
    const rules = rulesForItem(parts, stored.item);
    const decision = decideDispute(state, command, actor, rules, time);
    if (decision.outcome === 'refused') return refuse('conflict', decision.reason, decision.remedy);
    const partner = actor.kind === 'partner' ? actor.partner : undefined;
    const now = keepEvents(tx, {
      stored,
      state,
      events: decision.events,
      rules,
      actor: by,
      time,
      ...(partner !== undefined && { partner }),
    });
    return { outcome: 'done', state: now };
  });
}

/** Brings about what deadlines of disputes have come to; says how many disputes moved. */
export function followDisputeDeadlines(parts: Parts, time: string): number {
  let moved = 0;
  for (const { id } of parts.curation.disputesDue(time))
    parts.writer.transact((tx) => {
      const stored = parts.curation.dispute(id)!;
      const state = disputeState(parts, stored);
      if (!state) return;
      const rules = rulesForItem(parts, stored.item);
      const events = dueEvents(state, rules, time);
      if (events.length === 0) return;
      keepEvents(tx, { stored, state, events, rules, actor: 'deadline', time });
      moved += 1;
    });
  return moved;
}
